import { Swiper, SwiperItem } from '@tarojs/components'
import { Picture } from '@/ui'
import style from './gallery.module.css'

export interface SwipedProps {
  readonly pictures: readonly string[]
  readonly title: string
  readonly onTurn: (at: number) => void
}

/** The pictures under a finger. */
export function Swiped({ pictures, title, onTurn }: SwipedProps) {
  return (
    <Swiper className={style.swiper} onChange={(event) => onTurn(event.detail.current)}>
      {pictures.map((url, n) => (
        <SwiperItem key={url}>
          <Picture src={url} alt={`${title} ${n + 1}`} ratio='landing' eager={n === 0} />
        </SwiperItem>
      ))}
    </Swiper>
  )
}
