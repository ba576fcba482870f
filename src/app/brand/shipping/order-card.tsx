import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { shortNo } from '@/app/order-no'
import { Picture, Tag, Word } from '@/ui'
import { day, dayTime } from '@/ui/when'
import { words } from '../words'
import { type BatchDesk, BatchLine } from './batch-line'
import type { Label } from './label'
import { LabelFields } from './label-fields'
import type { Order } from './order'
import css from './order-card.module.css'
import { words as own } from './words'

interface Props {
  order: Order
  label: Label
  /** Why the server did not ship it, when it was asked to. */
  problem: string | null
  onChange: (label: Label) => void
  batches: BatchDesk
  /** Null where there is one unit only: nothing to take apart. */
  onSplit: (() => void) | null
}

const copy = (data: string) => Taro.setClipboardData({ data })

/** One parcel to be: how long there is, what goes in, where it goes, and its label. */
export function OrderCard({ order, label, problem, batches, onChange, onSplit }: Props) {
  const late = order.hoursLeft < 0
  return (
    <View className={`${css.card} ${late ? css.late : ''}`}>
      <View className={css.head}>
        <Tag tone={late ? 'bad' : order.hoursLeft < 24 ? 'wait' : 'quiet'}>
          {words.shipping.hoursLeft(order.hoursLeft)}
        </Tag>
        <Text className={css.promise}>{words.shipping.shipsBy(day(order.shipsBy))}</Text>
        <Word
          icon='copy'
          tone='quiet'
          label={`${words.shipping.copyOrder} ${shortNo(order.orderId)}`}
          onTap={() => copy(order.orderId)}
        >
          {shortNo(order.orderId)}
        </Word>
      </View>
      {order.lines.map((line, at) => (
        <View key={at} className={css.line}>
          <View className={css.picture}>
            <Picture src={line.pictureUrl} alt={line.title} width={52} />
          </View>
          <View className={css.goods}>
            <Text className={css.title}>{line.title}</Text>
            <Text className={css.options}>{line.options}</Text>
          </View>
          <View className={css.count}>
            <Text className={css.units}>{words.shipping.units(line.units)}</Text>
            {line.sent > 0 && <Tag tone='wait'>{own.sent(line.sent, line.units)}</Tag>}
          </View>
        </View>
      ))}
      {order.parcels.map(({ carrier, trackingNo }) => (
        <Text key={trackingNo} className={css.gone}>
          {own.parcelGone(carrier, trackingNo)}
        </Text>
      ))}
      {order.delay && <Delay delay={order.delay} />}
      <BatchLine order={order} desk={batches} />
      <Address order={order} />
      <LabelFields label={label} onChange={onChange} />
      {problem && (
        <View className={css.problem} ariaRole='alert'>
          {own.problems[problem] ?? own.problemUnknown(problem)}
        </View>
      )}
      {onSplit && (
        <Word tone='quiet' onTap={onSplit}>
          {own.split}
        </Word>
      )}
    </View>
  )
}

export function Delay({ delay: { state, until, said } }: { readonly delay: NonNullable<Order['delay']> }) {
  const text = {
    waiting: own.delay.waiting,
    taken: own.delay.taken(day(until)),
    refused: own.delay.refused(said ?? ''),
  }
  return <Text className={state === 'refused' ? css.refused : css.gone}>{text[state]}</Text>
}

function Address({ order: { address, paidAt } }: { order: Order }) {
  const text = `${address.name} ${address.phone} ${address.region} ${address.detail}`
  return (
    <View className={css.address}>
      <View className={css.addressText}>
        <Text className={css.person} userSelect>
          {address.name} {address.phone}
        </Text>
        <Text className={css.place} userSelect>
          {address.region} {address.detail}
        </Text>
        <Text className={css.paid}>{words.shipping.paidAt(dayTime(paidAt))}</Text>
      </View>
      <Word icon='copy' label={words.shipping.copyAddress} onTap={() => copy(text)} />
    </View>
  )
}
