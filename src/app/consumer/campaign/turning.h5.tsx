import { View } from '@tarojs/components'
import { lazy, Suspense } from 'react'
import { Picture } from '@/ui'
import style from './gallery.module.css'
import type { SwipedProps } from './swiped'

/** Taro's turning is the largest library of the web page: the first picture stands before it comes, and if it never does. */
const Loaded = lazy(() =>
  import('./swiped').then(
    (loaded) => ({ default: loaded.Swiped }),
    () => ({ default: Still }),
  ),
)

export function Turning(props: SwipedProps) {
  return (
    <Suspense fallback={<Still {...props} />}>
      <Loaded {...props} />
    </Suspense>
  )
}

/** In the box of all of them, so that nothing jumps. */
function Still({ pictures, title }: SwipedProps) {
  return (
    <View className={style.swiper}>
      <Picture src={pictures[0]!} alt={`${title} 1`} ratio='landing' eager />
    </View>
  )
}
