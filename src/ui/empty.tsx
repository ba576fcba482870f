import { View } from '@tarojs/components'
import { Button } from './button'
import style from './empty.module.css'
import { Icon, type IconName } from './icon'

export interface EmptyProps {
  readonly title: string
  readonly text?: string
  readonly icon?: IconName
  /** One useful button. */
  readonly action?: { readonly label: string; readonly onTap: () => void }
}

export function Empty({ title, text, icon = 'leaf', action }: EmptyProps) {
  return (
    <View className={style.empty}>
      <View className={style.seal}>
        <Icon name={icon} size={40} />
      </View>
      <View className={style.title}>{title}</View>
      {text && <View className={style.text}>{text}</View>}
      {action && (
        <View className={style.action}>
          <Button size='s' weight='tea' onTap={action.onTap}>
            {action.label}
          </Button>
        </View>
      )}
    </View>
  )
}
