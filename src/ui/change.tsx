import { View } from '@tarojs/components'
import { told } from './aria'
import style from './change.module.css'
import { words } from './words'

interface ChangeProps {
  readonly before: string
  readonly after: string
  /** It was asked for and does not happen: nothing stands out. */
  readonly still?: boolean
}

/** What something was and what it becomes; empty sides are said, too. */
export function Change({ before, after, still = false }: ChangeProps) {
  const [was, is] = [before || words.nothingThere, after || words.nothingThere]
  return (
    <View
      className={`${style.change} ${still ? style.still : ''}`}
      {...told({ role: 'img', label: words.change(was, is) })}
    >
      <View className={style.before}>{was}</View>
      <View className={style.arrow}>→</View>
      <View className={style.after}>{is}</View>
    </View>
  )
}
