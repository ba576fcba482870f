import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { told } from './aria'
import style from './badge.module.css'
import { words } from './words'

interface BadgeProps {
  /** How many; nothing is drawn at 0. */
  readonly count: number
  /** What is counted, for the ear: "3 条未读". Without it, just the number. */
  readonly label?: string
  /** Only that there is something, not how much. */
  readonly dot?: boolean
}

const MOST = 99

/** A count that wants attention, on the corner of what it counts or on its own. */
export function Badge({ count, label, dot = false, children }: PropsWithChildren<BadgeProps>) {
  const mark = count > 0 && (
    <View
      className={`${style.mark} ${dot ? style.dot : ''} ${children ? style.corner : ''}`}
      {...told({ role: 'img', label: label ?? words.count(count) })}
    >
      {dot ? '' : count > MOST ? `${MOST}+` : count}
    </View>
  )
  if (!children) return mark || null
  return (
    <View className={style.badge}>
      {children}
      {mark}
    </View>
  )
}
