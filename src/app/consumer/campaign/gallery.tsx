import { Swiper, SwiperItem, View } from '@tarojs/components'
import { useState } from 'react'
import type { Card } from '@/campaigns/panels'
import { Picture } from '@/ui'
import style from './gallery.module.css'

export function Gallery({ card }: { readonly card: Card }) {
  const [at, setAt] = useState(0)
  const pictures = card.pictureUrls.length > 0 ? card.pictureUrls : [card.pictureUrl]
  if (pictures.length === 1) {
    return (
      <View className={style.gallery}>
        <Picture src={pictures[0]!} alt={card.title} ratio='landing' eager />
      </View>
    )
  }
  return (
    <View className={style.gallery}>
      <Swiper className={style.swiper} onChange={(event) => setAt(event.detail.current)}>
        {pictures.map((url, n) => (
          <SwiperItem key={url}>
            <Picture src={url} alt={`${card.title} ${n + 1}`} ratio='landing' eager={n === 0} />
          </SwiperItem>
        ))}
      </Swiper>
      <View className={style.count}>
        {at + 1}/{pictures.length}
      </View>
    </View>
  )
}
