import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { alt as named, told } from './aria'
import { Icon } from './icon'
import style from './picture.module.css'
import { asItLies, pictureAddress } from './picture-address'

interface PictureProps {
  readonly src: string
  /** What it shows; empty where the words beside it say it already. */
  readonly alt: string
  readonly ratio?: 'square' | 'card' | 'landing' | 'wide'
  /** For the picture one came for: it must not wait for scrolling. */
  readonly eager?: boolean
  /** How wide it is shown, in px of a 375 wide screen: so many of its pixels are fetched. */
  readonly width?: number
}

/** The box around it has the name. */
const mute = named('')

/** What was shown once comes from the cache: it needs no preview and no fading in again. */
const seen = new Set<string>()

/** A picture in a box of fixed shape, so that nothing jumps when it arrives, and a quiet stand-in when it does not. */
export function Picture({ src, alt, ratio = 'square', eager = false, width = 375 }: PictureProps) {
  const [missed, setMissed] = useState<readonly string[]>([])
  const [arrived, setArrived] = useState('')
  const { src: sized, preview } = pictureAddress(src, width)
  const [knownBefore] = useState(() => seen.has(sized))
  const from = [sized, asItLies(src)].find((address) => !missed.includes(address))
  const fades = preview !== null && !knownBefore
  return (
    <View
      className={`${style.picture} ${style[ratio]}`}
      {...told(alt ? { role: 'img', label: alt } : { hidden: true })}
    >
      {fades && <View className={style.preview} style={{ backgroundImage: `url("${preview}")` }} />}
      {src && from ? (
        <Image
          // The picture one came for is drawn as it comes: whoever measures the page takes a faded one for late.
          className={`${style.image} ${fades && !eager && arrived !== from ? style.waits : ''}`}
          {...mute}
          src={from}
          mode='aspectFill'
          lazyLoad={!eager}
          onLoad={() => {
            seen.add(sized)
            setArrived(from)
          }}
          onError={() => setMissed((before) => [...before, from])}
        />
      ) : (
        <View className={style.none}>
          <Icon name='leaf' size={32} />
        </View>
      )}
    </View>
  )
}
