import { View } from '@tarojs/components'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/orders/contract'
import { Card, GoodsLine, Price, Word } from '@/ui'
import { dayTime } from '@/ui/when'
import { copyText } from '../../wechat'
import { words as all } from '../words'
import { Bought } from './bought'
import style from './index.module.css'

const words = all.order

type OrderProps = { readonly order: OutputOf<typeof view> }

export function Goods({ order }: OrderProps) {
  return (
    <Card title={order.brandName}>
      {order.lines.map((line) => (
        <GoodsLine key={line.title + line.options} src={line.pictureUrl} title={line.title} options={line.options}>
          <Price fen={line.unitPriceFen} tone='ink' />
          <View>× {line.units}</View>
        </GoodsLine>
      ))}
      <Bought order={order} />
    </Card>
  )
}

/** The sums, and the number one reads to customer service. */
export function Money({ order }: OrderProps) {
  const goodsFen = order.lines.reduce((sum, line) => sum + line.lineFen, 0)
  const paid = order.paidFen > 0
  return (
    <Card title={words.money}>
      <Row label={words.goods} fen={goodsFen} />
      <Row label={words.freight} fen={order.totalFen - goodsFen} />
      <Row label={paid ? words.paid : words.due} fen={paid ? order.paidFen : order.totalFen} strong />
      {order.refundedFen > 0 && <Row label={words.refunded} fen={order.refundedFen} />}
      <View className={style.number}>
        <View className={style.numberText}>
          {words.number} {order.id.slice(-12)}
        </View>
        <Word onTap={() => copyText(order.id)}>{words.copy}</Word>
      </View>
      <View className={style.numberText}>
        {words.createdAt} {dayTime(order.createdAt)}
      </View>
    </Card>
  )
}

function Row({
  label,
  fen,
  strong = false,
}: {
  readonly label: string
  readonly fen: number
  readonly strong?: boolean
}) {
  return (
    <View className={`${style.row} ${strong ? style.strong : ''}`}>
      <View>{label}</View>
      <Price fen={fen} size={strong ? 'm' : 's'} tone={strong ? 'vermilion' : 'ink'} />
    </View>
  )
}
