import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { OutputOf } from '@/kernel/contract'
import type { board } from '@/orders/shipping-contract'
import { Chip, SearchField, Select } from '@/ui'
import css from './filters.module.css'
import { words } from './words'

export interface Wanted {
  readonly only: 'all' | 'today' | 'late'
  readonly skuId?: string | undefined
  readonly region?: string | undefined
  readonly text?: string | undefined
}
export const EVERYTHING: Wanted = { only: 'all' }

type Board = OutputOf<typeof board>
const ONLY = ['all', 'late', 'today'] as const
/** Typing pauses this long before the server is asked. */
const PAUSE_MS = 350

interface Props {
  readonly board: Board
  readonly wanted: Wanted
  readonly onChange: (wanted: Wanted) => void
}

/** By deadline, by goods, by province, by whatever somebody types. */
export function Filters({ board, wanted, onChange }: Props) {
  const [text, setText] = useState(wanted.text ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the pause.
  useEffect(() => {
    const typed = text.trim() || undefined
    if (typed === wanted.text) return
    const timer = setTimeout(() => onChange({ ...wanted, text: typed }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  const counts = { all: board.total, late: board.late, today: board.today }
  const named = (title: string, options: string) => [title, options].filter(Boolean).join(' ')
  const goods = board.goods.map((g) => ({ value: g.skuId, label: words.ofOrders(named(g.title, g.options), g.orders) }))
  const regions = board.regions.map((r) => ({ value: r.region, label: words.ofOrders(r.region, r.orders) }))
  return (
    <View className={`${css.filters} off-paper`}>
      <View className={css.chips}>
        {ONLY.map((only) => (
          <Chip key={only} on={wanted.only === only} onTap={() => onChange({ ...wanted, only })}>
            {words.onlyCount(words.only[only], counts[only])}
          </Chip>
        ))}
      </View>
      <View className={css.select}>
        <Select
          label={words.goods}
          value={wanted.skuId ?? ''}
          items={[{ value: '', label: words.allGoods }, ...goods]}
          onChange={(skuId) => onChange({ ...wanted, skuId: skuId || undefined })}
        />
      </View>
      <View className={css.select}>
        <Select
          label={words.region}
          value={wanted.region ?? ''}
          items={[{ value: '', label: words.allRegions }, ...regions]}
          onChange={(region) => onChange({ ...wanted, region: region || undefined })}
        />
      </View>
      <View className={css.search}>
        <SearchField label={words.searchLabel} hint={words.search} value={text} onChange={setText} />
      </View>
    </View>
  )
}
