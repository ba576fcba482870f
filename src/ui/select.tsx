import { View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from './icon'
import style from './select.module.css'
import { Sheet } from './sheet'
import { Tap } from './tap'
import { words } from './words'

interface SelectProps<Value extends string> {
  readonly label: string
  readonly items: readonly { readonly value: Value; readonly label: string; readonly note?: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** The label stands above; without it only a screen reader hears it. */
  readonly titled?: boolean
  readonly disabled?: boolean
  /** What is wrong with the choice, said beside it. */
  readonly problem?: string
}

/** One of many: shows what is chosen, and the others on a sheet. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, items, value, onChange, titled = false, disabled = false, problem } = props
  const [open, setOpen] = useState(false)
  const chosen = items.find((item) => item.value === value)?.label ?? words.nothingChosen
  const choose = (next: Value) => {
    setOpen(false)
    if (next !== value) onChange(next)
  }
  return (
    <View className={`${style.select} ${titled ? style.titled : ''}`}>
      {titled && <View className={style.label}>{label}</View>}
      <Tap
        className={`${style.box} ${disabled ? style.off : ''} ${problem ? style.wrong : ''}`}
        label={words.select(label, chosen)}
        disabled={disabled}
        expanded={open}
        onTap={() => setOpen(true)}
      >
        <View className={style.value}>{chosen}</View>
        <Icon name='down' size={14} />
      </Tap>
      {problem && <View className={style.problem}>{problem}</View>}
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        {items.map((item) => (
          <Tap
            key={item.value}
            role='radio'
            checked={item.value === value}
            className={`${style.item} ${item.value === value ? style.on : ''}`}
            onTap={() => choose(item.value)}
          >
            <View className={style.words}>
              <View>{item.label}</View>
              {item.note && <View className={style.note}>{item.note}</View>}
            </View>
            {item.value === value && <Icon name='check' size={18} />}
          </Tap>
        ))}
      </Sheet>
    </View>
  )
}
