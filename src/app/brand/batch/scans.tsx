import { View } from '@tarojs/components'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import type { scans } from '@/provenance/code-contract'
import { Button, Card, Skeleton, Tag } from '@/ui'
import { type Column, DataTable } from '@/ui/desk'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import { words } from './words'

type Unit = OutputOf<typeof scans>['items'][number]
const TONES = { none: 'good', again: 'wait', many: 'bad' } as const

const COLUMNS: readonly Column<Unit>[] = [
  { key: 'code', title: words.code, main: true, cell: ({ code }) => <View className={css.code}>{code}</View> },
  { key: 'doubt', title: words.doubt, cell: ({ doubt }) => <Tag tone={TONES[doubt]}>{words.doubts[doubt]}</Tag> },
  { key: 'people', title: words.people, figures: true, cell: ({ people }) => people },
  { key: 'scans', title: words.times, figures: true, cell: (unit) => unit.scans },
  {
    key: 'first',
    title: words.firstAt,
    cell: ({ firstAt, firstPlace }) => [dayTime(firstAt), firstPlace].filter(Boolean).join(' · '),
  },
  { key: 'last', title: words.lastAt, cell: ({ lastAt }) => dayTime(lastAt) },
]

/** Units that people have scanned, the doubtful ones first. */
export function Scans({ batchId }: { readonly batchId: string }) {
  const asked = usePages<typeof scans>('brand/provenance.scans', { batchId })
  return (
    <Card title={words.scans}>
      <View className={css.small}>{asked.items.length > 0 ? words.scansNote : words.scansNone}</View>
      {asked.status === 'loading' && <Skeleton shape='list' />}
      {asked.items.length > 0 && (
        <DataTable
          caption={words.scans}
          columns={COLUMNS}
          rows={asked.items}
          keyOf={({ code }) => code}
          nameOf={({ code }) => code}
        />
      )}
      {asked.more && (
        <Button size='s' weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.more}
        </Button>
      )}
    </Card>
  )
}
