import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { go } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { AskOf, OutputOf } from '@/kernel/contract'
import type { batches } from '@/provenance/contract'
import { Button, Picture, Screen, SearchField, Tabs, Tag } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { figure } from '@/ui/figure'
import { BrandFrame, useBrandName } from '../frame'
import css from './index.module.css'
import { words } from './words'

type Batch = OutputOf<typeof batches>['items'][number]
type Filter = keyof typeof words.filters

const ASKS: Readonly<Record<Filter, AskOf<typeof batches>>> = {
  all: {},
  draft: { state: 'draft' },
  published: { state: 'published' },
  doubted: { state: 'doubted' },
}

/** Every batch with what buyers see of it and what its labels tell. */
export default function Batches() {
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const asked = usePages<typeof batches>('brand/provenance.batches', { ...ASKS[filter], ...(search ? { search } : {}) })
  const brand = useBrandName()
  const find = (text: string) => {
    setTyped(text)
    if (text === '') setSearch('')
  }
  const clear = () => {
    find('')
    setFilter('all')
  }
  const filtered = filter !== 'all' || search !== ''
  return (
    <BrandFrame at='batches'>
      <DeskPage title={words.title} note={words.note} paper={brand} tools={<Tools />}>
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
            <Tabs
              look='pills'
              items={(Object.keys(words.filters) as Filter[]).map((value) => ({ value, label: words.filters[value] }))}
              value={filter}
              onChange={setFilter}
            />
          </Strip>
        </View>
        <Screen
          ask={asked}
          skeleton='list'
          empty={({ items }) => (items.length > 0 ? null : filtered ? noneOf(clear) : EMPTY)}
        >
          {() => <List asked={asked} />}
        </Screen>
      </DeskPage>
    </BrandFrame>
  )
}

const EMPTY = {
  icon: 'leaf' as const,
  title: words.empty,
  text: words.emptyNote,
  action: { label: words.new, onTap: () => go('brand/batch') },
}
const noneOf = (clear: () => void) => ({
  icon: 'search' as const,
  title: words.none,
  action: { label: words.clear, onTap: clear },
})

function Tools() {
  return (
    <View className={css.tools}>
      <Button id='costs' fit size='s' weight='plain' onTap={() => go('brand/costs')}>
        {words.costs}
      </Button>
      <Button id='new-batch' fit size='s' weight='tea' onTap={() => go('brand/batch')}>
        {words.new}
      </Button>
    </View>
  )
}

function List({ asked }: { readonly asked: Paged<OutputOf<typeof batches>> }) {
  return (
    <View className={css.list}>
      <DataTable
        caption={words.title}
        columns={COLUMNS}
        rows={asked.items}
        keyOf={({ id }) => id}
        nameOf={({ number }) => number}
        onOpen={({ id }) => go('brand/batch', { id })}
      />
      {asked.more && (
        <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.more}
        </Button>
      )}
    </View>
  )
}

const orDash = (n: number | null) => (n === null ? '–' : figure(n))

const COLUMNS: readonly Column<Batch>[] = [
  { key: 'batch', title: words.batch, main: true, cell: nameOf },
  { key: 'state', title: words.state, cell: stateOf },
  { key: 'place', title: words.place, cell: ({ place }) => <Text className={css.place}>{place || '–'}</Text> },
  { key: 'madeOn', title: words.madeOn, figures: true, cell: ({ madeOn }) => madeOn || '–' },
  { key: 'quantity', title: words.quantity, figures: true, cell: ({ quantity }) => orDash(quantity) },
  { key: 'labels', title: words.labels, figures: true, cell: ({ labels }) => figure(labels) },
  { key: 'scanned', title: words.scanned, figures: true, cell: ({ scanned }) => figure(scanned) },
  {
    key: 'doubted',
    title: words.doubted,
    figures: true,
    cell: ({ doubted }) => (doubted > 0 ? <Tag tone='wait'>{doubted}</Tag> : '0'),
  },
]

function nameOf({ number, title, pictureUrl }: Batch) {
  return (
    <View className={css.batch}>
      <View className={css.picture}>
        <Picture src={pictureUrl} alt='' width={48} />
      </View>
      <View className={css.name}>
        <Text className={css.number}>{number}</Text>
        <Text className={css.sub}>{title}</Text>
      </View>
    </View>
  )
}

function stateOf({ version, changed }: Batch) {
  if (version === 0) return <Tag tone='quiet'>{words.states.draft}</Tag>
  return <Tag tone={changed ? 'wait' : 'good'}>{changed ? words.states.changed : words.states.published(version)}</Tag>
}
