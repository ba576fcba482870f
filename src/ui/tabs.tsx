import { View } from '@tarojs/components'
import { told } from './aria'
import style from './tabs.module.css'
import { Tap } from './tap'

interface TabsProps<Value extends string> {
  readonly items: readonly { readonly value: Value; readonly label: string; readonly count?: number }[]
  readonly value: Value
  /** What the tabs part: 订单状态. */
  readonly label?: string
  readonly onChange: (value: Value) => void
  /** `pills` for filters, `line` for the parts of a page. */
  readonly look?: 'line' | 'pills'
}

export function Tabs<Value extends string>({ items, value, label, onChange, look = 'line' }: TabsProps<Value>) {
  return (
    <View className={`${style.tabs} ${style[look]}`} {...told({ role: 'tablist', label })}>
      {items.map((item) => (
        <Tap
          key={item.value}
          role='tab'
          label={item.count ? `${item.label} ${item.count}` : item.label}
          selected={item.value === value}
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
