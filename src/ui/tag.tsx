import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './tag.module.css'

export type Tone = 'info' | 'good' | 'warn' | 'bad'

export function Tag({ tone = 'info', children }: PropsWithChildren<{ readonly tone?: Tone }>) {
  return <View className={`${style.tag} ${style[tone]}`}>{children}</View>
}
