import { View } from '@tarojs/components'
import style from './icon.module.css'

export type IconName =
  | 'share'
  | 'clock'
  | 'people'
  | 'check'
  | 'cross'
  | 'chevron'
  | 'copy'
  | 'pin'
  | 'truck'
  | 'box'
  | 'shop'
  | 'home'
  | 'me'
  | 'plus'
  | 'minus'
  | 'edit'
  | 'shield'
  | 'alert'
  | 'info'
  | 'wallet'
  | 'refund'
  | 'bell'
  | 'leaf'
  | 'search'
  | 'upload'
  | 'download'
  | 'chart'
  | 'star'
  | 'up'
  | 'down'
  | 'trash'
  | 'star-full'

interface IconProps {
  readonly name: IconName
  readonly size?: 12 | 14 | 16 | 18 | 20 | 24 | 32 | 38 | 40 | 48
}

/** A drawn sign in the colour of the text around it; it says nothing to a screen reader, the words beside it do. */
export function Icon({ name, size = 20 }: IconProps) {
  return <View className={`${style.icon} ${style[name]} ${style[`size${size}`]}`} />
}
