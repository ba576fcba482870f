import { Text, View } from '@tarojs/components'
import { type Fen, yuan } from '@/kernel/money'
import style from './price.module.css'
import { words } from './words'

interface PriceProps {
  readonly fen: Fen
  readonly size?: 's' | 'm' | 'l' | 'xl'
  /** The price it is compared with: greyed and crossed out. */
  readonly struck?: boolean
  readonly tone?: 'vermilion' | 'ink' | 'inherit' | 'tea'
}

/** Money: a small ¥, tabular figures, cents smaller than the yuan. */
export function Price({ fen, size = 'm', struck = false, tone = 'vermilion' }: PriceProps) {
  const [whole, cents] = yuan(fen).split('.')
  return (
    <View
      className={`${style.price} ${style[size]} ${struck ? style.struck : style[tone]}`}
      ariaLabel={words.yuan(yuan(fen))}
    >
      <Text className={style.sign}>¥</Text>
      <Text>{whole}</Text>
      <Text className={style.cents}>.{cents}</Text>
    </View>
  )
}
