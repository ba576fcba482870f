import { View } from '@tarojs/components'
import { told } from './aria'
import style from './steps.module.css'

export interface StepItem {
  readonly title: string
  /** When it happened, or when it is due. */
  readonly at?: string
  readonly note?: string
  readonly done: boolean
}

/** A trail like a parcel's: what has happened is filled, what is to come is hollow. */
export function Steps({ items }: { readonly items: readonly StepItem[] }) {
  return (
    <View className={style.steps} {...told({ role: 'list' })}>
      {items.map((item, at) => (
        <View
          key={`${item.title}${at}`}
          className={`${style.step} ${item.done ? style.done : ''} ${at === items.length - 1 ? style.last : ''}`}
          {...told({ role: 'listitem' })}
        >
          <View className={style.dot} />
          <View className={style.text}>
            <View className={style.head}>
              <View className={style.title}>{item.title}</View>
              {item.at && <View className={style.at}>{item.at}</View>}
            </View>
            {item.note && <View className={style.note}>{item.note}</View>}
          </View>
        </View>
      ))}
    </View>
  )
}
