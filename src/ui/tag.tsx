import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './tag.module.css'

export type Tone = 'quiet' | 'good' | 'wait' | 'bad'

export function Tag({ tone = 'quiet', children }: PropsWithChildren<{ readonly tone?: Tone }>) {
  return <View className={`${style.tag} ${style[tone]}`}>{children}</View>
}
