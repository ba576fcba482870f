import { Picker, View } from '@tarojs/components'
import { Choice, Field, Icon, Notice } from '@/ui'
import { CategorySelect } from '../category-select'
import css from './bulk.module.css'
import type { BulkDraft } from './bulk-edit'
import { words } from './words'

interface BulkFormProps {
  readonly draft: BulkDraft
  readonly reason: string
  readonly onChange: (draft: BulkDraft) => void
  readonly onReason: (reason: string) => void
}

const choices = <Key extends string>(names: Readonly<Record<Key, string>>) =>
  (Object.keys(names) as Key[]).map((value) => ({ value, label: names[value] }))

/** What shall be done to all of them; the fields follow what is chosen. */
export function BulkForm({ draft, reason, onChange, onReason }: BulkFormProps) {
  return (
    <View className={css.form}>
      <Labelled label={words.what}>
        <Choice
          label={words.what}
          items={choices(words.fields)}
          value={draft.field}
          onChange={(field) => onChange({ ...draft, field, value: '' })}
        />
      </Labelled>
      <How draft={draft} onChange={onChange} />
      {draft.field !== 'status' && <Value draft={draft} onChange={onChange} />}
      {draft.field === 'compared' && draft.value !== '' && <Source draft={draft} onChange={onChange} />}
      <Note draft={draft} />
      <Field label={words.reason} hint={words.reasonHint} value={reason} max={200} onChange={onReason} />
    </View>
  )
}

type Part = Pick<BulkFormProps, 'draft' | 'onChange'>

function How({ draft, onChange }: Part) {
  if (draft.field === 'price')
    return (
      <Labelled label={words.how}>
        <Choice
          label={words.how}
          items={choices(words.priceHow)}
          value={draft.priceHow}
          onChange={(priceHow) => onChange({ ...draft, priceHow })}
        />
      </Labelled>
    )
  if (draft.field === 'stock')
    return (
      <Labelled label={words.how}>
        <Choice
          label={words.how}
          items={choices(words.stockHow)}
          value={draft.stockHow}
          onChange={(stockHow) => onChange({ ...draft, stockHow })}
        />
      </Labelled>
    )
  if (draft.field !== 'status') return null
  return (
    <Labelled label={words.how}>
      <Choice
        label={words.how}
        items={choices(words.statusTo)}
        value={draft.status}
        onChange={(status) => onChange({ ...draft, status })}
      />
    </Labelled>
  )
}

function Value({ draft, onChange }: Part) {
  if (draft.field === 'status') return null
  if (draft.field === 'category')
    return (
      <CategorySelect
        label={words.value.category}
        value={draft.value}
        onChange={(value) => onChange({ ...draft, value })}
      />
    )
  const percent = draft.field === 'price' && (draft.priceHow === 'up' || draft.priceHow === 'down')
  const money = draft.field === 'price' || draft.field === 'compared'
  const unit = percent ? '%' : money ? '元' : draft.field === 'ships' ? '天' : '件'
  const type = money ? 'money' : draft.field === 'stock' ? 'text' : 'number'
  return (
    <Field
      id='bulk-value'
      label={draft.field === 'price' ? words.priceValue[draft.priceHow] : words.value[draft.field]}
      type={type}
      unit={unit}
      max={12}
      value={draft.value}
      onChange={(value) => onChange({ ...draft, value })}
    />
  )
}

function Source({ draft, onChange }: Part) {
  return (
    <>
      <Field
        label={words.comparedSource}
        hint={words.comparedSourceHint}
        max={100}
        value={draft.source}
        onChange={(source) => onChange({ ...draft, source })}
      />
      <Picker mode='date' value={draft.on} onChange={(event) => onChange({ ...draft, on: event.detail.value })}>
        <Labelled label={words.comparedOn}>
          <View className={css.day}>
            {draft.on || words.nothing}
            <Icon name='calendar' size={16} />
          </View>
        </Labelled>
      </Picker>
    </>
  )
}

function Note({ draft }: Pick<BulkFormProps, 'draft'>) {
  if (draft.field === 'stock') return <Notice>{words.stockNote}</Notice>
  if (draft.field === 'status') return <Notice>{words.statusNote[draft.status]}</Notice>
  if (draft.field === 'category') return <Notice>{words.categoryNote}</Notice>
  return draft.field === 'compared' ? <Notice>{words.comparedNote}</Notice> : null
}

function Labelled({ label, children }: React.PropsWithChildren<{ readonly label: string }>) {
  return (
    <View>
      <View className={css.label}>{label}</View>
      {children}
    </View>
  )
}
