import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Card } from '@/campaigns/panels'
import { Picture } from '@/ui'
import style from './gallery.module.css'
import { Turning } from './turning'

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
      <Turning pictures={pictures} title={card.title} onTurn={setAt} />
      <View className={style.count}>
        {at + 1}/{pictures.length}
      </View>
    </View>
  )
}
