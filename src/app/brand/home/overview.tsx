import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { go } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { overview } from '@/insight/brand-contract'
import { yuan } from '@/kernel/money'
import { Card, Problem, Skeleton, Tabs } from '@/ui'
import { Chart, type Column, DataTable } from '@/ui/desk'
import { useBrandName } from '../frame'
import { Numbers, type Overview } from './numbers'
import css from './overview.module.css'
import { words } from './words'

type Period = keyof typeof words.periods
const PERIODS = ([7, 30, 90] as const).map((days) => ({ value: String(days), label: words.periods[days as Period] }))

/** B1: how the brand does, and what every number is made of. */
export function OverviewPart() {
  const [days, setDays] = useState('30')
  const asked = useAsk<typeof overview>('brand/insight.overview', { days })
  const brand = useBrandName()
  const open = (of: string, more: Record<string, string> = {}) => go('brand/figure', { of, days, ...more })
  const tools = (
    <Strip>
      <Tabs look='pills' items={PERIODS} value={days} onChange={setDays} />
    </Strip>
  )
  return (
    <DeskPage title={words.title} note={words.note} tools={tools} paper={brand} titled>
      {asked.error && <Problem error={asked.error} onRetry={asked.again} />}
      {asked.data ? (
        <View className={css.overview}>
          <Numbers said={asked.data} open={open} />
          <Charts said={asked.data} />
          <Sellers said={asked.data} open={open} />
        </View>
      ) : (
        asked.status === 'loading' && <Skeleton shape='list' />
      )}
    </DeskPage>
  )
}

/** 11/22, short enough for ninety of them. */
const short = (day: string) => `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`
const inYuan = (fen: number) => (Number.isInteger(fen / 100) ? String(fen / 100) : yuan(Math.round(fen)))

function Charts({ said }: { readonly said: Overview }) {
  if (said.orders + said.refunds === 0) {
    return (
      <Card>
        <Text className={css.quiet}>{words.quiet}</Text>
        <Text className={css.quietNote}>{words.quietNote}</Text>
      </Card>
    )
  }
  const points = (what: 'salesFen' | 'orders' | 'refundsFen') =>
    said.days.map((one) => ({ label: short(one.day), value: one[what] }))
  return (
    <View className={css.charts}>
      <Card title={words.salesByDay}>
        <Chart label={words.salesByDay} points={points('salesFen')} format={inYuan} across={words.day} />
      </Card>
      <Card title={words.ordersByDay}>
        <Chart label={words.ordersByDay} kind='bars' points={points('orders')} across={words.day} />
      </Card>
      {said.refunds > 0 && (
        <Card title={words.refundsByDay}>
          <Chart
            label={words.refundsByDay}
            kind='bars'
            points={points('refundsFen')}
            format={inYuan}
            across={words.day}
          />
        </Card>
      )}
    </View>
  )
}

type Seller = Overview['sellers'][number]
const SELLER_COLUMNS: readonly Column<Seller>[] = [
  { key: 'name', title: words.shop, main: true, cell: (one) => <Text className={css.shop}>{one.name}</Text> },
  { key: 'orders', title: words.shopOrders, figures: true, cell: (one) => one.orders },
  { key: 'sales', title: words.shopSales, figures: true, cell: (one) => `¥${yuan(one.salesFen)}` },
  { key: 'commission', title: words.shopCommission, figures: true, cell: (one) => `¥${yuan(one.commissionFen)}` },
]

interface SellersProps {
  readonly said: Overview
  readonly open: (of: string, more?: Record<string, string>) => void
}

function Sellers({ said, open }: SellersProps) {
  const { direct } = said
  return (
    <View>
      <View className={css.heading}>
        <Text className={css.headingText}>{words.sellers}</Text>
        <Text className={css.headingNote}>{words.sellersNote}</Text>
      </View>
      {said.sellers.length === 0 ? (
        <Card>
          <Text className={css.quietNote}>{words.sellersEmpty}</Text>
        </Card>
      ) : (
        <DataTable
          caption={words.sellers}
          columns={SELLER_COLUMNS}
          rows={said.sellers}
          keyOf={(one) => one.shopId}
          nameOf={(one) => one.name}
          onOpen={(one) => open('seller', { shopId: one.shopId })}
        />
      )}
      {direct.orders > 0 && (
        <Text className={css.direct}>
          {words.direct} {words.piece(direct.orders)} · ¥{yuan(direct.salesFen)}
        </Text>
      )}
    </View>
  )
}
