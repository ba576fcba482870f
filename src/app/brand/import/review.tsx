import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { z } from 'zod'
import { ask, send } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { cancelImport, confirmGuard, importRows, importSummary, runImport } from '@/catalogue/import-contract'
import { ActionBar, Button, Card, Notice, Problem, Skeleton, Tap } from '@/ui'
import { words } from '../words'
import { failedLinesCsv } from './failed-lines'
import { reasonOf } from './problems'
import css from './review.module.css'
import { type Row, RowCard } from './row-card'
import { untilStill } from './upload'

export type File = z.infer<typeof importSummary>
type Change = Row['change']

const CHANGES: readonly Change[] = ['new', 'changed', 'same', 'error', 'waiting']

/** The counts before anything is written, the lines behind each count, and the decision. */
export function Review({ file, onDone }: { file: File; onDone: () => Promise<void> }) {
  const [change, setChange] = useState<Change>(file.counts.error > 0 ? 'error' : firstOf(file))
  return (
    <View className={css.review}>
      <Card>
        <View className={css.file}>
          <Text className={css.name}>{file.fileName}</Text>
          <Text className={css.guess}>{guessOf(file)}</Text>
        </View>
        <View className={css.counts} ariaRole='tablist'>
          {CHANGES.map((one) => (
            <Tap
              key={one}
              role='tab'
              label={`${words.import.change[one]} ${file.counts[one]}`}
              className={`${css.count} ${css[one]} ${one === change ? css.on : ''}`}
              onTap={() => setChange(one)}
            >
              <Text className={css.number}>{file.counts[one]}</Text>
              <Text className={css.label}>{words.import.change[one]}</Text>
            </Tap>
          ))}
        </View>
        <Notice tone='wait'>{words.import.nothingYet}</Notice>
      </Card>
      <Lines file={file} change={change} onChange={onDone} />
      <Decision file={file} onDone={onDone} />
    </View>
  )
}

const firstOf = (file: File): Change => CHANGES.find((change) => file.counts[change] > 0) ?? 'new'

function guessOf(file: File): string {
  const delimiter = words.import.delimiters[file.delimiter] ?? file.delimiter
  return words.import.guessed(words.import.format[file.format] ?? file.format, file.encoding, delimiter)
}

function Lines({ file, change, onChange }: { file: File; change: Change; onChange: () => Promise<void> }) {
  const asked = usePages<typeof importRows>('brand/catalogue.importRows', { importId: file.id, change })
  const failed = useAction(async () => {
    const lines = (await allFailed(file.id)).map((row) => ({ ...row, reasons: row.problems.map(reasonOf) }))
    const text = failedLinesCsv(words.import.csvHeadings, lines)
    await handOver({ name: words.import.failedFile(file.fileName), type: 'text/csv', text })
  })
  const agree = useAction(async (key: string) => {
    await send<typeof confirmGuard>('brand/catalogue.confirmGuard', { importId: file.id }, { key })
    await onChange()
  })
  if (asked.status === 'loading') return <Skeleton shape='list' />
  if (asked.error && !asked.data) return <Problem error={asked.error} onRetry={() => asked.again()} />
  return (
    <View className={css.lines}>
      {change === 'error' && asked.items.length > 0 && (
        <View className={css.download}>
          <Button weight='plain' size='s' busy={failed.busy} onTap={() => failed.run()}>
            {words.import.download}
          </Button>
        </View>
      )}
      {change === 'waiting' && asked.items.length > 0 && (
        <View className={css.download}>
          <Button weight='plain' size='s' busy={agree.busy} onTap={() => agree.run()}>
            {words.import.agree(file.counts.waiting)}
          </Button>
          {agree.error && <Problem error={agree.error} onRetry={() => agree.run()} />}
        </View>
      )}
      {asked.items.length === 0 && <Text className={css.none}>{words.import.rowsEmpty[change]}</Text>}
      {asked.items.map((row) => (
        <RowCard key={row.line} row={row} />
      ))}
      {asked.more && (
        <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.import.more}
        </Button>
      )}
    </View>
  )
}

async function allFailed(importId: string): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await ask<typeof importRows>('brand/catalogue.importRows', { importId, change: 'error', cursor })
    rows.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor)
  return rows
}

/** Good lines only, or all or nothing: chosen in the open, with what each would do. */
function Decision({ file, onDone }: { file: File; onDone: () => Promise<void> }) {
  const [onlyIfClean, setOnlyIfClean] = useState(false)
  const { counts } = file
  const good = counts.new + counts.changed
  const run = useAction(async (key: string) => {
    const mode = onlyIfClean ? ('all-or-nothing' as const) : ('good-rows' as const)
    await send<typeof runImport>('brand/catalogue.runImport', { importId: file.id, mode }, { key })
    await untilStill(file.id)
    await onDone()
  })
  const cancel = useAction(async (key: string) => {
    await send<typeof cancelImport>('brand/catalogue.cancelImport', { importId: file.id }, { key })
    await onDone()
  })
  const open = counts.error + counts.waiting
  const stopped = good === 0 || (onlyIfClean && open > 0)
  return (
    <View>
      <Card title={words.import.how}>
        <View className={css.ways} ariaRole='radiogroup'>
          <Way
            on={!onlyIfClean}
            title={words.import.goodOnly}
            note={words.import.goodOnlyNote(good, open)}
            onTap={() => setOnlyIfClean(false)}
          />
          <Way
            on={onlyIfClean}
            title={words.import.allOrNothing}
            note={words.import.allOrNothingNote(open)}
            onTap={() => setOnlyIfClean(true)}
          />
        </View>
        {run.error && <Problem error={run.error} onRetry={() => run.run()} />}
        {cancel.error && <Problem error={cancel.error} onRetry={() => cancel.run()} />}
      </Card>
      <ActionBar>
        <View className={css.bar}>
          <View className={css.cancel}>
            <Button weight='plain' busy={cancel.busy} onTap={() => cancel.run()}>
              {words.import.cancel}
            </Button>
          </View>
          <View className={css.run}>
            <Button weight='main' busy={run.busy} disabled={stopped} onTap={() => run.run()}>
              {good === 0 ? words.import.nothingToWrite : words.import.run(stopped ? 0 : good)}
            </Button>
          </View>
        </View>
      </ActionBar>
    </View>
  )
}

interface WayProps {
  on: boolean
  title: string
  note: string
  onTap: () => void
}

function Way({ on, title, note, onTap }: WayProps) {
  return (
    <Tap role='radio' className={`${css.way} ${on ? css.wayOn : ''}`} onTap={onTap}>
      <View className={css.radio} />
      <View className={css.wayText}>
        <Text className={css.wayTitle}>{title}</Text>
        <Text className={css.wayNote}>{note}</Text>
      </View>
    </Tap>
  )
}
