import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/orders/contract'
import { Card, Cell, Countdown, Screen, Stack, Steps, told, Word } from '@/ui'
import { day } from '@/ui/when'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { useNow } from '../../state/clock'
import { copyText } from '../../wechat'
import { words as appWords } from '../../words'
import { DeadLink } from '../dead-link'
import { RefundTrail } from '../refund-trail'
import { words as all } from '../words'
import { Batches } from './batches'
import { Deeds } from './deeds'
import style from './index.module.css'
import { Goods, Money } from './money'
import { RateEntry } from './rate-entry'
import { timeline } from './timeline'
import { WhyNot } from './why-not'

const words = all.order
const POLL_MS = 5_000

/** C7: what it is, where it stands, and only the buttons that the server allows. */
export default function Order() {
  const { params } = useRouter()
  const asked = useAsk<typeof view>('consumer/orders.view', params.o ? { orderId: params.o } : null, {
    pollMs: POLL_MS,
  })
  return (
    <Screen
      ask={asked}
      skeleton='page'
      problem={({ code }) => (code === 'not-found' || code === 'bad-input' ? <DeadLink of='order' /> : null)}
    >
      {(order) => (
        <View>
          <Head order={order} />
          <Stack>
            {order.refund && (
              <Card title={words.refund} aside={<ToAfterSale orderId={order.id} />}>
                <RefundTrail refund={order.refund} />
              </Card>
            )}
            <RateEntry orderId={order.id} signed={order.status === 'signed' || order.status === 'finished'} />
            {order.parcels.length > 0 && <Parcels order={order} />}
            <Address order={order} />
            <Goods order={order} />
            <Money order={order} />
            <Batches orderId={order.id} />
            <Card title={words.timeline}>
              <Steps items={timeline(order)} />
            </Card>
            <WhyNot order={order} />
          </Stack>
          <Deeds order={order} again={asked.again} />
        </View>
      )}
    </Screen>
  )
}

type OrderProps = { readonly order: OutputOf<typeof view> }

function Head({ order }: OrderProps) {
  const now = useNow()
  const { status, payBefore, shipsBy, returnableUntil, roundId } = order
  const waiting = status === 'unpaid' && payBefore
  return (
    <View className={`${style.head} ${style[status] ?? ''}`}>
      <View className={style.status} {...told({ role: 'heading' })}>
        {appWords.orderStatus[status]}
        {waiting && <Countdown until={payBefore} now={now} />}
      </View>
      <View className={style.statusNote}>{words.statusNote[status]}</View>
      {status === 'to-ship' && shipsBy && <View className={style.statusNote}>{words.shipsBy(day(shipsBy))}</View>}
      {status === 'signed' && returnableUntil && (
        <View className={style.statusNote}>{words.returnable(day(returnableUntil))}</View>
      )}
      {roundId && status !== 'unpaid' && status !== 'closed' && (
        <Word tone='inherit' onTap={() => go('consumer/round', { r: roundId })}>
          {words.toRound}
        </Word>
      )}
    </View>
  )
}

function ToAfterSale({ orderId }: { readonly orderId: string }) {
  return (
    <Word role='link' onTap={() => go('consumer/after-sale', { o: orderId })}>
      {words.refundDetails}
    </Word>
  )
}

function Parcels({ order }: OrderProps) {
  const inParts = order.parcels.length > 1 || order.status === 'to-ship'
  return (
    <Card title={words.parcels} bare>
      {order.parcels.map(({ carrier, trackingNo, shippedAt, goods }, at) => (
        <View key={trackingNo}>
          <Cell
            icon='truck'
            title={inParts ? words.parcelNo(at + 1, carrier) : carrier}
            note={inParts ? trackingNo : `${trackingNo} · ${day(shippedAt)}`}
            value={words.copyNo}
            chooses
            onTap={() => copyText(trackingNo)}
          />
          {inParts && (
            <View className={style.inParcel}>
              {words.sentOn(day(shippedAt))}
              {goods.map((one) => `${one.title} ${one.options} × ${one.units}`).join('；')}
            </View>
          )}
        </View>
      ))}
      {order.status === 'to-ship' && <View className={style.inParcel}>{words.moreParcels}</View>}
    </Card>
  )
}

function Address({ order: { address } }: OrderProps) {
  return (
    <Card bare>
      {address ? (
        <Cell icon='pin' title={`${address.name} ${address.phone}`} note={`${address.region} ${address.detail}`} />
      ) : (
        <Cell icon='pin' title={words.addressGone} note={words.addressGoneNote} />
      )}
    </Card>
  )
}
