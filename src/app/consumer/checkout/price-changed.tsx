import { View } from '@tarojs/components'
import { Button, Notice, Price, Sheet } from '@/ui'
import { words as all } from '../words'
import style from './index.module.css'
import type { Changed } from './order'

const words = all.checkout

interface PriceChangedProps {
  readonly changed: Changed | null
  readonly onAgree: (nowFen: number) => void
  readonly onStop: () => void
}

/** Old, new, why, and a question: nobody pays a price that was not asked for. */
export function PriceChanged({ changed, onAgree, onStop }: PriceChangedProps) {
  if (!changed) return null
  return (
    <Sheet
      open
      title={words.priceTitle}
      onClose={onStop}
      foot={
        <>
          <View className={style.foot}>
            <Button weight='plain' onTap={onStop}>
              {words.priceStop}
            </Button>
          </View>
          <View className={style.foot}>
            <Button id='agree-price' size='m' onTap={() => onAgree(changed.nowFen)}>
              {words.priceGo}
            </Button>
          </View>
        </>
      }
    >
      <View className={style.compare}>
        <View>
          <View className={style.compareLabel}>{words.priceBefore}</View>
          <Price fen={changed.seenFen} size='l' struck />
        </View>
        <View>
          <View className={style.compareLabel}>{words.priceNow}</View>
          <Price fen={changed.nowFen} size='l' />
        </View>
      </View>
      <Notice>{words.priceWhy}</Notice>
    </Sheet>
  )
}
