import { View } from '@tarojs/components'
import { told } from './aria'
import { Icon } from './icon'
import style from './stars.module.css'
import { Tap } from './tap'
import { words } from './words'

interface StarsProps {
  /** 0 is "not chosen yet"; a mean may have halves and tenths. */
  readonly value: number
  /** With it the stars are chosen, without it they are shown. */
  readonly onChange?: (value: number) => void
  /** What is rated: "商品" becomes "商品，4 星". */
  readonly label?: string
  readonly size?: 's' | 'm'
}

const FIVE = [1, 2, 3, 4, 5]

/** A rating out of five: one picture with a sentence when shown, five radio buttons when chosen. */
export function Stars({ value, onChange, label, size = 'm' }: StarsProps) {
  if (onChange) return <ChosenStars value={value} onChange={onChange} label={label} />
  const pixels = size === 's' ? 14 : 18
  return (
    <View className={style.stars} {...told({ role: 'img', label: words.rated(value, label) })}>
      <View className={style.row}>
        {FIVE.map((n) => (
          <Icon key={n} name='star-full' size={pixels} />
        ))}
      </View>
      <View
        className={`${style.row} ${style.gold}`}
        style={{ width: `${(Math.min(Math.max(value, 0), 5) / 5) * 100}%` }}
      >
        {FIVE.map((n) => (
          <Icon key={n} name='star-full' size={pixels} />
        ))}
      </View>
    </View>
  )
}

function ChosenStars({
  value,
  onChange,
  label,
}: Required<Pick<StarsProps, 'value' | 'onChange'>> & { label?: string }) {
  return (
    <View className={style.chosen} {...told({ role: 'radiogroup', label: label ?? words.rating })}>
      {FIVE.map((n) => (
        <Tap
          key={n}
          role='radio'
          label={words.stars(n)}
          checked={n === value}
          className={`${style.star} ${n <= value ? style.full : ''}`}
          onTap={() => onChange(n)}
        >
          <Icon name={n <= value ? 'star-full' : 'star'} size={24} />
        </Tap>
      ))}
    </View>
  )
}
