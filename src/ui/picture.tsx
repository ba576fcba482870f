import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { absolute } from './address'
import { Icon } from './icon'
import style from './picture.module.css'

interface PictureProps {
  readonly src: string
  readonly alt: string
  readonly ratio?: 'square' | 'card' | 'landing' | 'wide'
  /** For the picture one came for: it must not wait for scrolling. */
  readonly eager?: boolean
}

/** A picture in a box of fixed shape, so that nothing jumps when it arrives, and a quiet stand-in when it does not. */
export function Picture({ src, alt, ratio = 'square', eager = false }: PictureProps) {
  const [failed, setFailed] = useState('')
  return (
    <View className={`${style.picture} ${style[ratio]}`} ariaRole='img' ariaLabel={alt}>
      {src && failed !== src ? (
        <Image
          className={style.image}
          src={absolute(src)}
          mode='aspectFill'
          lazyLoad={!eager}
          onError={() => setFailed(src)}
        />
      ) : (
        <View className={style.none}>
          <Icon name='leaf' size={32} />
        </View>
      )}
    </View>
  )
}
