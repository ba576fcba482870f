import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { z } from 'zod'
import type { ofOrder, ratedLine } from '@/ratings/contract'
import { Card, Picture, Screen, Stack } from '@/ui'
import { RatingCard } from '../../rating-card'
import { goInstead } from '../../routes'
import { useAsk } from '../../state/ask'
import { words as all } from '../found-words'
import { FollowUpForm } from './follow-up-form'
import style from './index.module.css'
import { RateForm } from './rate-form'

const words = all.rate

export type Line = z.infer<typeof ratedLine>

/** After signing: each line of the order can be rated once, and spoken of once more later. */
export default function Rate() {
  const { params } = useRouter()
  const orderId = params.o ?? ''
  const asked = useAsk<typeof ofOrder>('consumer/ratings.ofOrder', orderId ? { orderId } : null)
  const toOrder = { label: words.toOrder, onTap: () => goInstead('consumer/order', { o: orderId }) }
  return (
    <Screen
      ask={asked}
      skeleton='page'
      empty={({ lines }) =>
        lines.every(({ may, rating }) => may === 'nothing' && !rating)
          ? { icon: 'star', title: words.nothing, text: words.nothingNote, action: toOrder }
          : null
      }
    >
      {({ lines }) => (
        <Stack>
          {lines.map((line) => (
            <LineCard key={line.position} line={line} orderId={orderId} again={asked.again} />
          ))}
        </Stack>
      )}
    </Screen>
  )
}

interface LineCardProps {
  readonly line: Line
  readonly orderId: string
  readonly again: () => Promise<void>
}

function LineCard({ line, orderId, again }: LineCardProps) {
  return (
    <Card>
      <View className={style.goods}>
        <View className={style.picture}>
          <Picture src={line.pictureUrl} alt={line.title} width={64} />
        </View>
        <View className={style.text}>
          <View className={style.title}>{line.title}</View>
          <View className={style.options}>{line.options}</View>
        </View>
      </View>
      {line.rating && (
        <View className={style.mine}>
          <RatingCard rating={line.rating} />
        </View>
      )}
      {line.may === 'rate' && <RateForm orderId={orderId} position={line.position} done={again} />}
      {line.may === 'follow-up' && <FollowUpForm orderId={orderId} position={line.position} done={again} />}
    </Card>
  )
}
