import { Text, View } from '@tarojs/components'
import { yuan } from '@/kernel/money'
import { EmptySeat, Icon, Price, Tag } from '@/ui'
import type { Offer } from '../panels'
import style from './brand.module.css'
import type { Terms } from './terms'
import { words as all } from './words'

const words = all.brand.preview

/** What a buyer will see, and what each pays at each number of people. */
export function Preview({ offer }: { offer: Offer }) {
  const terms = offer.terms as unknown as Terms
  const lowest = [...offer.goods].sort((a, b) => a.priceFen - b.priceFen)[0]
  if (!lowest) return <Text className={style.hint}>{words.noGoods}</Text>
  const { priceFen, singlePriceFen } = lowest
  return (
    <View>
      <View className={style.money}>
        <Price fen={priceFen} size='l' />
        <Price fen={singlePriceFen} size='s' struck />
        {singlePriceFen > priceFen && <Tag tone='bad'>{words.saves(yuan(singlePriceFen - priceFen))}</Tag>}
      </View>
      <View className={style.facts}>
        <Text>{words.ships(offer.shipsInDays)}</Text>
        <Text>{words.limit(terms.unitsPerPerson)}</Text>
      </View>
      <View className={style.group}>
        <Text className={style.groupTitle}>{words.title(terms.size)}</Text>
        <View className={style.seats}>
          {Array.from({ length: Math.min(5, Math.max(0, terms.size)) }, (_, at) => (
            <EmptySeat key={at} size='s' />
          ))}
        </View>
        <View className={style.promise}>
          <Icon name='shield' size={14} />
          <Text>{words.rule(terms.hours)}</Text>
        </View>
      </View>
      <Counts size={terms.size} priceFen={priceFen} singlePriceFen={singlePriceFen} />
      <View className={style.buttons}>
        <View className={style.alone}>
          <Text>¥{yuan(singlePriceFen)}</Text>
          <Text className={style.small}>{words.buyAlone}</Text>
        </View>
        <View className={style.start}>
          <Text>¥{yuan(priceFen)}</Text>
          <Text className={style.small}>{words.start}</Text>
        </View>
      </View>
    </View>
  )
}

interface CountsProps {
  size: number
  priceFen: number
  singlePriceFen: number
}

function Counts({ size, priceFen, singlePriceFen }: CountsProps) {
  return (
    <View className={style.counts}>
      <Text className={style.countsTitle}>{words.counts}</Text>
      <Count label={words.alone} value={`¥${yuan(singlePriceFen)}`} />
      <Count label={words.less(size)} value={words.refund} />
      <Count label={words.together(size)} value={`¥${yuan(priceFen)}`} strong />
    </View>
  )
}

function Count({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <View className={`${style.countRow} ${strong ? style.strong : ''}`}>
      <Text>{label}</Text>
      <Text>{value}</Text>
    </View>
  )
}
