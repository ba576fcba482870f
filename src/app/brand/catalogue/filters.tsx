import { View } from '@tarojs/components'
import { useState } from 'react'
import { Strip } from '@/app/desk-page'
import type { goods } from '@/insight/brand-contract'
import type { AskOf, OutputOf } from '@/kernel/contract'
import { parseYuan } from '@/kernel/money'
import { Field, SearchField, Select, Tabs } from '@/ui'
import { useWide } from '@/ui/desk'
import css from './filters.module.css'
import { words } from './words'

type Ask = AskOf<typeof goods>
type Counts = OutputOf<typeof goods>['counts']
type Standing = keyof typeof words.filters
type Problem = keyof typeof words.problem
export type Sort = NonNullable<Ask['sort']>

export interface Filter {
  readonly search: string
  readonly standing: Standing
  readonly category: string
  readonly problem: Problem | ''
  readonly below: string
  readonly sort: Sort
  readonly down: boolean
}

export const NO_FILTER: Filter = {
  search: '',
  standing: 'all',
  category: '',
  problem: '',
  below: '',
  sort: 'changed',
  down: true,
}

const STANDINGS: Readonly<Record<Standing, Ask>> = {
  all: {},
  live: { status: 'live' },
  'in-review': { status: 'in-review' },
  draft: { status: 'draft' },
  withdrawn: { status: 'withdrawn' },
  campaign: { inCampaign: 'yes' },
  problems: { problems: 'any' },
}

export function asksOf({ search, standing, category, problem, below, sort, down }: Filter): Ask {
  const fen = parseYuan(below)
  return {
    ...STANDINGS[standing],
    ...(search ? { search } : {}),
    ...(category ? { category } : {}),
    ...(problem ? { problems: problem } : {}),
    ...(fen ? { priceFenBelow: fen } : {}),
    ...(sort === 'changed' && down ? {} : { sort, order: down ? 'down' : 'up' }),
  }
}

interface FiltersProps {
  readonly filter: Filter
  readonly counts: Counts | undefined
  readonly categories: readonly string[] | undefined
  readonly onChange: (filter: Filter) => void
}

/** Which goods are listed: by what they are called, where they stand, and what is wrong with them. */
export function Filters({ filter, counts, categories = [], onChange }: FiltersProps) {
  const wide = useWide()
  const [typed, setTyped] = useState(filter.search)
  const find = (search: string) => onChange({ ...filter, search: search.trim() })
  return (
    <View className={`${css.filters} off-paper`}>
      <View className={css.row}>
        <View className={css.search}>
          <SearchField
            label={words.searchLabel}
            hint={words.search}
            value={typed}
            onChange={(text) => {
              setTyped(text)
              if (text === '') find('')
            }}
            onSearch={find}
          />
        </View>
        <View className={css.pick}>
          <Select
            label={words.categoryFilter}
            items={[{ value: '', label: words.anyCategory }, ...categories.map((one) => ({ value: one, label: one }))]}
            value={filter.category}
            onChange={(category) => onChange({ ...filter, category })}
          />
        </View>
        <View className={css.pick}>
          <Select
            label={words.problemFilter}
            items={[{ value: '', label: words.anyProblem }, ...PROBLEMS]}
            value={filter.problem}
            onChange={(problem) => onChange({ ...filter, problem: problem as Filter['problem'] })}
          />
        </View>
        {wide ? (
          <Below value={filter.below} onChange={(below) => onChange({ ...filter, below })} />
        ) : (
          <View className={css.pick}>
            <Select
              label={words.sortFilter}
              items={SORTS}
              value={sortOf(filter)}
              onChange={(sort) => onChange({ ...filter, ...sortAs(sort) })}
            />
          </View>
        )}
      </View>
      <Strip>
        <Tabs
          look='pills'
          label={words.statusFilter}
          items={tabsOf(counts)}
          value={filter.standing}
          onChange={(standing) => onChange({ ...filter, standing })}
        />
      </Strip>
    </View>
  )
}

function Below({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  return (
    <View className={css.below}>
      <View className={css.belowLabel}>{words.below}</View>
      <View className={css.belowField}>
        <Field label={words.below} type='money' unit='元' max={10} value={value} onChange={onChange} />
      </View>
    </View>
  )
}

const PROBLEMS = (Object.keys(words.problem) as Problem[]).map((value) => ({ value, label: words.problem[value] }))

type SortChoice = keyof typeof words.sorts
const SORTS = (Object.keys(words.sorts) as SortChoice[]).map((value) => ({ value, label: words.sorts[value] }))
const sortOf = ({ sort, down }: Filter): SortChoice => {
  const value = `${sort}-${down ? 'down' : 'up'}` as SortChoice
  return value in words.sorts ? value : 'changed'
}
function sortAs(choice: SortChoice): Pick<Filter, 'sort' | 'down'> {
  const [sort = 'changed', way = 'down'] = choice.split('-')
  return { sort: sort as Sort, down: way === 'down' }
}

function tabsOf(counts: Counts | undefined) {
  const known = counts && { ...counts, 'in-review': counts.inReview, campaign: counts.inCampaign }
  return (Object.keys(words.filters) as Standing[]).map((value) => ({
    value,
    label: words.filters[value],
    ...(known && value !== 'all' ? { count: known[value] } : {}),
  }))
}
