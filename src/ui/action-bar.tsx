import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './action-bar.module.css'

/** Buttons that stay under the thumb; it leaves room for itself at the end of the page. */
export function ActionBar({ children }: PropsWithChildren) {
  return (
    <>
      <View className={style.room} />
      <View className={style.bar}>{children}</View>
    </>
  )
}
