import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { Icon } from './icon'
import style from './sheet.module.css'
import { Tap } from './tap'
import { words } from './words'

interface SheetProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  /** Buttons that stay in sight below the content. */
  readonly foot?: ReactNode
}

/** A panel from below. Tapping the veil closes it; nothing behind it scrolls. */
export function Sheet({ open, title, onClose, foot, children }: PropsWithChildren<SheetProps>) {
  if (!open) return null
  return (
    <View className={style.layer} catchMove>
      <View className={style.veil} onClick={onClose} />
      <View className={style.panel} ariaRole='dialog' ariaLabel={title}>
        <View className={style.head}>
          <View className={style.title}>{title}</View>
          <Tap className={style.close} label={words.close} onTap={onClose}>
            <Icon name='cross' size={18} />
          </Tap>
        </View>
        <View className={style.body}>{children}</View>
        {foot && <View className={style.foot}>{foot}</View>}
      </View>
    </View>
  )
}
