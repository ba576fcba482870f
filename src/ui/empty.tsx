import { View } from '@tarojs/components'
import { told } from './aria'
import { Button } from './button'
import style from './empty.module.css'
import type { IconName } from './icon'
import { Scene, sceneOf } from './scene'

export interface Way {
  readonly label: string
  readonly onTap: () => void
}

export interface EmptyProps {
  readonly title: string
  readonly text?: string
  /** What is missing; it chooses the drawing. */
  readonly icon?: IconName
  /** One useful button. */
  readonly action?: Way
  /** A second way out, quieter. */
  readonly other?: Way
}

export function Empty({ title, text, icon = 'leaf', action, other }: EmptyProps) {
  return (
    <View className={style.empty}>
      <Scene name={sceneOf(icon)} />
      <View className={style.title} {...told({ role: 'heading' })}>
        {title}
      </View>
      {text && <View className={style.text}>{text}</View>}
      <Ways action={action} other={other} />
    </View>
  )
}

/** What one can do instead: one button that stands out, one that doesn't. */
export function Ways({ action, other }: Pick<EmptyProps, 'action' | 'other'>) {
  if (!action && !other) return null
  return (
    <View className={style.ways}>
      {action && (
        <Button size='s' weight='tea' onTap={action.onTap}>
          {action.label}
        </Button>
      )}
      {other && (
        <Button size='s' weight='quiet' onTap={other.onTap}>
          {other.label}
        </Button>
      )}
    </View>
  )
}
