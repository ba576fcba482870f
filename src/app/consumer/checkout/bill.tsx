import { View } from '@tarojs/components'
import type { Card as CardView } from '@/campaigns/panels'
import { Card, GoodsLine, Price } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.checkout

interface LinesProps {
  readonly card: CardView
  readonly skuId: string
  readonly units: number
  readonly unitPriceFen: number
}

export function Lines({ card, skuId, units, unitPriceFen }: LinesProps) {
  const sku = card.goods.find((one) => one.skuId === skuId)
  return (
    <Card title={card.brand.name}>
      <GoodsLine src={sku?.pictureUrl || card.pictureUrl} title={card.title} options={sku?.options}>
        <Price fen={unitPriceFen} tone='ink' />
        <View>{words.unit(units)}</View>
      </GoodsLine>
    </Card>
  )
}

export function Bill({ totalFen }: { readonly totalFen: number }) {
  return (
    <Card>
      <View className={style.row}>
        <View>{words.goods}</View>
        <Price fen={totalFen} size='s' tone='ink' />
      </View>
      <View className={style.row}>
        <View>{words.freight}</View>
        <View>{words.freightFree}</View>
      </View>
      <View className={`${style.row} ${style.sum}`}>
        <View>{words.total}</View>
        <Price fen={totalFen} />
      </View>
    </Card>
  )
}
