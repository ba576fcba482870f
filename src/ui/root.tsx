import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useGrown } from './care'
import style from './screen.module.css'

/** A page's outermost element: here the sizes of care mode begin. Screen brings it along. */
export function Root({ className = '', children }: PropsWithChildren<{ readonly className?: string }>) {
  return <View className={`${style.screen} ${useGrown() ? 'care' : ''} ${className}`}>{children}</View>
}
