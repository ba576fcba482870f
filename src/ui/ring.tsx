import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { told } from './aria'
import style from './ring.module.css'
import { words } from './words'

interface RingProps {
  readonly total: number
  readonly filled: number
  /** Taken but not paid yet. */
  readonly held: number
  readonly tone?: 'going' | 'done' | 'over'
}

const COLOURS = { going: '#c23a22', done: '#1f5f4b', over: '#a89c8a' }
const HELD = '#e9a796'
const FREE = '#ece3d4'
const GAP_DEGREES = 7

/** One arc for each seat: full, held, free. Drawn by a conic gradient, which both platforms know. */
export function Ring({ total, filled, held, tone = 'going', children }: PropsWithChildren<RingProps>) {
  const share = 360 / Math.max(1, total)
  const gap = total > 1 ? GAP_DEGREES : 0
  const stops = Array.from({ length: total }, (_, at) => {
    const colour = at < filled ? COLOURS[tone] : at < filled + held ? HELD : FREE
    const [from, to] = [at * share + gap / 2, (at + 1) * share - gap / 2]
    return `transparent ${at * share}deg ${from}deg, ${colour} ${from}deg ${to}deg, transparent ${to}deg ${(at + 1) * share}deg`
  })
  return (
    <View className={style.ring} {...told({ role: 'img', label: words.ring(filled, total) })}>
      <View className={style.arc} style={{ backgroundImage: `conic-gradient(${stops.join(', ')})` }} />
      <View className={style.middle}>{children}</View>
    </View>
  )
}
