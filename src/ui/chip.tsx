import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './chip.module.css'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'

interface ChipProps {
  readonly onTap: () => void
  readonly icon?: IconName
  /** It stands for something that is switched on: a filter in use. */
  readonly on?: boolean
  readonly label?: string
  readonly id?: string
}

/** A small thing to tap that adds something: a filter, a word of a search, a ready-made sentence. */
export function Chip({ onTap, icon, on = false, label, id, children }: PropsWithChildren<ChipProps>) {
  return (
    <Tap id={id} label={label} className={style.target} onTap={onTap}>
      <View className={`${style.chip} ${on ? style.on : ''}`}>
        {children}
        {icon && <Icon name={icon} size={14} />}
      </View>
    </Tap>
  )
}
