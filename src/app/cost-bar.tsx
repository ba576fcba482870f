import { View } from '@tarojs/components'
import { useState } from 'react'
import type { z } from 'zod'
import { yuan } from '@/kernel/money'
import type { costCard, opened } from '@/provenance/cost-contract'
import { PARTS, percentsOf } from '@/provenance/cost-rules'
import { Card, Choice, told } from '@/ui'
import { day } from '@/ui/when'
import css from './cost-bar.module.css'
import { words } from './trace-words'

type CostCard = z.infer<typeof costCard>
type Costs = NonNullable<z.infer<typeof opened>['costs']>

/** Where each fen of a price goes: one calm bar, the same in figures below it, and one sentence for the ear. */
export function CostBar({ card }: { readonly card: CostCard }) {
  const percents = percentsOf(card)
  const parts = PARTS.map((part, i) => ({ part, fen: card[part], percent: percents[i]! })).filter(({ fen }) => fen > 0)
  const said = parts.map(({ part, fen, percent }) => words.part(words.parts[part], yuan(fen), percent)).join('；')
  return (
    <View>
      <View className={css.bar} {...told({ role: 'img', label: words.costsSaid(said) })}>
        {parts.map(({ part, fen }) => (
          <View key={part} className={`${css.piece} ${css[part]}`} style={{ flexGrow: fen }} />
        ))}
      </View>
      {parts.map(({ part, fen, percent }) => (
        <View key={part} className={css.line}>
          <View className={`${css.dot} ${css[part]}`} />
          <View className={css.name}>{words.parts[part]}</View>
          <View className={css.figures}>
            <View className={css.fen}>¥{yuan(fen)}</View>
            <View className={css.percent}>{percent}%</View>
          </View>
          {part in words.partNotes && (
            <View className={css.note}>{words.partNotes[part as keyof typeof words.partNotes]}</View>
          )}
        </View>
      ))}
    </View>
  )
}

/** The cards of a campaign's goods, one at a time. */
export function CostsCard({ costs, note }: { readonly costs: Costs; readonly note?: string | undefined }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = costs.find(({ skuId }) => skuId === chosen) ?? costs[0]
  if (!shown) return null
  return (
    <Card title={words.costs(yuan(shown.card.priceFen))}>
      {costs.length > 1 && (
        <View className={css.choose}>
          <Choice
            label={words.which}
            items={costs.map(({ skuId, options }) => ({ value: skuId, label: options }))}
            value={shown.skuId}
            onChange={setChosen}
          />
        </View>
      )}
      <CostBar card={shown.card} />
      <View className={css.stated}>{note ?? words.stated(day(shown.validFrom))}</View>
    </Card>
  )
}
