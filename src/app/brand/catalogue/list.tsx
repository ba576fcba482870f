import { View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '@/app/routes'
import type { Paged } from '@/app/state/pages'
import type { goods } from '@/insight/brand-contract'
import type { OutputOf } from '@/kernel/contract'
import { ActionBar, Button, Notice, Problem, Word } from '@/ui'
import { DataTable } from '@/ui/desk'
import { type Applied, BulkSheet } from './bulk-sheet'
import { COLUMNS } from './columns'
import type { Filter, Sort } from './filters'
import css from './index.module.css'
import { useUndo } from './undo'
import { words } from './words'

const CHOSEN_MAX = 200

interface ListProps {
  readonly asked: Paged<OutputOf<typeof goods>>
  readonly filter: Filter
  /** The edit that was undone last, elsewhere on this page. */
  readonly undoneId: string | null
  readonly onFilter: (filter: Filter) => void
}

export function List({ asked, filter, undoneId, onFilter }: ListProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [editing, setEditing] = useState(false)
  const [applied, setApplied] = useState<Applied | null>(null)
  const ids = [...chosen]
  const sortBy = (key: string) =>
    onFilter({ ...filter, sort: key as Sort, down: filter.sort === key ? !filter.down : key !== 'title' })
  return (
    <View className={css.list}>
      {applied && (
        <Done
          applied={applied}
          gone={applied.id === undoneId}
          onUndone={asked.again}
          onClose={() => setApplied(null)}
        />
      )}
      <DataTable
        caption={words.title}
        columns={COLUMNS}
        rows={asked.items}
        keyOf={(one) => one.id}
        nameOf={(one) => one.title}
        onOpen={(one) => go('brand/product', { p: one.id })}
        chosen={chosen}
        onChoose={setChosen}
        sort={{ key: filter.sort, down: filter.down }}
        onSort={sortBy}
      />
      {asked.more && (
        <View className='off-paper'>
          <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
            {words.more}
          </Button>
        </View>
      )}
      {ids.length > 0 && (
        <ChosenBar n={ids.length} onEdit={() => setEditing(true)} onClear={() => setChosen(new Set())} />
      )}
      {editing && (
        <BulkSheet
          productIds={ids}
          onClose={() => setEditing(false)}
          onDone={(done) => {
            setEditing(false)
            setChosen(new Set())
            setApplied(done)
            void asked.again()
          }}
        />
      )}
    </View>
  )
}

interface ChosenProps {
  readonly n: number
  readonly onEdit: () => void
  readonly onClear: () => void
}

function ChosenBar({ n, onEdit, onClear }: ChosenProps) {
  return (
    <ActionBar>
      <View className={css.bar}>
        <View className={css.chosen}>{n > CHOSEN_MAX ? words.tooMany(CHOSEN_MAX) : words.chosen(n)}</View>
        <View className={css.barButton}>
          <Button size='m' weight='plain' onTap={onClear}>
            {words.unchoose}
          </Button>
        </View>
        <View className={css.barButton}>
          <Button id='bulk' size='m' weight='tea' disabled={n > CHOSEN_MAX} onTap={onEdit}>
            {words.bulk}
          </Button>
        </View>
      </View>
    </ActionBar>
  )
}

interface DoneProps {
  readonly applied: Applied
  readonly gone: boolean
  readonly onUndone: () => Promise<void>
  readonly onClose: () => void
}

/** What was just written, with the way back beside it. */
function Done({ applied, gone, onUndone, onClose }: DoneProps) {
  const [taken, setTaken] = useState(false)
  const undone = taken || gone
  const undoing = useUndo(async () => {
    setTaken(true)
    await onUndone()
  })
  return (
    <View className={css.done}>
      <Notice tone='good'>
        <View className={css.doneLine}>
          <View className={css.doneWords}>
            {undone ? words.undone : words.applied(applied.counts.products, words.fields[applied.edit.field])}
          </View>
          {!undone && <Word onTap={() => undoing.undo(applied.id)}>{words.undo}</Word>}
          <Word tone='quiet' onTap={onClose}>
            {words.close}
          </Word>
        </View>
      </Notice>
      {!undone && applied.left.length > 0 && <Left cells={applied.left} />}
      {undoing.error && <Problem error={undoing.error} />}
      {undoing.sheet}
    </View>
  )
}

const NAMED = 10

/** What was not written after all, each by its name. */
function Left({ cells }: { readonly cells: Applied['left'] }) {
  return (
    <Notice tone='bad'>
      {words.leftSome(cells.length)}
      {cells.slice(0, NAMED).map(({ productId, skuId, title, sku, problem, after }) => (
        <View key={`${productId}/${skuId ?? after}`}>
          {words.leftCell([title, sku].filter(Boolean).join(' · '), words.cellProblem[problem ?? ''] ?? problem ?? '')}
        </View>
      ))}
      {cells.length > NAMED && words.leftMore(cells.length - NAMED)}
    </Notice>
  )
}
