import { View } from '@tarojs/components'
import type { brand as brandCall } from '@/discovery/contract'
import type { OutputOf } from '@/kernel/contract'
import { Card } from '@/ui'
import style from './brand-record.module.css'
import { words } from './record-words'

/** Promises kept, counted from orders. Without orders there is no number, least of all a hundred percent. */
export function BrandRecord({ brand: { record, ratings, average } }: { readonly brand: OutputOf<typeof brandCall> }) {
  const { sold } = record
  return (
    <Card title={words.record} aside={words.recordNote}>
      <View className={style.facts}>
        <Fact {...inTimeOf(record)} what={words.inTime} />
        <Fact number={String(sold)} unit='' what={words.sold} of='' />
        <Fact
          number={average === null ? '–' : average.toFixed(1)}
          unit=''
          what={words.rating}
          of={ratings > 0 ? words.ratingCount(ratings) : words.noRating}
        />
      </View>
    </Card>
  )
}

/** Of a few orders the orders themselves: one parcel in time is no hundred percent. */
const RATE_FROM = 10

function inTimeOf({ due, inTime }: OutputOf<typeof brandCall>['record']) {
  if (due === 0) return { number: '–', unit: '', of: words.noDue }
  if (due < RATE_FROM) return { number: `${inTime}/${due}`, unit: words.orders, of: words.fewDue(RATE_FROM) }
  return { number: String(Math.floor((inTime / due) * 1000) / 10), unit: '%', of: words.due(due) }
}

interface FactProps {
  readonly number: string
  readonly unit: string
  readonly what: string
  readonly of: string
}

function Fact({ number, unit, what, of }: FactProps) {
  return (
    <View className={style.fact}>
      <View className={style.number}>
        {number}
        {unit}
      </View>
      <View className={style.what}>{what}</View>
      {of && <View className={style.of}>{of}</View>}
    </View>
  )
}
