import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { shortNo } from '@/app/order-no'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { earnings } from '@/ledger/contract'
import { Card, Tag, Tap } from '@/ui'
import { day, dayTime } from '@/ui/when'
import { words } from '../words'
import css from './earning-card.module.css'

type Earning = OutputOf<typeof earnings>['items'][number]

const TONES = { pending: 'wait', available: 'good', reversed: 'quiet' } as const

/** One line of commission: where it comes from, how it was computed, when it can be had and why then. */
export function EarningCard({ earning }: { earning: Earning }) {
  const open = () => Taro.navigateTo({ url: `/reseller/entries/index?order=${earning.orderId}` })
  return (
    <Card>
      <View className={css.head}>
        <Text className={css.title}>{earning.title}</Text>
        <Tag tone={TONES[earning.state]}>{words.earnings.state[earning.state]}</Tag>
      </View>
      <Tap className={css.money} onTap={open}>
        <View className={css.formula}>
          <Text>{words.earnings.formula(yuan(earning.lineFen), String(earning.rate / 100))}</Text>
          <Text>{words.earnings.units(earning.units)}</Text>
        </View>
        <Text className={`${css.sum} ${earning.state === 'reversed' ? css.reversed : ''}`}>
          ¥{yuan(earning.commissionFen)} ›
        </Text>
      </Tap>
      <View className={css.why}>
        <Text className={css.when}>{whenOf(earning)}</Text>
        <Text className={css.rule}>{words.earnings.rules[earning.rule] ?? earning.rule}</Text>
      </View>
      <View className={css.foot}>
        <Text>{words.earnings.order(shortNo(earning.orderId))}</Text>
        <Text>{dayTime(earning.at)}</Text>
      </View>
    </Card>
  )
}

function whenOf(earning: Earning): string {
  if (earning.state === 'reversed') return words.earnings.reversedOn
  if (!earning.availableAt) return words.earnings.availableUnknown
  const date = day(earning.availableAt)
  return earning.state === 'available' ? words.earnings.availableSince(date) : words.earnings.availableOn(date)
}
