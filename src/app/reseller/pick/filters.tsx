import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { offers } from '@/campaigns/contract'
import type { AskOf } from '@/kernel/contract'
import { Button, Chip, Choice, Sheet, Tabs } from '@/ui'
import { words } from '../words'
import css from './filters.module.css'

export type Filters = Pick<AskOf<typeof offers>, 'commissionFenMin' | 'category' | 'shipsInDaysMax' | 'sort'>

export const noFilters: Filters = { sort: 'commission' }
/** Who begins does best with what sells by itself. */
export const firstFilters: Filters = { sort: 'sold' }

const COMMISSION_FEN = [100, 300, 500, 1000, 2000]
const SHIP_DAYS = [1, 2, 3, 7]
const SORTS = (['commission', 'sold', 'newest'] as const).map((value) => ({ value, label: words.pick.sort[value] }))

interface Props {
  filters: Filters
  categories: readonly string[]
  onChange: (filters: Filters) => void
}

/** Order on the left, what to leave out behind one button on the right. */
export function FilterBar({ filters, categories, onChange }: Props) {
  const [open, setOpen] = useState(false)
  const set = [filters.commissionFenMin, filters.shipsInDaysMax, filters.category].filter((v) => v !== undefined).length
  const ends = { onClear: () => onChange({ sort: filters.sort }), onApply: () => setOpen(false) }
  return (
    <View className={css.bar}>
      <View className={css.sorts}>
        <Tabs items={SORTS} value={filters.sort ?? 'commission'} onChange={(sort) => onChange({ ...filters, sort })} />
      </View>
      <Chip icon='filter' on={set > 0} onTap={() => setOpen(true)}>
        {set > 0 ? words.pick.filtered(set) : words.pick.filter}
      </Chip>
      <Sheet open={open} title={words.pick.filter} onClose={() => setOpen(false)} foot={<Ends {...ends} />}>
        <Conditions filters={filters} categories={categories} onChange={onChange} />
      </Sheet>
    </View>
  )
}

function Ends({ onClear, onApply }: { onClear: () => void; onApply: () => void }) {
  return (
    <View className={css.ends}>
      <Button weight='plain' onTap={onClear}>
        {words.pick.clear}
      </Button>
      <Button weight='main' onTap={onApply}>
        {words.pick.apply}
      </Button>
    </View>
  )
}

function Conditions({ filters, categories, onChange }: Props) {
  const { commissionFenMin, shipsInDaysMax, category, ...rest } = filters
  return (
    <View className={css.conditions}>
      <Text className={css.label}>{words.pick.filterCommission}</Text>
      <Choice
        label={words.pick.filterCommission}
        value={String(commissionFenMin ?? '')}
        items={[
          { value: '', label: words.pick.commissionAny },
          ...COMMISSION_FEN.map((fen) => ({ value: String(fen), label: words.pick.commissionMin(fen / 100) })),
        ]}
        onChange={(v) => onChange({ ...rest, shipsInDaysMax, category, commissionFenMin: v ? Number(v) : undefined })}
      />
      <Text className={css.label}>{words.pick.filterShips}</Text>
      <Choice
        label={words.pick.filterShips}
        value={String(shipsInDaysMax ?? '')}
        items={[
          { value: '', label: words.pick.shipsAny },
          ...SHIP_DAYS.map((days) => ({ value: String(days), label: words.pick.shipsMax(days) })),
        ]}
        onChange={(v) => onChange({ ...rest, commissionFenMin, category, shipsInDaysMax: v ? Number(v) : undefined })}
      />
      <Text className={css.label}>{words.pick.filterCategory}</Text>
      <Choice
        label={words.pick.filterCategory}
        value={category ?? ''}
        items={[{ value: '', label: words.pick.categoryAny }, ...categories.map((c) => ({ value: c, label: c }))]}
        onChange={(v) => onChange({ ...rest, commissionFenMin, shipsInDaysMax, category: v || undefined })}
      />
    </View>
  )
}
