import { View } from '@tarojs/components'
import { Countdown, Notice } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'
import type { Order } from './order'

const words = all.checkout

/** Once the order exists its seat is held, and everybody may see for how long. */
export function Held({ order, now }: { readonly order: Order; readonly now: number }) {
  const payBefore = order.placed?.payBefore
  if (!payBefore) return null
  if (Date.parse(payBefore) <= now) return <Notice tone='wait'>{words.holdOver}</Notice>
  return (
    <View className={style.held} ariaRole='status'>
      <View>{words.hold}</View>
      <Countdown until={payBefore} now={now} />
    </View>
  )
}
