import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import style from './cell.module.css'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'

interface CellProps {
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly value?: ReactNode
  readonly icon?: IconName
  readonly onTap?: () => void
  /** A tap that chooses leads nowhere: no arrow. */
  readonly chooses?: boolean
  readonly id?: string
}

/** One line of a list: what, its value, and an arrow when it leads somewhere. */
export function Cell({ title, note, value, icon, onTap, chooses = false, id }: CellProps) {
  const inside = (
    <>
      {icon && (
        <View className={style.icon}>
          <Icon name={icon} size={20} />
        </View>
      )}
      <View className={style.text}>
        <View className={style.title}>{title}</View>
        {note && <View className={style.note}>{note}</View>}
      </View>
      {value !== undefined && <View className={style.value}>{value}</View>}
      {onTap && !chooses && <Icon name='chevron' size={16} />}
    </>
  )
  if (!onTap) return <View className={style.cell}>{inside}</View>
  return (
    <Tap id={id} className={style.cell} onTap={onTap}>
      {inside}
    </Tap>
  )
}
