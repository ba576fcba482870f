import { View } from '@tarojs/components'
import style from './choice.module.css'
import { Tap } from './tap'

interface ChoiceProps<Value extends string | number> {
  readonly label: string
  readonly items: readonly { readonly value: Value; readonly label: string; readonly off?: boolean }[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
}

/** One of a few, all in sight. What can't be had stays visible but grey. */
export function Choice<Value extends string | number>({ label, items, value, onChange }: ChoiceProps<Value>) {
  return (
    <View className={style.choice} ariaRole='radiogroup' ariaLabel={label}>
      {items.map((item) => (
        <Tap
          key={item.value}
          role='radio'
          label={item.label}
          className={`${style.item} ${item.value === value ? style.on : ''} ${item.off ? style.off : ''}`}
          onTap={item.off ? undefined : () => onChange(item.value)}
        >
          {item.label}
        </Tap>
      ))}
    </View>
  )
}
