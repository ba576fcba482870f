import { View } from '@tarojs/components'
import { told } from './aria'
import style from './progress.module.css'
import { words } from './words'

interface ProgressProps {
  /** What is under way, for the ear. */
  readonly label: string
  /** 0 to 1; null while nobody can know how much there is. */
  readonly part: number | null
  readonly tone?: 'tea' | 'bad'
}

/** How much of some work is done. It never moves by itself: what it shows was counted. */
export function Progress({ label, part, tone = 'tea' }: ProgressProps) {
  const percent = part === null ? null : Math.round(Math.max(0, Math.min(1, part)) * 100)
  return (
    <View
      className={style.track}
      {...told({ role: 'progressbar', label: percent === null ? label : words.percent(label, percent) })}
      {...(process.env.TARO_ENV === 'h5' && percent !== null ? range(percent) : {})}
    >
      <View
        className={`${style.fill} ${style[tone]} ${percent === null ? style.unknown : ''}`}
        style={{ width: `${percent ?? 30}%` }}
      />
    </View>
  )
}

const range = (percent: number) => ({
  'aria-valuemin': '0',
  'aria-valuemax': '100',
  'aria-valuenow': String(percent),
})
