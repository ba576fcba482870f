import { View } from '@tarojs/components'
import type { z } from 'zod'
import { DAY } from '@/kernel/time'
import type { ratingView, said } from '@/ratings/contract'
import { Avatar, Stars } from '@/ui'
import { day } from '@/ui/when'
import style from './rating-card.module.css'
import { words } from './rating-words'

export type Rating = z.infer<typeof ratingView>
type Said = z.infer<typeof said>

interface RatingCardProps {
  readonly rating: Rating
  /** Three lines of the first words and nothing that came later: a taste. */
  readonly short?: boolean
}

/** One buyer's rating: stars, words, what was said later, and the brand's answer. */
export function RatingCard({ rating, short = false }: RatingCardProps) {
  const { name, avatarUrl, stars, options, at, first, followUp, answer } = rating
  return (
    <View className={short ? style.short : ''}>
      <View className={style.head}>
        <Avatar name={name} src={avatarUrl} size='m' />
        <View className={style.who}>
          <View className={style.name}>{name}</View>
          <View className={style.bought}>{[day(at), options].filter(Boolean).join(' · ')}</View>
        </View>
        <Stars value={stars} size='s' label={words.stars} />
      </View>
      {first ? (
        <Words said={first} />
      ) : (
        !short && <View className={`${style.text} ${style.none}`}>{words.noWords}</View>
      )}
      {followUp && !short && (
        <View className={style.later}>
          <View className={style.label}>{words.followUp(daysBetween(at, followUp.at))}</View>
          <Words said={followUp} />
        </View>
      )}
      {answer && !short && (
        <View className={style.answer}>
          <View className={style.label}>{words.answer}</View>
          <Words said={answer} />
        </View>
      )}
    </View>
  )
}

function Words({ said: { text, state, reason } }: { readonly said: Said }) {
  return (
    <>
      <View className={style.text}>{text}</View>
      {state === 'pending' && <View className={style.state}>{words.pending}</View>}
      {state === 'rejected' && <View className={style.state}>{words.rejected(reason)}</View>}
    </>
  )
}

const daysBetween = (from: string, to: string): number => Math.floor((Date.parse(to) - Date.parse(from)) / DAY)
