import { Picker, View } from '@tarojs/components'
import { Button, Card, Field, Icon, Notice, Word } from '@/ui'
import type { PartProps } from './basis'
import { type Draft, type DraftSku, emptySku } from './draft'
import css from './form.module.css'
import { words } from './words'

const MOST = 100

/** Each SKU with its price; one that is taken out is no longer offered, its orders and its stock stay. */
export function SkuFields({ draft, say, onChange }: PartProps) {
  const { skus } = draft
  const replace = (next: DraftSku) =>
    onChange({ ...draft, skus: skus.map((one) => (one.key === next.key ? next : one)) })
  const drop = (gone: DraftSku) => onChange({ ...draft, skus: skus.filter((one) => one !== gone) })
  const add = () => onChange({ ...draft, skus: [...skus, emptySku(`new-${skus.length + 1}-${Date.now()}`)] })
  return (
    <Card title={words.skus}>
      {skus.map((sku, i) => (
        <SkuRow
          key={sku.key}
          sku={sku}
          say={(field) => say(`skus.${i}.${field}`)}
          onChange={replace}
          onDrop={skus.length > 1 ? () => drop(sku) : undefined}
        />
      ))}
      {say('skus') && <Notice tone='bad'>{say('skus')}</Notice>}
      {skus.length < MOST && (
        <Button id='add-sku' size='m' weight='plain' onTap={add}>
          {words.addSku}
        </Button>
      )}
      {skus.some(({ compared }) => compared.trim() !== '') && <Basis draft={draft} onChange={onChange} />}
    </Card>
  )
}

interface SkuRowProps {
  readonly sku: DraftSku
  readonly say: (field: string) => string | undefined
  readonly onChange: (sku: DraftSku) => void
  readonly onDrop: (() => void) | undefined
}

function SkuRow({ sku, say, onChange, onDrop }: SkuRowProps) {
  const set = (some: Partial<DraftSku>) => onChange({ ...sku, ...some })
  return (
    <View className={css.sku}>
      <View className={css.fields}>
        <View className={css.wide}>
          <Field
            label={words.options}
            hint={words.optionsHint}
            max={200}
            value={sku.options}
            problem={say('options')}
            onChange={(options) => set({ options })}
          />
        </View>
        <View className={css.field}>
          <Field
            label={words.code}
            max={120}
            value={sku.code}
            problem={say('code')}
            onChange={(code) => set({ code })}
          />
        </View>
        <View className={css.field}>
          <Field
            label={words.price}
            type='money'
            unit={words.yuan}
            max={12}
            value={sku.price}
            problem={say('priceFen')}
            onChange={(price) => set({ price })}
          />
        </View>
        <View className={css.field}>
          <Field
            label={words.compared}
            type='money'
            unit={words.yuan}
            hint={words.comparedHint}
            max={12}
            value={sku.compared}
            problem={say('comparedFen')}
            onChange={(compared) => set({ compared })}
          />
        </View>
        <View className={css.field}>
          <Field
            label={words.barcode}
            max={40}
            value={sku.barcode}
            problem={say('barcode')}
            onChange={(barcode) => set({ barcode })}
          />
        </View>
        {!sku.id && (
          <View className={css.field}>
            <Field
              label={words.units}
              type='number'
              unit={words.piece}
              max={7}
              value={sku.units}
              problem={say('units')}
              onChange={(units) => set({ units })}
            />
          </View>
        )}
      </View>
      {onDrop && (
        <Word tone='quiet' icon='trash' label={words.dropSkuLabel(sku.options || sku.code)} onTap={onDrop}>
          {words.dropSku}
        </Word>
      )}
    </View>
  )
}

/** A crossed-out price is a claim: where and when it was charged stands beside it. */
function Basis({ draft, onChange }: Pick<PartProps, 'draft' | 'onChange'>) {
  const set = (some: Partial<Draft>) => onChange({ ...draft, ...some })
  return (
    <View className={css.basis}>
      <View className={css.basisTitle}>{words.comparedTitle}</View>
      <View className={css.note}>{words.comparedLaw}</View>
      <View className={css.fields}>
        <View className={css.wide}>
          <Field
            label={words.comparedSource}
            hint={words.comparedSourceHint}
            max={100}
            value={draft.comparedSource}
            onChange={(comparedSource) => set({ comparedSource })}
          />
        </View>
        <View className={css.field}>
          <Picker mode='date' value={draft.comparedOn} onChange={(event) => set({ comparedOn: event.detail.value })}>
            <View className={css.label}>{words.comparedOn}</View>
            <View className={css.day}>
              {draft.comparedOn || words.noDay}
              <Icon name='calendar' size={16} />
            </View>
          </Picker>
        </View>
      </View>
    </View>
  )
}
