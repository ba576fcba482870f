import { View } from '@tarojs/components'
import { Children, type PropsWithChildren } from 'react'
import css from './halves.module.css'

/** What stands side by side and shares its row: the two buttons at the foot of a sheet. */
export function Halves({ children }: PropsWithChildren) {
  return (
    <View className={css.halves}>
      {Children.map(children, (child) => (
        <View className={css.half}>{child}</View>
      ))}
    </View>
  )
}
