import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { told } from './aria'
import { useBoxId } from './box'
import { Icon } from './icon'
import style from './sheet.module.css'
import { Tap } from './tap'
import { useTrap } from './trap'
import { words } from './words'

interface SheetProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  /** Buttons that stay in sight below the content. */
  readonly foot?: ReactNode
}

/** The keyboard comes to the panel itself first, so that a screen reader begins with its title. */
const modal = process.env.TARO_ENV === 'h5' ? { 'aria-modal': 'true', tabindex: '-1' } : {}

/** A panel from below. Tapping the veil closes it; nothing behind it scrolls. */
export function Sheet({ open, title, onClose, foot, children }: PropsWithChildren<SheetProps>) {
  const id = useBoxId()
  useTrap({ id, open, onClose })
  if (!open) return null
  return (
    <View className={style.layer} catchMove>
      <View className={style.veil} onClick={onClose} />
      <View id={id} className={style.panel} {...told({ role: 'dialog', label: title })} {...modal}>
        <View className={style.head}>
          <View className={style.title} {...told({ role: 'heading' })}>
            {title}
          </View>
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
