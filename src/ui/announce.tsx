import { View } from '@tarojs/components'
import style from './announce.module.css'
import { told } from './aria'

interface AnnounceProps {
  /** A whole sentence. A screen reader says it when it changes, and not before: give it what changes once a minute. */
  readonly text: string
  /** Interrupts what is being read: only for what can't wait. */
  readonly urgent?: boolean
}

/** Words for the ear alone: what the eye sees in a ring, a countdown or a colour. */
export function Announce({ text, urgent = false }: AnnounceProps) {
  return (
    <View
      className={style.announce}
      {...told({ role: urgent ? 'alert' : 'status', live: urgent ? 'assertive' : 'polite' })}
    >
      {text}
    </View>
  )
}
