import { Picker, Text, View } from '@tarojs/components'
import { allBrand } from '@/campaigns/all-brand'
import { rateOf, yuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import { Card, Field, Icon } from '@/ui'
import { words } from '../words'
import { type Draft, offerOf } from './draft'
import css from './offer-form.module.css'
import { sayAt } from './problems'
import { SkuRows } from './sku-rows'

interface Props {
  draft: Draft
  problems: readonly Problem[]
  onChange: (draft: Draft) => void
}

/** All numbers of an offer; each has its problem under it, and the law where there is one. */
export function OfferForm({ draft, problems, onChange }: Props) {
  const say = (field: string) => sayAt(problems, field, draft.kind)
  const { Terms } = allBrand[draft.kind]!
  return (
    <>
      <Card title={words.studio.prices}>
        <Field
          label={words.studio.campaignTitle}
          value={draft.title}
          problem={say('title')}
          max={200}
          onChange={(title) => onChange({ ...draft, title })}
        />
        <SkuRows draft={draft} say={say} onChange={(goods) => onChange({ ...draft, goods })} />
        <Law>{words.studio.laws.single}</Law>
        <Law>{words.studio.laws.quota}</Law>
        {say('goods') && <Text className={css.problem}>{say('goods')}</Text>}
      </Card>
      <Card title={words.studio.terms}>
        <Terms terms={draft.terms} problems={problems} onChange={(terms) => onChange({ ...draft, terms })} />
      </Card>
      <Card title={words.studio.rest}>
        <Rest draft={draft} say={say} onChange={onChange} />
      </Card>
    </>
  )
}

interface RestProps extends Omit<Props, 'problems'> {
  say: (field: string) => string | undefined
}

function Rest({ draft, say, onChange }: RestProps) {
  const offer = offerOf(draft, 0)
  const lowest = Math.min(...offer.goods.map((goods) => goods.priceFen))
  const earns = offer.commissionRate > 0 && Number.isFinite(lowest) ? yuan(rateOf(lowest, offer.commissionRate)) : null
  return (
    <View>
      <View className={css.pair}>
        <View className={css.half}>
          <Field
            label={words.studio.commission}
            type='money'
            unit='%'
            value={draft.commission}
            problem={say('commissionRate')}
            onChange={(commission) => onChange({ ...draft, commission })}
          />
          {earns && <Text className={css.note}>{words.studio.commissionNote(earns)}</Text>}
          <Law>{words.studio.laws.commission}</Law>
        </View>
        <View className={css.half}>
          <Field
            label={words.studio.ships}
            type='number'
            unit={words.studio.days}
            value={draft.shipsInDays}
            problem={say('shipsInDays')}
            onChange={(shipsInDays) => onChange({ ...draft, shipsInDays })}
          />
          <Text className={css.note}>{words.studio.shipsHint}</Text>
          <Law>{words.studio.laws.ships}</Law>
        </View>
      </View>
      <View className={css.pair}>
        <Day
          label={words.studio.starts}
          value={draft.startsOn}
          problem={say('startsAt')}
          onChange={(startsOn) => onChange({ ...draft, startsOn })}
        />
        <Day
          label={words.studio.ends}
          value={draft.endsOn}
          problem={say('endsAt')}
          onChange={(endsOn) => onChange({ ...draft, endsOn })}
        />
      </View>
      <Law>{words.studio.laws.dates}</Law>
    </View>
  )
}

interface DayProps {
  label: string
  value: string
  problem?: string
  onChange: (day: string) => void
}

function Day({ label, value, problem, onChange }: DayProps) {
  return (
    <View className={css.half}>
      <Picker mode='date' value={value} onChange={(event) => onChange(event.detail.value)}>
        <View className={css.label}>{label}</View>
        <View className={`${css.day} ${problem ? css.wrong : ''}`}>
          <Text>{value}</Text>
          <Icon name='clock' size={16} />
        </View>
      </Picker>
      {problem && <Text className={css.problem}>{problem}</Text>}
    </View>
  )
}

function Law({ children }: { children: string }) {
  return (
    <View className={css.law}>
      <Icon name='info' size={14} />
      <Text className={css.lawText}>{children}</Text>
    </View>
  )
}
