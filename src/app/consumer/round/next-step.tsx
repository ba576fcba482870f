import { View } from '@tarojs/components'
import type { Card as CardView, Round } from '@/campaigns/panels'
import type { OutputOf } from '@/kernel/contract'
import { DAY } from '@/kernel/time'
import type { view } from '@/orders/contract'
import { Card, Countdown, Icon, Notice, Steps } from '@/ui'
import { day } from '@/ui/when'
import { RefundTrail } from '../refund-trail'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.round

interface NextStepProps {
  readonly round: Round
  readonly card: CardView
  readonly order: OutputOf<typeof view> | null
  readonly now: number
}

/** What happens next, and by when: the shipping date, the refund's trail, or the road there. */
export function NextStep({ round, card, order, now }: NextStepProps) {
  const { headline, mine, formedAt } = round
  if (mine?.state === 'held' && mine.payBefore && Date.parse(mine.payBefore) > now) {
    return (
      <Notice tone='wait'>
        <View className={style.held}>
          <View>{words.hold}</View>
          <Countdown until={mine.payBefore} now={now} look='plain' />
        </View>
      </Notice>
    )
  }
  // Also for who left a group that goes on, or took the money back from one that stays formed.
  if (order?.refund) {
    return (
      <Card title={words.refundTitle}>
        <RefundTrail refund={order.refund} />
        <View className={style.note}>{words.refundNote}</View>
      </Card>
    )
  }
  if (headline.status === 'formed') {
    const shipsBy = order?.shipsBy ?? (formedAt ? Date.parse(formedAt) + card.shipsInDays * DAY : null)
    return (
      <Card>
        <View className={style.ship}>
          <View className={style.shipIcon}>
            <Icon name='truck' size={24} />
          </View>
          <View>
            <View className={style.shipBy}>{shipsBy && words.shipsBy(card.brand.name, day(shipsBy))}</View>
            <View className={style.note}>{words.shipsNote}</View>
          </View>
        </View>
      </Card>
    )
  }
  if (headline.status === 'failed') return null
  return (
    <Card title={words.waitTitle}>
      <Steps items={words.waitSteps.map((title, at) => ({ title, done: at === 0 }))} />
    </Card>
  )
}
