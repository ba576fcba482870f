import { View } from '@tarojs/components'
import style from './check-mark.module.css'
import { Icon } from './icon'

/** The drawn half of a checkbox; the other half is the Tap around it, which speaks. */
export function CheckMark({ on }: { readonly on: boolean }) {
  return <View className={`${style.mark} ${on ? style.on : ''}`}>{on && <Icon name='check' size={14} />}</View>
}
