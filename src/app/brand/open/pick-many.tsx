import { View } from '@tarojs/components'
import { CheckMark, Tap } from '@/ui'
import css from './index.module.css'

interface PickManyProps<Value extends string> {
  readonly label: string
  readonly items: readonly { readonly value: Value; readonly name: string; readonly note?: string }[]
  readonly chosen: readonly Value[]
  readonly onChange: (chosen: readonly Value[]) => void
}

/** Some of a few, each with what it means. */
export function PickMany<Value extends string>({ label, items, chosen, onChange }: PickManyProps<Value>) {
  const toggle = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <View>
      <View className={css.label}>{label}</View>
      {items.map(({ value, name, note }) => (
        <Tap
          key={value}
          role='checkbox'
          id={`pick-${value.replace(/[^a-z]/g, '-')}`}
          label={name}
          checked={chosen.includes(value)}
          className={css.pick}
          onTap={() => toggle(value)}
        >
          <CheckMark on={chosen.includes(value)} />
          <View className={css['pick-text']}>
            <View>{name}</View>
            {note && <View className={css.faint}>{note}</View>}
          </View>
        </Tap>
      ))}
    </View>
  )
}
