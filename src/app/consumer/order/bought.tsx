import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@/kernel/contract'
import type { view } from '@/orders/contract'
import { Picture, Sheet, Word } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.order

/** The words and pictures that the goods had when they were bought. */
export function Bought({ order: { bought, lines } }: { readonly order: OutputOf<typeof view> }) {
  const [open, setOpen] = useState(false)
  if (!bought || (bought.about === '' && bought.pictureUrls.length === 0)) return null
  return (
    <>
      <Word id='bought' onTap={() => setOpen(true)}>
        {words.bought}
      </Word>
      <Sheet open={open} title={words.bought} onClose={() => setOpen(false)}>
        <View className={style.sure}>{words.boughtNote}</View>
        {bought.about !== '' && <View className={style.about}>{bought.about}</View>}
        {bought.pictureUrls.map((url) => (
          <View key={url} className={style.boughtPicture}>
            <Picture src={url} alt={lines[0]?.title ?? ''} />
          </View>
        ))}
      </Sheet>
    </>
  )
}
