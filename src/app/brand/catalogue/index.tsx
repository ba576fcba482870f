import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { go } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { goods } from '@/insight/brand-contract'
import type { AskOf, OutputOf } from '@/kernel/contract'
import { Button, Notice, Screen, SearchField, Tabs } from '@/ui'
import { DataTable } from '@/ui/desk'
import { BrandFrame, useBrandName } from '../frame'
import { COLUMNS, type Goods } from './columns'
import { Detail } from './detail'
import css from './index.module.css'
import { words } from './words'

type Filter = keyof typeof words.filters
type Ask = AskOf<typeof goods>

const ASKS: Readonly<Record<Filter, Ask>> = {
  all: {},
  live: { status: 'live' },
  withdrawn: { status: 'withdrawn' },
  campaign: { inCampaign: 'yes' },
  problems: { problems: 'any' },
}

/** B2: goods, stock, campaigns and what is wrong, side by side. */
export default function Catalogue() {
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const asked = usePages<typeof goods>('brand/insight.goods', { ...ASKS[filter], ...(search ? { search } : {}) })
  const brand = useBrandName()
  const find = (text: string) => {
    setTyped(text)
    if (text === '') setSearch('')
  }
  const clear = () => {
    find('')
    setFilter('all')
  }
  return (
    <BrandFrame at='catalogue'>
      <DeskPage title={words.title} note={noteOf(asked)} paper={brand}>
        <View className={`${css.filters} off-paper`}>
          <View className={css.search}>
            <SearchField
              label={words.searchLabel}
              hint={words.search}
              value={typed}
              onChange={find}
              onSearch={setSearch}
            />
          </View>
          <Strip>
            <Tabs look='pills' items={tabsOf(asked.data)} value={filter} onChange={setFilter} />
          </Strip>
        </View>
        <Screen ask={asked} skeleton='list' empty={({ counts }) => emptyOf(asked.items.length, counts.all, clear)}>
          {() => <List asked={asked} />}
        </Screen>
      </DeskPage>
    </BrandFrame>
  )
}

type Answer = OutputOf<typeof goods>

function noteOf({ data, items }: Paged<Answer>): string | undefined {
  if (!data) return undefined
  const { all, live } = data.counts
  return words.counts(all, live) + (items.length < all ? words.shown(items.length) : '')
}

function tabsOf(data: Answer | null) {
  const counts = data?.counts
  const known = counts && { ...counts, campaign: counts.inCampaign }
  return (Object.keys(words.filters) as Filter[]).map((value) => ({
    value,
    label: words.filters[value],
    ...(known && value !== 'all' ? { count: known[value] } : {}),
  }))
}

function emptyOf(found: number, all: number, clear: () => void) {
  if (found > 0) return null
  if (all > 0)
    return {
      icon: 'search' as const,
      title: words.none,
      text: words.noneNote,
      action: { label: words.clear, onTap: clear },
    }
  return {
    icon: 'upload' as const,
    title: words.empty,
    text: words.emptyNote,
    action: { label: words.import, onTap: () => go('brand/import') },
  }
}

function List({ asked }: { readonly asked: Paged<Answer> }) {
  const [open, setOpen] = useState<Goods | null>(null)
  const [done, setDone] = useState<Goods['status'] | null>(null)
  const onDone = (status: Goods['status']) => {
    setOpen(null)
    setDone(status)
    void asked.again()
  }
  return (
    <View className={css.list}>
      {done && <Notice tone='good'>{words.done[done]}</Notice>}
      <DataTable
        caption={words.title}
        columns={COLUMNS}
        rows={asked.items}
        keyOf={(one) => one.id}
        nameOf={(one) => one.title}
        onOpen={setOpen}
      />
      {asked.more && (
        <View className='off-paper'>
          <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
            {words.more}
          </Button>
        </View>
      )}
      {open && <Detail goods={open} onClose={() => setOpen(null)} onDone={onDone} />}
    </View>
  )
}
