import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/orders/contract'
import { Card, Cell, Notice, Picture, Price, Screen, Stack, told, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { go, goInstead } from '../../routes'
import { useAsk } from '../../state/ask'
import { copyText } from '../../wechat'
import { RefundTrail, whyOf } from '../refund-trail'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.afterSale
const POLL_MS = 3_000

type Order = OutputOf<typeof view>
type Refund = NonNullable<Order['refund']>

/** C8: the money on its way back, told like a parcel, until it has arrived. */
export default function AfterSale() {
  const { params } = useRouter()
  const orderId = params.o ?? ''
  const asked = useAsk<typeof view>('consumer/orders.view', orderId ? { orderId } : null, { pollMs: POLL_MS })
  const toOrder = { label: words.toOrder, onTap: () => goInstead('consumer/order', { o: orderId }) }
  return (
    <Screen
      ask={asked}
      skeleton='page'
      empty={({ refund }) =>
        refund ? null : { icon: 'refund', title: words.none, text: words.noneNote, action: toOrder }
      }
    >
      {(order) => order.refund && <OnItsWay order={order} refund={order.refund} />}
    </Screen>
  )
}

function OnItsWay({ order, refund }: { readonly order: Order; readonly refund: Refund }) {
  const done = order.status === 'refunded'
  const after = words.after[refund.reason]
  return (
    <View>
      <View className={`${style.head} ${done ? style.done : ''}`}>
        <View className={style.state} {...told({ role: 'heading' })}>
          {done ? words.refunded : words.refunding}
        </View>
        <View className={style.sum}>
          <Price fen={refund.amountFen} size='xl' tone='inherit' />
        </View>
        <View className={style.note}>{done ? words.refundedNote : words.refundingNote}</View>
      </View>
      <Stack>
        <Card title={words.trail}>
          <RefundTrail refund={refund} />
        </Card>
        {after && <Notice icon='people'>{after}</Notice>}
        <About refund={refund} orderId={order.id} />
        <Goods order={order} />
      </Stack>
    </View>
  )
}

function About({ refund, orderId }: { readonly refund: Refund; readonly orderId: string }) {
  const { reason, why, trail } = refund
  const askedAt = trail[0]?.at
  return (
    <Card title={words.about}>
      <Row label={words.rule} value={all.order.reasons[reason] ?? reason} />
      {why && <Row label={words.why} value={whyOf(why)} />}
      <Row label={words.to} value={words.toWhere} />
      {askedAt && <Row label={words.askedAt} value={dayTime(askedAt)} />}
      <View className={style.number}>
        <View className={style.label}>
          {all.order.number} {orderId.slice(-12)}
        </View>
        <Word label={all.order.copyOrder} onTap={() => copyText(orderId)}>
          {all.order.copy}
        </Word>
      </View>
    </Card>
  )
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <View className={style.row}>
      <View className={style.label}>{label}</View>
      <View className={style.value}>{value}</View>
    </View>
  )
}

function Goods({ order }: { readonly order: Order }) {
  const line = order.lines[0]
  if (!line) return null
  const title = (
    <View className={style.goods}>
      <View className={style.picture}>
        <Picture src={line.pictureUrl} alt={line.title} width={56} />
      </View>
      <View className={style.text}>
        <View className={style.title}>{line.title}</View>
        <View className={style.label}>
          {line.options} × {line.units}
        </View>
      </View>
    </View>
  )
  return (
    <Card bare>
      <Cell id='to-order' title={title} onTap={() => go('consumer/order', { o: order.id })} />
    </Card>
  )
}
