import { Text, View } from '@tarojs/components'
import { Announce } from './announce'
import { told } from './aria'
import style from './countdown.module.css'
import { words } from './words'

interface CountdownProps {
  /** ISO time or ms since the epoch. */
  readonly until: string | number
  /** The server's time in ms: a device's own clock may be wrong. */
  readonly now: number
  readonly look?: 'boxes' | 'plain'
  /** What else the ear wants to know with the time: "还差 1 人". With it the sentence is said aloud, once a minute. */
  readonly say?: string
}

const two = (n: number) => String(n).padStart(2, '0')

/** Time left to the second for the eye; for the ear by the minute, so that a screen reader is not flooded. */
export function Countdown({ until, now, look = 'boxes', say }: CountdownProps) {
  const left = Math.max(0, Math.floor(((typeof until === 'number' ? until : Date.parse(until)) - now) / 1000))
  const days = Math.floor(left / 86_400)
  const hours = Math.floor((left % 86_400) / 3_600)
  const minutes = Math.floor((left % 3_600) / 60)
  const label = left === 0 ? words.over : words.left(days, hours, minutes)
  const parts = [...(days || hours ? [two(hours)] : []), two(minutes), two(left % 60)]
  return (
    <View className={`${style.countdown} ${style[look]}`}>
      <View className={style.part} {...told({ role: 'timer', label })}>
        {days > 0 && <Text className={style.days}>{words.days(days)}</Text>}
        {parts.map((part, at) => (
          <View key={at} className={style.part}>
            {at > 0 && <Text className={style.colon}>:</Text>}
            <Text className={style.box}>{part}</Text>
          </View>
        ))}
      </View>
      {say && <Announce text={`${say}，${label}`} />}
    </View>
  )
}
