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
export function Goods({ card, now }: { readonly card: CardView; readonly now: number }) {
  return (
    <View className={style.goods}>
      <View className={`${style.prices} ${isOver(card, now) ? style.over : ''}`}>
        <View>
          <View className={style.label}>{words.groupPrice}</View>
          <Price fen={card.priceFen} size='xl' tone='inherit' />
        </View>
        <View className={style.aside}>
          <View>
            {words.single} ¥{yuan(card.singlePriceFen)}
          </View>
          <View>{amountOf(card, now)}</View>
        </View>
      </View>
      <View className={style.brand}>
        <Tag tone='good'>{card.brand.name}</Tag>
        <View className={style.ends}>{whenOf(card, now)}</View>
      </View>
      <View className={style.title} {...told({ role: 'heading' })}>
        {card.title}
      </View>
      {card.about && <View className={style.about}>{card.about}</View>}
    </View>
  )
}

const isOver = ({ status, endsAt }: CardView, now: number): boolean => status === 'ended' || Date.parse(endsAt) <= now

/** Units left are nobody's business once it is over. */
function amountOf(card: CardView, now: number): string {
  const sold = card.sold > 0 ? [words.sold(card.sold)] : []
  return [...sold, ...(isOver(card, now) ? [] : [words.left(card.left)])].join(' · ')
}

function whenOf({ startsAt, endsAt }: CardView, now: number): string {
  if (Date.parse(startsAt) > now) return words.startsAt(dayTime(startsAt))
  return Date.parse(endsAt) > now ? words.endsAt(dayTime(endsAt)) : words.endedAt(dayTime(endsAt))
}

interface PromisesProps {
  readonly card: CardView
  readonly now: number
  /** Moments' single page leads nowhere. */
  readonly still: boolean
  readonly onChoose: () => void
}

/** Who sells, who ships, by when, and how the money comes back. */
export function Promises({ card, now, still, onChoose }: PromisesProps) {
  const { soldBy, brand } = card
  return (
    <Card bare>
      {card.goods.length > 1 && (
        <Cell
          icon='box'
          title={words.choose}
          note={card.goods.map((sku) => sku.options).join('、')}
          onTap={still ? undefined : onChoose}
        />
      )}
      <Cell
        icon='truck'
        title={words.shipsIn(card.shipsInDays)}
        note={words.shipsBy(day(Math.max(now, Date.parse(card.startsAt)) + card.shipsInDays * DAY))}
      />
      <Cell
        icon='pin'
        title={words.shipper}
        note={words.shipperNote(brand.name, brand.city)}
        value={still ? undefined : words.visitBrand}
        onTap={still ? undefined : () => go('consumer/brand', { id: brand.id })}
      />
      {soldBy && (
        <Cell
          icon='shop'
          title={words.seller}
          note={words.sellerNote(soldBy.name)}
          value={still ? undefined : words.visitShop}
          onTap={still ? undefined : () => go('consumer/shop', { id: soldBy.shopId })}
        />
      )}
      <Cell icon='refund' title={words.refund} note={words.refundNote} />
    </Card>
  )
}
