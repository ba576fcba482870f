import { View } from '@tarojs/components'
import style from './tabs.module.css'
import { Tap } from './tap'

interface TabsProps<Value extends string> {
  readonly items: readonly { readonly value: Value; readonly label: string; readonly count?: number }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** `pills` for filters, `line` for the parts of a page. */
  readonly look?: 'line' | 'pills'
}

export function Tabs<Value extends string>({ items, value, onChange, look = 'line' }: TabsProps<Value>) {
  return (
    <View className={`${style.tabs} ${style[look]}`} ariaRole='tablist'>
      {items.map((item) => (
        <Tap
          key={item.value}
          role='tab'
          label={item.label}
          className={`${style.tab} ${item.value === value ? style.on : ''}`}
          onTap={() => onChange(item.value)}
        >
          {item.label}
          {item.count ? <View className={style.count}>{item.count}</View> : null}
        </Tap>
      ))}
    </View>
  )
}
