import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { absolute } from './address'
import { alt } from './aria'
import style from './avatar.module.css'

interface AvatarProps {
  readonly src?: string
  readonly name: string
  readonly size?: 's' | 'm' | 'l'
  /** A golden edge: the one who opened the round. */
  readonly ringed?: boolean
}

const TONES = ['tea', 'clay', 'gold', 'plum', 'sky']

/** A face, or the first character of a name on a colour of its own: also for a face that doesn't come. */
export function Avatar({ src, name, size = 'm', ringed = false }: AvatarProps) {
  const tone = TONES[[...name].reduce((sum, char) => sum + char.charCodeAt(0), 0) % TONES.length]!
  const [missed, setMissed] = useState('')
  return (
    <View className={`${style.avatar} ${style[size]} ${style[tone]} ${ringed ? style.ringed : ''}`} ariaLabel={name}>
      {src && src !== missed ? (
        <Image
          {...alt('')}
          className={style.face}
          src={absolute(src)}
          mode='aspectFill'
          onError={() => setMissed(src)}
        />
      ) : (
        <View>{[...name][0] ?? ''}</View>
      )}
    </View>
  )
}

/** A seat that nobody has taken. */
export function EmptySeat({ size = 'm' }: Pick<AvatarProps, 'size'>) {
  return (
    <View className={`${style.avatar} ${style[size ?? 'm']} ${style.free}`}>
      <View>?</View>
    </View>
  )
}
