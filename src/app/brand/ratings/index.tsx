import { View } from '@tarojs/components'
import { useState } from 'react'
import { RatingCard } from '@/app/rating-card'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import type { ofBrand } from '@/ratings/contract'
import { Button, Card, LongList, Screen, Stack, Tabs } from '@/ui'
import { BrandFrame } from '../frame'
import { words } from '../rating-words'
import { AnswerSheet } from './answer-sheet'
import css from './index.module.css'

type Rating = OutputOf<typeof ofBrand>['items'][number]
type Which = keyof typeof words.tabs

/** What buyers say about this brand's goods. Each can be answered once; none can be changed or taken away. */
export default function BrandRatings() {
  const [which, setWhich] = useState<Which>('open')
  const [answering, setAnswering] = useState<Rating | null>(null)
  const asked = usePages<typeof ofBrand>('brand/ratings.ofBrand', { open: which === 'open' ? 'yes' : 'no' })
  return (
    <BrandFrame at='ratings'>
      <View className={css.page}>
        <Tabs
          value={which}
          onChange={setWhich}
          items={(['open', 'all'] as const).map((value) => ({ value, label: words.tabs[value] }))}
        />
        <Screen
          ask={asked}
          skeleton='list'
          empty={({ items }) =>
            items.length > 0
              ? null
              : {
                  icon: 'star',
                  title: which === 'open' ? words.noneOpen : words.none,
                  text: words.noneNote,
                  ...(which === 'open' ? { action: { label: words.tabs.all, onTap: () => setWhich('all') } } : {}),
                }
          }
        >
          {() => (
            <Stack>
              <LongList
                items={asked.items}
                keyOf={({ id }) => id}
                more={asked.more}
                fetching={asked.fetching}
                guess={180}
                label={words.task}
              >
                {(rating) => (
                  <Card>
                    <View className={css.goods}>{rating.title}</View>
                    <RatingCard rating={rating} />
                    {!rating.answer && (
                      <View className={css.deed}>
                        <Button weight='plain' size='s' onTap={() => setAnswering(rating)}>
                          {words.answer}
                        </Button>
                      </View>
                    )}
                  </Card>
                )}
              </LongList>
            </Stack>
          )}
        </Screen>
        {answering && (
          <AnswerSheet
            ratingId={answering.id}
            onClose={() => setAnswering(null)}
            onDone={async () => {
              setAnswering(null)
              await asked.again()
            }}
          />
        )}
      </View>
    </BrandFrame>
  )
}
