import { View } from '@tarojs/components'
import type { ofProduct } from '@/ratings/contract'
import { Card, Stars, Word } from '@/ui'
import { RatingCard } from '../../rating-card'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'
import style from './reviews.module.css'

const words = all.ratings
const SHOWN = 2

interface ReviewsProps {
  readonly productId: string
  readonly title: string
  /** Moments' single page leads nowhere. */
  readonly still: boolean
}

/** What buyers say: the mean, the two newest with words, and the way to all of them. Nothing at all before the first. */
export function Reviews({ productId, title, still }: ReviewsProps) {
  const { data } = useAsk<typeof ofProduct>('visitor/ratings.ofProduct', { productId, words: 'yes', limit: SHOWN })
  if (!data || data.summary.average === null) return null
  const { average, count } = data.summary
  return (
    <Card title={words.title} aside={words.count(count)}>
      <View className={style.head}>
        <View className={style.mean}>{average.toFixed(1)}</View>
        <Stars value={average} label={words.title} />
      </View>
      <View className={style.real}>{words.real}</View>
      {data.items.map((rating) => (
        <View key={rating.id} className={style.one}>
          <RatingCard rating={rating} short />
        </View>
      ))}
      {!still && (
        <View className={style.all}>
          <Word
            role='link'
            icon='chevron'
            onTap={() => go('consumer/ratings', { p: productId, t: title.slice(0, 60) })}
          >
            {words.all}
          </Word>
        </View>
      )}
    </Card>
  )
}
