import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useAsk } from '@/app/state/ask'
import type { OutputOf } from '@/kernel/contract'
import { chinaDay, DAY, fromIso } from '@/kernel/time'
import type { board } from '@/orders/shipping-contract'
import { Card, Screen } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { words as shared } from '../words'
import css from './plan.module.css'
import { words } from './words'

type Board = OutputOf<typeof board>
type Goods = Board['goods'][number]

const COLUMNS: readonly Column<Goods>[] = [
  { key: 'goods', title: words.columns.goods, main: true, cell: ({ title }) => title },
  { key: 'options', title: words.columns.options, cell: ({ options }) => options },
  { key: 'code', title: words.columns.code, cell: ({ code }) => code },
  { key: 'orders', title: words.columns.orders, figures: true, cell: ({ orders }) => String(orders) },
  { key: 'units', title: words.columns.units, figures: true, cell: ({ units }) => String(units) },
]

const TO_HOME = { label: shared.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }

/** What to take from the shelves, and what is promised for which day. */
export function Plan() {
  const asked = useAsk<typeof board>('brand/orders.shippingBoard', {})
  return (
    <Screen
      ask={asked}
      skeleton='list'
      empty={({ total }) => (total > 0 ? null : { icon: 'box', title: words.planEmpty, action: TO_HOME })}
    >
      {(found) => (
        <View className={css.parts}>
          <Card title={words.pickTitle} aside={words.pickNote}>
            <DataTable
              caption={words.pickTitle}
              columns={COLUMNS}
              rows={found.goods}
              keyOf={({ skuId }) => skuId}
              nameOf={({ title, options }) => `${title} ${options}`}
            />
          </Card>
          <Card title={words.calendarTitle} aside={words.calendarNote}>
            <Calendar days={found.days} today={chinaDay(fromIso(found.serverTime))} />
          </Card>
        </View>
      )}
    </Screen>
  )
}

function Calendar({ days, today }: { readonly days: Board['days']; readonly today: string }) {
  const most = Math.max(1, ...days.map(({ units }) => units))
  return (
    <View className={css.days}>
      {days.map(({ day, orders, units }) => {
        const away = Math.round((Date.parse(day) - Date.parse(today)) / DAY)
        const state = away < 0 ? 'late' : away === 0 ? 'today' : away === 1 ? 'soon' : 'later'
        const [, month, date] = day.split('-').map(Number)
        return (
          <View key={day} className={css.day}>
            <Text className={`${css.date} ${state === 'late' ? css.late : ''}`}>
              {month}月{date}日 周{words.weekdays[new Date(day).getUTCDay()]}
            </Text>
            <View className={css.track}>
              <View
                className={`${css.bar} ${css[state] ?? ''}`}
                style={{ width: `${Math.max(3, (units / most) * 100)}%` }}
              />
            </View>
            <Text className={css.figures}>{words.days(orders, units)}</Text>
            <Text className={`${css.state} ${state === 'late' ? css.late : ''}`}>{words.dayState[state]}</Text>
          </View>
        )
      })}
    </View>
  )
}
