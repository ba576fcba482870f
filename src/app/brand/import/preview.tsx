import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { importRows, runImport } from '@/catalogue/import-contract'
import { yuan } from '@/kernel/money'
import { ActionBar, Button, Card, Change, Notice, Problem, Skeleton, Switch, Tabs, Tap } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { figure } from '@/ui/figure'
import { useCancel } from './cancel'
import css from './preview.module.css'
import { factsOf, type Row } from './row-card'
import { useSome } from './some'
import type { ImportView } from './upload'
import { words } from './words'

type Kind = keyof typeof words.preview.tabs
const KINDS = Object.keys(words.preview.tabs) as Kind[]

interface Props {
  readonly view: ImportView
  readonly onDone: () => Promise<void>
}

/** What would be written, old → new per cell, and the decision. Until it is made nothing has happened. */
export function Preview({ view, onDone }: Props) {
  const [kind, setKind] = useState<Kind>(KINDS.find((one) => view.counts[one] > 0) ?? 'new')
  const tabs = KINDS.map((value) => ({ value, label: words.preview.tabs[value], count: view.counts[value] }))
  return (
    <>
      <Notice tone='wait'>{words.preview.nothingYet}</Notice>
      <View className={css.board}>
        <View className={css.tabs}>
          <Tabs items={tabs} value={kind} onChange={setKind} />
        </View>
        <Lines view={view} kind={kind} />
      </View>
      <Decision view={view} onDone={onDone} />
    </>
  )
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'goods',
    title: words.preview.goods,
    main: true,
    cell: (row) => (
      <View className={css.goods}>
        <View className={css.title}>{row.title || words.preview.noTitle}</View>
        <View className={css.sub}>{[words.check.line(row.line), row.options].filter(Boolean).join(' · ')}</View>
      </View>
    ),
  },
  { key: 'sku', title: words.preview.sku, cell: ({ skuCode }) => <Text className={css.code}>{skuCode}</Text> },
  {
    key: 'price',
    title: words.preview.price,
    figures: true,
    cell: ({ priceFen }) => (priceFen === null ? '' : `¥${yuan(priceFen)}`),
  },
  {
    key: 'stock',
    title: words.preview.stock,
    figures: true,
    cell: ({ stock }) => (stock === null ? '' : figure(stock)),
  },
]

const DIFFERENCES: Column<Row> = {
  key: 'differences',
  title: words.preview.differences,
  cell: ({ differences }) => (
    <View className={css.differences}>
      {differences.map(({ field, before, after }) => (
        <View key={field} className={css.difference}>
          <Text className={css.field}>{field}</Text>
          <Change before={before} after={after} />
        </View>
      ))}
    </View>
  ),
}

function Lines({ view, kind }: { readonly view: ImportView; readonly kind: Kind }) {
  const asked = usePages<typeof importRows>('brand/catalogue.importRows', { importId: view.id, change: kind })
  const some = useSome(asked)
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (asked.error && !asked.data) return <Problem error={asked.error} onRetry={asked.again} />
  if (asked.items.length === 0) return <View className={css.none}>{words.preview.empty[kind]}</View>
  return (
    <View>
      <DataTable
        caption={words.preview.tabs[kind]}
        columns={kind === 'changed' ? [...COLUMNS, DIFFERENCES] : COLUMNS}
        rows={some.items}
        keyOf={(row) => String(row.line)}
        nameOf={factsOf}
      />
      {some.more && (
        <Button weight='quiet' busy={some.fetching} onTap={some.more}>
          {words.preview.more}
        </Button>
      )}
    </View>
  )
}

type Mode = 'good-rows' | 'all-or-nothing'

/** Good lines only, or all or nothing: chosen in the open, with what each would do. */
function Decision({ view, onDone }: Props) {
  const [mode, setMode] = useState<Mode>('good-rows')
  const [submitForReview, setSubmit] = useState(true)
  const { counts } = view
  const good = counts.new + counts.changed
  const rest = counts.error + counts.waiting
  const run = useAction(async (key: string) => {
    await send<typeof runImport>('brand/catalogue.runImport', { importId: view.id, mode, submitForReview }, { key })
    await onDone()
  })
  const drop = useCancel(view.id, onDone)
  const stopped = good === 0 || (mode === 'all-or-nothing' && rest > 0)
  return (
    <>
      <Card title={words.preview.how}>
        <View className={css.ways} ariaRole='radiogroup'>
          <Way
            on={mode === 'good-rows'}
            title={words.preview.goodRows}
            note={words.preview.goodRowsNote(figure(good), figure(rest))}
            onTap={() => setMode('good-rows')}
          />
          <Way
            on={mode === 'all-or-nothing'}
            title={words.preview.all}
            note={words.preview.allNote(figure(rest))}
            onTap={() => setMode('all-or-nothing')}
          />
        </View>
        {counts.new > 0 && (
          <View className={css.review}>
            <View className={css.reviewText}>
              <View className={css.title}>{words.preview.review}</View>
              <View className={css.sub}>{words.preview.reviewNote}</View>
            </View>
            <Switch label={words.preview.review} checked={submitForReview} onChange={setSubmit} />
          </View>
        )}
        {run.error && <Problem error={run.error} onRetry={() => run.run()} />}
        {drop.error && <Problem error={drop.error} onRetry={() => drop.run()} />}
      </Card>
      <ActionBar>
        <View className={css.bar}>
          <View className={css.drop}>
            <Button weight='plain' busy={drop.busy} onTap={() => drop.run()}>
              {words.preview.drop}
            </Button>
          </View>
          <View className={css.run}>
            <Button weight='main' busy={run.busy} disabled={stopped} onTap={() => run.run()}>
              {good === 0 ? words.preview.nothing : words.preview.run(figure(stopped ? 0 : good))}
            </Button>
          </View>
        </View>
      </ActionBar>
    </>
  )
}

interface WayProps {
  readonly on: boolean
  readonly title: string
  readonly note: string
  readonly onTap: () => void
}

function Way({ on, title, note, onTap }: WayProps) {
  return (
    <Tap role='radio' checked={on} className={`${css.way} ${on ? css.wayOn : ''}`} onTap={onTap}>
      <View className={css.radio} />
      <View className={css.wayText}>
        <Text className={css.title}>{title}</Text>
        <Text className={css.sub}>{note}</Text>
      </View>
    </Tap>
  )
}
