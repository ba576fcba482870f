import { View } from '@tarojs/components'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/orders/contract'
import { Button, Notice } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.order

/** "Why can I not have a refund?" — the server's reason in words, and who can help now. */
export function WhyNot({ order }: { readonly order: OutputOf<typeof view> }) {
  const { yes, why } = order.may.refund
  const text = yes || !why ? undefined : words.whyText[why]
  if (!text) return null
  const native = process.env.TARO_ENV === 'weapp'
  return (
    <Notice icon='info'>
      <View className={style.whyTitle}>{words.why}</View>
      {text}
      {native ? (
        <View className={style.contact}>
          <Button size='s' weight='plain' openType='contact'>
            {words.contact}
          </Button>
        </View>
      ) : (
        <View>{words.contactNote}</View>
      )}
    </Notice>
  )
}
