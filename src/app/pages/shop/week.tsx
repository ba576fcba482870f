import { View } from '@tarojs/components'
import { useState } from 'react'
import type { day as dayCall } from '@/insight/day-contract'
import type { OutputOf } from '@/kernel/contract'
import { Card, Tabs } from '@/ui'
import { Chart } from '@/ui/desk'
import { words } from '../../words'
import style from './week.module.css'

type Days = OutputOf<typeof dayCall>['days']
type Of = keyof typeof words.dayOf

const OF = (Object.keys(words.dayOf) as Of[]).map((value) => ({ value, label: words.dayOf[value] }))
const whole = (value: number) => String(value)
const money = (value: number) => `¥${(value / 100).toFixed(2)}`

/** 2026-11-22 → 11/22 */
const short = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`

/** Seven days of one number at a time. */
export function Week({ days }: { readonly days: Days }) {
  const [of, setOf] = useState<Of>('visits')
  const points = days.map((day) => ({ label: short(day.day), value: day[of] }))
  return (
    <Card title={words.week}>
      <View className={style.tabs}>
        <Tabs items={OF} value={of} onChange={setOf} />
      </View>
      <View>
        <Chart
          label={words.weekOf(words.dayOf[of])}
          kind='line'
          points={points}
          format={of === 'earnedFen' ? money : whole}
          height='s'
        />
      </View>
    </Card>
  )
}
