import { Picker, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { shortNo } from '@/app/order-no'
import type { OutputOf } from '@/kernel/contract'
import { carriers } from '@/orders/carriers'
import type { toShip } from '@/orders/shipping-contract'
import { Field, Icon, Picture, Tag, Word } from '@/ui'
import { day, dayTime } from '@/ui/when'
import { words } from '../words'
import css from './order-card.module.css'
import { isTrackingNo } from './pasted'

export type Order = OutputOf<typeof toShip>['items'][number]
export interface Label {
  readonly carrier: string
  readonly trackingNo: string
}

interface Props {
  order: Order
  label: Label
  /** Why the server did not ship it, when it was asked to. */
  problem: string | null
  onChange: (label: Label) => void
}

const NAMES = carriers.map((carrier) => carrier.name)
const copy = (data: string) => Taro.setClipboardData({ data })

/** One parcel to be: how long there is, what goes in, where it goes, and its label. */
export function OrderCard({ order, label, problem, onChange }: Props) {
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
          <Text className={css.units}>{words.shipping.units(line.units)}</Text>
        </View>
      ))}
      <Address order={order} />
      <LabelFields label={label} onChange={onChange} />
      {problem && (
        <View className={css.problem} ariaRole='alert'>
          {words.shipping.problems[problem] ?? words.shipping.problemUnknown(problem)}
        </View>
      )}
    </View>
  )
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

function LabelFields({ label, onChange }: Pick<Props, 'label' | 'onChange'>) {
  const at = NAMES.indexOf(label.carrier as (typeof NAMES)[number])
  const wrong = label.trackingNo !== '' && !isTrackingNo(label.trackingNo)
  const missing = label.trackingNo !== '' && label.carrier === ''
  return (
    <View className={css.fields}>
      <Picker
        mode='selector'
        range={NAMES}
        value={Math.max(0, at)}
        onChange={(event) => onChange({ ...label, carrier: NAMES[Number(event.detail.value)] ?? '' })}
      >
        <View className={css.carrierLabel}>{words.shipping.carrier}</View>
        <View className={`${css.carrier} ${missing ? css.wrong : ''}`}>
          <Text className={label.carrier === '' ? css.hint : ''}>{label.carrier || words.shipping.chooseCarrier}</Text>
          <Icon name='down' size={16} />
        </View>
      </Picker>
      <View className={css.tracking}>
        <Field
          label={words.shipping.trackingNo}
          value={label.trackingNo}
          hint={words.shipping.trackingHint}
          max={40}
          problem={wrong ? words.shipping.trackingNeeded : undefined}
          onChange={(trackingNo) => onChange({ ...label, trackingNo: trackingNo.trim() })}
        />
      </View>
    </View>
  )
}
