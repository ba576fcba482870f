import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { shortNo } from '@/app/order-no'
import { Icon, Picture, Tag, Word } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { day } from '@/ui/when'
import { words as shared } from '../words'
import { type BatchDesk, BatchLine } from './batch-line'
import { EMPTY, type Label } from './label'
import { LabelCell } from './label-cell'
import type { Order } from './order'
import { Delay } from './order-card'
import css from './to-ship-table.module.css'
import { words } from './words'

interface Props {
  readonly orders: readonly Order[]
  readonly labels: Readonly<Record<string, Label>>
  readonly problems: Readonly<Record<string, string>>
  readonly batches: BatchDesk
  readonly onLabel: (orderId: string, label: Label) => void
  readonly onSplit: (order: Order) => void
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

const { table } = words

/** The desk's way to ship: one order a line, the most urgent first, its label typed or scanned into the line. */
export function ToShipTable(props: Props) {
  const { orders, chosen, onChoose } = props
  const columns: readonly Column<Order>[] = [
    { key: 'no', title: table.no, main: true, cell: NumberCell },
    { key: 'left', title: table.left, cell: LeftCell },
    { key: 'goods', title: table.goods, cell: (order) => <GoodsCell order={order} batches={props.batches} /> },
    { key: 'to', title: table.to, cell: AddressCell },
    { key: 'label', title: table.label, cell: (order) => <ShipCell order={order} table={props} /> },
  ]
  return (
    <View className={`${css.table} off-paper`}>
      <DataTable
        caption={shared.shipping.tabs.toShip}
        columns={columns}
        rows={orders}
        keyOf={({ orderId }) => orderId}
        nameOf={({ orderId }) => shared.shipping.order(shortNo(orderId))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </View>
  )
}

const copy = (data: string) => Taro.setClipboardData({ data })

function NumberCell({ orderId }: Order) {
  const no = shortNo(orderId)
  return (
    <View className={css.no}>
      <Word icon='copy' tone='quiet' label={`${shared.shipping.copyOrder} ${no}`} onTap={() => copy(orderId)}>
        {no}
      </Word>
    </View>
  )
}

/** Late ones say so in words and by a sign; the colour comes on top. */
function LeftCell({ hoursLeft, shipsBy }: Order) {
  const late = hoursLeft < 0
  return (
    <View className={css.left}>
      <Tag tone={late ? 'bad' : hoursLeft < 24 ? 'wait' : 'quiet'}>
        {late && (
          <View className={css.sign}>
            <Icon name='alert' size={14} />
          </View>
        )}
        {shared.shipping.hoursLeft(hoursLeft)}
      </Tag>
      <Text className={css.by}>{shared.shipping.shipsBy(day(shipsBy))}</Text>
    </View>
  )
}

function GoodsCell({ order, batches }: { readonly order: Order; readonly batches: BatchDesk }) {
  return (
    <View className={css.goods}>
      {order.lines.map((line) => (
        <View key={line.position} className={css.line}>
          <View className={css.picture}>
            <Picture src={line.pictureUrl} alt='' width={36} />
          </View>
          <View className={css.name}>
            <Text className={css.title}>{line.title}</Text>
            <Text className={css.options}>{line.options}</Text>
            {line.sent > 0 && <Tag tone='wait'>{words.sent(line.sent, line.units)}</Tag>}
          </View>
          <Text className={css.units}>{shared.shipping.units(line.units)}</Text>
        </View>
      ))}
      {order.parcels.map(({ carrier, trackingNo }) => (
        <Text key={trackingNo} className={css.gone}>
          {words.parcelGone(carrier, trackingNo)}
        </Text>
      ))}
      {order.delay && <Delay delay={order.delay} />}
      <BatchLine order={order} desk={batches} />
    </View>
  )
}

function AddressCell({ address: { name, phone, region, detail } }: Order) {
  return (
    <View className={css.address}>
      <View className={css.where}>
        <Text className={css.person} userSelect>
          {name} {phone}
        </Text>
        <Text className={css.place} userSelect>
          {region} {detail}
        </Text>
      </View>
      <Word
        icon='copy'
        tone='quiet'
        label={`${shared.shipping.copyAddress} ${name}`}
        onTap={() => copy(`${name} ${phone} ${region} ${detail}`)}
      />
    </View>
  )
}

function ShipCell({
  order,
  table: { labels, problems, onLabel, onSplit },
}: {
  readonly order: Order
  readonly table: Props
}) {
  const { orderId, lines } = order
  const problem = problems[orderId]
  const left = lines.reduce((sum, { units, sent }) => sum + units - sent, 0)
  return (
    <View className={css.label}>
      <LabelCell label={labels[orderId] ?? EMPTY} of={shortNo(orderId)} onChange={(label) => onLabel(orderId, label)} />
      {problem && (
        <View className={css.problem} ariaRole='alert'>
          {words.problems[problem] ?? words.problemUnknown(problem)}
        </View>
      )}
      {left > 1 && (
        <Word tone='quiet' onTap={() => onSplit(order)}>
          {words.split}
        </Word>
      )}
    </View>
  )
}
