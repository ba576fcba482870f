import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import style from './stat.module.css'
import { Tap } from './tap'

interface StatProps {
  readonly label: string
  readonly value: ReactNode
  /** What stands behind the number, in words. */
  readonly note?: ReactNode
  readonly tone?: 'ink' | 'good' | 'bad' | 'quiet'
  /** Opens what the number is made of. */
  readonly onTap?: () => void
}

/** One number that says what it is, with what stands behind it. */
export function Stat({ label, value, note, tone = 'ink', onTap }: StatProps) {
  const inside = (
    <>
      <View className={style.label}>{label}</View>
      <View className={`${style.value} ${style[tone]}`}>{value}</View>
      {note !== undefined && <View className={style.note}>{note}</View>}
    </>
  )
  if (!onTap) return <View className={style.stat}>{inside}</View>
  return (
    <Tap className={`${style.stat} ${style.opens}`} onTap={onTap}>
      {inside}
    </Tap>
  )
}
