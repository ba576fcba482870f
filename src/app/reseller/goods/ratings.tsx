import { View } from '@tarojs/components'
import { go } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { ofProduct } from '@/ratings/contract'
import { Card, Cell, Stars } from '@/ui'
import css from './index.module.css'
import { words } from './words'

/** What buyers gave, in one line that opens into each of them. */
export function Ratings({ productId, title }: { readonly productId: string; readonly title: string }) {
  const { data } = useAsk<typeof ofProduct>('visitor/ratings.ofProduct', { productId, words: 'yes', limit: 2 })
  if (!data) return null
  const { average, count } = data.summary
  if (average === null) {
    return (
      <Card title={words.ratings}>
        <View className={css.none}>{words.ratingsNone}</View>
      </Card>
    )
  }
  return (
    <Card title={words.ratings}>
      <Cell
        title={<Stars value={average} label={words.ratings} size='s' />}
        note={words.ratingsOf(count)}
        value={average.toFixed(1)}
        onTap={() => go('consumer/ratings', { p: productId, t: title })}
      />
      {data.items.map((item) => (
        <View key={item.id} className={css.said}>
          {item.name}：{item.first?.text}
        </View>
      ))}
    </Card>
  )
}
