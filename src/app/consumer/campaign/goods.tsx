import { View } from '@tarojs/components'
import type { Card as CardView } from '@/campaigns/panels'
import { yuan } from '@/kernel/money'
import { DAY } from '@/kernel/time'
import { Card, Cell, Price, Tag, told } from '@/ui'
import { day, dayTime } from '@/ui/when'
import { go } from '../../routes'
import { words as all } from '../words'
import style from './goods.module.css'

const words = all.campaign

/** Price first, then what it is. */
export function Goods({ card }: { readonly card: CardView }) {
  return (
    <View className={style.goods}>
      <View className={style.prices}>
        <View>
          <View className={style.label}>{words.groupPrice}</View>
          <Price fen={card.priceFen} size='xl' tone='inherit' />
        </View>
        <View className={style.aside}>
          <View>
            {words.singlePrice} ¥{yuan(card.singlePriceFen)}
          </View>
          <View>
            {card.sold > 0 && `${words.sold(card.sold)} · `}
            {words.left(card.left)}
          </View>
        </View>
      </View>
      <View className={style.brand}>
        <Tag tone='good'>{card.brand.name}</Tag>
        <View className={style.ends}>{words.endsAt(dayTime(card.endsAt))}</View>
      </View>
      <View className={style.title} {...told({ role: 'heading' })}>
        {card.title}
      </View>
      {card.about && <View className={style.about}>{card.about}</View>}
    </View>
  )
}

interface PromisesProps {
  readonly card: CardView
  readonly now: number
  readonly onChoose: () => void
}

/** Who sells, who ships, by when, and how the money comes back. */
export function Promises({ card, now, onChoose }: PromisesProps) {
  const { soldBy, brand } = card
  return (
    <Card bare>
      {card.goods.length > 1 && (
        <Cell icon='box' title={words.choose} note={card.goods.map((sku) => sku.options).join('、')} onTap={onChoose} />
      )}
      <Cell
        icon='truck'
        title={words.shipsIn(card.shipsInDays)}
        note={words.shipsBy(day(now + card.shipsInDays * DAY))}
      />
      <Cell icon='pin' title={words.shipper} note={words.shipperNote(brand.name, brand.city)} />
      {soldBy && (
        <Cell
          icon='shop'
          title={words.seller}
          note={words.sellerNote(soldBy.name)}
          value={words.visitShop}
          onTap={() => go('consumer/shop', { id: soldBy.shopId })}
        />
      )}
      <Cell icon='refund' title={words.refund} note={words.refundNote} />
    </Card>
  )
}
