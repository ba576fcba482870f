import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { importRows } from '@/catalogue/import-contract'
import { ActionBar, Button, Card, Notice, Problem, Skeleton } from '@/ui'
import { figure } from '@/ui/figure'
import css from './check.module.css'
import { handOverFailed } from './failed'
import { Guarded } from './guarded'
import { type Row, RowCard } from './row-card'
import { useSome } from './some'
import type { ImportView } from './upload'
import { words } from './words'

interface Props {
  readonly view: ImportView
  readonly onDone: () => Promise<void>
  readonly onNext: () => void
}

/** What is wrong, cell by cell, each to be put right where it stands; and prices that want a yes. */
export function Check({ view, onDone, onNext }: Props) {
  const { counts } = view
  const clean = counts.error + counts.waiting === 0
  return (
    <>
      {clean && <Notice tone='good'>{words.check.clean}</Notice>}
      {counts.waiting > 0 && <Guarded view={view} onDone={onDone} />}
      {counts.error > 0 && <Errors view={view} onDone={onDone} />}
      <ActionBar>
        <View className={css.bar}>
          <Button weight={counts.error > 0 ? 'tea' : 'main'} onTap={onNext}>
            {words.check.next}
          </Button>
        </View>
      </ActionBar>
    </>
  )
}

function Errors({ view, onDone }: Omit<Props, 'onNext'>) {
  const asked = usePages<typeof importRows>('brand/catalogue.importRows', { importId: view.id, change: 'error' })
  const some = useSome(asked)
  const [mended, setMended] = useState<number | null>(null)
  const [copied, setCopied] = useState(false)
  const download = useAction(async () => setCopied((await handOverFailed(view.id)) === 'clipboard'))
  const onMended = async (rows: readonly Row[], line: number) => {
    setMended(rows.some((row) => row.line === line && row.change === 'error') ? null : line)
    await Promise.all([asked.again(), onDone()])
  }
  return (
    <Card title={words.check.errors(figure(view.counts.error))}>
      <View className={css.lead}>
        <Text className={css.note}>{words.check.errorsNote}</Text>
        <Button fit weight='plain' size='s' busy={download.busy} onTap={() => download.run()}>
          {words.check.download}
        </Button>
      </View>
      {copied && <Notice tone='good'>{words.check.copied}</Notice>}
      {download.error && <Problem error={download.error} />}
      {mended !== null && <Notice tone='good'>{words.check.mended(mended)}</Notice>}
      {asked.status === 'loading' && <Skeleton shape='list' />}
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={asked.again} />}
      <View className={css.rows}>
        {some.items.map((row) => (
          <RowCard key={row.line} row={row} importId={view.id} onMended={(rows) => onMended(rows, row.line)} />
        ))}
      </View>
      {some.more && (
        <Button weight='quiet' busy={some.fetching} onTap={some.more}>
          {words.check.more}
        </Button>
      )}
    </Card>
  )
}
