import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './goods-line.module.css'
import { Picture } from './picture'

interface GoodsLineProps {
  readonly src: string
  readonly title: string
  readonly options?: string
}

/** One bought or offered thing: picture, name in two lines at most, its options, and below what it costs. */
export function GoodsLine({ src, title, options, children }: PropsWithChildren<GoodsLineProps>) {
  return (
    <View className={style.line}>
      <View className={style.picture}>
        <Picture src={src} alt={title} width={84} />
      </View>
      <View className={style.text}>
        <View className={style.title}>{title}</View>
        {options && <View className={style.options}>{options}</View>}
        <View className={style.foot}>{children}</View>
      </View>
    </View>
  )
}
