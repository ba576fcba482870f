import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { z } from 'zod'
import type { ofProduct, ratingSummary } from '@/ratings/contract'
import { Card, Empty, LongList, Problem, Screen, Skeleton, Stack, Stars, Tabs } from '@/ui'
import { RatingCard } from '../../rating-card'
import { useAsk } from '../../state/ask'
import { usePages } from '../../state/pages'
import { words as all } from '../found-words'
import style from './index.module.css'

const words = all.ratings

const FILTERS = ['all', 'words', '5', '4', '3', '2', '1'] as const
type Filter = (typeof FILTERS)[number]

function labelOf(filter: Filter): string {
  if (filter === 'all') return words.tabAll
  return filter === 'words' ? words.tabWords : words.tabStars(Number(filter))
}

function askOf(productId: string, filter: Filter) {
  if (filter === 'all') return { productId }
  return filter === 'words' ? { productId, words: 'yes' as const } : { productId, stars: Number(filter) }
}

/** All that buyers say about one product: how many gave how many stars, then each of them. */
export default function Ratings() {
  const { params } = useRouter()
  const [filter, setFilter] = useState<Filter>('all')
  const productId = params.p ?? ''
  const asked = useAsk<typeof ofProduct>('visitor/ratings.ofProduct', productId ? { productId } : null)
  return (
    <Screen
      ask={asked}
      skeleton='list'
      empty={({ summary }) => (summary.count === 0 ? { icon: 'star', title: words.none, text: words.noneNote } : null)}
    >
      {({ summary }) => (
        <Stack>
          <Summary summary={summary} title={decodeURIComponent(params.t ?? '')} />
          <View className={style.tabs}>
            <Tabs
              look='pills'
              value={filter}
              onChange={setFilter}
              items={FILTERS.map((value) => ({ value, label: labelOf(value) }))}
            />
          </View>
          <Listed productId={productId} filter={filter} onAll={() => setFilter('all')} />
        </Stack>
      )}
    </Screen>
  )
}

interface ListedProps {
  readonly productId: string
  readonly filter: Filter
  readonly onAll: () => void
}

function Listed({ productId, filter, onAll }: ListedProps) {
  const asked = usePages<typeof ofProduct>('visitor/ratings.ofProduct', askOf(productId, filter))
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (asked.error && asked.items.length === 0) return <Problem error={asked.error} onRetry={asked.again} />
  if (asked.items.length === 0)
    return <Empty icon='star' title={words.emptyFilter} action={{ label: words.showAll, onTap: onAll }} />
  return (
    <LongList
      items={asked.items}
      keyOf={({ id }) => id}
      more={asked.more}
      fetching={asked.fetching}
      guess={160}
      label={words.title}
    >
      {(rating) => (
        <Card>
          <RatingCard rating={rating} />
        </Card>
      )}
    </LongList>
  )
}

interface SummaryProps {
  readonly summary: z.infer<typeof ratingSummary>
  readonly title: string
}

function Summary({ summary: { average, count, perStar }, title }: SummaryProps) {
  return (
    <Card>
      {title && <View className={style.goods}>{title}</View>}
      <View className={style.sum}>
        <View className={style.mean}>
          <View className={style.number}>{(average ?? 0).toFixed(1)}</View>
          <Stars value={average ?? 0} size='s' label={words.title} />
        </View>
        <View className={style.bars}>
          {[5, 4, 3, 2, 1].map((stars) => {
            const n = perStar[stars - 1] ?? 0
            return (
              <View key={stars} className={style.bar}>
                <View className={style.barName}>{words.tabStars(stars)}</View>
                <View className={style.track}>
                  <View className={style.filled} style={{ width: `${count > 0 ? (n / count) * 100 : 0}%` }} />
                </View>
                <View className={style.barCount}>{n}</View>
              </View>
            )
          })}
        </View>
      </View>
      <View className={style.real}>{words.real}</View>
    </Card>
  )
}
