import { View } from '@tarojs/components'
import type { z } from 'zod'
import type { orderSummary } from '@/orders/contract'
import { Countdown, GoodsLine, Price, Tag, Tap, type Tone } from '@/ui'
import style from './order-card.module.css'
import { go } from './routes'
import { useNow } from './state/clock'
import { words } from './words'

type Order = z.infer<typeof orderSummary>

const TONE: Record<Order['status'], Tone> = {
  unpaid: 'bad',
  closed: 'quiet',
  forming: 'wait',
  'to-ship': 'good',
  shipped: 'good',
  signed: 'quiet',
  finished: 'quiet',
  refunding: 'wait',
  refunded: 'quiet',
}

/** One order in a list; a tap opens it. */
export function OrderCard({ order }: { readonly order: Order }) {
  const { id, status, brandName, lines, totalFen, payBefore } = order
  const first = lines[0]
  return (
    <Tap className={style.card} role='link' onTap={() => go('consumer/order', { o: id })}>
      <View className={style.head}>
        <View className={style.brand}>{brandName}</View>
        {status === 'unpaid' && payBefore && <Hold until={payBefore} />}
        <Tag tone={TONE[status]}>{words.orderStatus[status]}</Tag>
      </View>
      <GoodsLine src={first?.pictureUrl ?? ''} title={first?.title ?? ''} options={first?.options}>
        <View>× {first?.units}</View>
        <Price fen={totalFen} tone='ink' />
      </GoodsLine>
    </Tap>
  )
}

/** A component of its own: the tick of a second redraws these digits and not the list. */
function Hold({ until }: { readonly until: string }) {
  return (
    <View className={style.hold}>
      <Countdown until={until} now={useNow()} look='plain' />
    </View>
  )
}
