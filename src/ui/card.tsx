import { View } from '@tarojs/components'
import type { PropsWithChildren, ReactNode } from 'react'
import { told } from './aria'
import style from './card.module.css'

interface CardProps {
  readonly title?: string
  /** Beside the title, at the far end. */
  readonly aside?: ReactNode
  /** No padding: the content goes to the edge (pictures, lists of cells). */
  readonly bare?: boolean
}

export function Card({ title, aside, bare = false, children }: PropsWithChildren<CardProps>) {
  return (
    <View className={`${style.card} ${bare ? style.bare : ''}`}>
      {(title || aside) && (
        <View className={style.head}>
          <View className={style.title} {...told({ role: 'heading' })}>
            {title}
          </View>
          <View className={style.aside}>{aside}</View>
        </View>
      )}
      {children}
    </View>
  )
}
