import { Input, View } from '@tarojs/components'
import { Icon } from './icon'
import style from './stepper.module.css'
import { Tap } from './tap'
import { words } from './words'

interface StepperProps {
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A count by tapping or typing; what is typed beyond the limits becomes the limit. */
export function Stepper({ value, min, max, onChange }: StepperProps) {
  const set = (next: number) => onChange(Math.min(Math.max(next, min), max))
  return (
    <View className={style.stepper}>
      <Tap
        className={`${style.side} ${value <= min ? style.off : ''}`}
        label={words.fewer}
        disabled={value <= min}
        onTap={() => set(value - 1)}
      >
        <Icon name='minus' size={16} />
      </Tap>
      <Input
        className={style.input}
        type='number'
        ariaLabel={words.quantity}
        {...(process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': words.quantity } } : {})}
        value={String(value)}
        onBlur={(event) => set(Number.parseInt(event.detail.value, 10) || min)}
      />
      <Tap
        className={`${style.side} ${value >= max ? style.off : ''}`}
        label={words.more}
        disabled={value >= max}
        onTap={() => set(value + 1)}
      >
        <Icon name='plus' size={16} />
      </Tap>
    </View>
  )
}
