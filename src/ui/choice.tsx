import { View } from '@tarojs/components'
import { told } from './aria'
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
    <View className={style.choice} {...told({ role: 'radiogroup', label })}>
      {items.map((item) => (
        <Tap
          key={item.value}
          role='radio'
          label={item.label}
          checked={item.value === value}
          disabled={item.off}
          className={`${style.item} ${item.value === value ? style.on : ''} ${item.off ? style.off : ''}`}
          onTap={() => onChange(item.value)}
        >
          {item.label}
        </Tap>
      ))}
    </View>
  )
}
