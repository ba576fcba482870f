import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { told } from './aria'
import { Badge } from './badge'
import { useCareClass } from './care'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import { useWide } from './wide'
import style from './wide-frame.module.css'
import { words } from './words'

export interface SideItem {
  readonly key: string
  readonly label: string
  readonly icon: IconName
  readonly count?: number
  readonly onTap: () => void
}

interface WideFrameProps {
  /** Whose desk it is: the brand's name. */
  readonly title: string
  readonly note?: string
  readonly items: readonly SideItem[]
  /** Where one is. */
  readonly value: string
}

/**
 * On a desk: navigation at the side, the page beside it. On a phone: the page alone. The page keeps its place in the
 * tree, or a tablet that is turned would lose what was typed.
 */
export function WideFrame({ title, note, items, value, children }: PropsWithChildren<WideFrameProps>) {
  const wide = useWide()
  return (
    <View className={`${wide ? style.frame : style.alone} ${useCareClass()}`}>
      {wide && <Side title={title} note={note} items={items} value={value} />}
      <View className={wide ? style.page : style.alone} {...(wide ? told({ role: 'main' }) : {})}>
        {children}
      </View>
    </View>
  )
}

function Side({ title, note, items, value }: WideFrameProps) {
  return (
    <View className={style.side} {...told({ role: 'navigation', label: words.frame })}>
      <View className={style.head}>
        <View className={style.title}>{title}</View>
        {note && <View className={style.note}>{note}</View>}
      </View>
      {items.map((item) => (
        <Tap
          key={item.key}
          role='link'
          current={item.key === value}
          className={`${style.item} ${item.key === value ? style.on : ''}`}
          onTap={item.onTap}
        >
          <Icon name={item.icon} size={20} />
          <View className={style.label}>{item.label}</View>
          {item.count ? <Badge count={item.count} /> : null}
        </Tap>
      ))}
    </View>
  )
}
