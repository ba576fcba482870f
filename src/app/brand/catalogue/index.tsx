import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage } from '@/app/desk-page'
import { go } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { goods } from '@/insight/brand-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Screen } from '@/ui'
import { BrandFrame, useBrandName } from '../frame'
import { useExport } from './export'
import { asksOf, Filters, NO_FILTER } from './filters'
import css from './index.module.css'
import { List } from './list'
import { Record } from './record'
import { words } from './words'

/** B2: goods, stock, campaigns and what is wrong, side by side; what is chosen is changed together. */
export default function Catalogue() {
  const [filter, setFilter] = useState(NO_FILTER)
  const [recorded, setRecorded] = useState(false)
  const [undoneId, setUndoneId] = useState<string | null>(null)
  const asked = usePages<typeof goods>('brand/insight.goods', asksOf(filter))
  const brand = useBrandName()
  const exported = useExport(filter)
  const tools = (
    <>
      {exported.button}
      <View className={css.tool}>
        <Button size='s' weight='plain' onTap={() => setRecorded(true)}>
          {words.record}
        </Button>
      </View>
      <View className={css.tool}>
        <Button size='s' weight='tea' onTap={() => go('brand/product')}>
          {words.create}
        </Button>
      </View>
    </>
  )
  // What was undone in the record is undone in the notice above the list too.
  const undone = async (changeSetId: string) => {
    setUndoneId(changeSetId)
    await asked.again()
  }
  const clear = () => setFilter(NO_FILTER)
  return (
    <BrandFrame at='catalogue'>
      <DeskPage title={words.title} note={noteOf(asked)} paper={brand} tools={tools}>
        {exported.note}
        <Filters filter={filter} counts={asked.data?.counts} categories={asked.data?.categories} onChange={setFilter} />
        <Screen ask={asked} skeleton='list' empty={({ counts }) => emptyOf(asked.items.length, counts.all, clear)}>
          {() => <List asked={asked} filter={filter} undoneId={undoneId} onFilter={setFilter} />}
        </Screen>
        {recorded && <Record onClose={() => setRecorded(false)} onUndone={undone} />}
      </DeskPage>
    </BrandFrame>
  )
}

function noteOf({ data, items }: Paged<OutputOf<typeof goods>>): string | undefined {
  if (!data) return undefined
  const { all, live } = data.counts
  return words.counts(all, live) + (items.length < all ? words.shown(items.length) : '')
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
