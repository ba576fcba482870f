import { View } from '@tarojs/components'
import style from './icon.module.css'
import type { ICONS } from './icon-names'

export type IconName = (typeof ICONS)[number]

interface IconProps {
  readonly name: IconName
  readonly size?: 12 | 14 | 16 | 18 | 20 | 24 | 28 | 32 | 38 | 40 | 48
}

/** A drawn sign in the colour of the text around it; it says nothing to a screen reader, the words beside it do. */
export function Icon({ name, size = 20 }: IconProps) {
  return <View className={`${style.icon} ${style[name]} ${style[`size${size}`]}`} />
}
