import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { refusalSentence } from '@/kernel/words'
import type { checkRows, checkSheet, shipRows } from '@/orders/shipping-contract'
import { FILE_UNREADABLE } from '@/sheets/words'
import { Button, Icon, Notice, Problem, Sheet } from '@/ui'
import { pickFile } from '../picked-file'
import { batchIdsOf, type Taken } from './batch-choice'
import type { BatchDesk } from './batch-line'
import { BatchChoices } from './batch-sheet'
import { type Row, SheetRows } from './sheet-rows'
import css from './upload-sheet.module.css'
import { words } from './words'

interface Props {
  readonly batches: Pick<BatchDesk, 'open' | 'taken'> & { readonly onTaken: (taken: Taken) => void }
  readonly onClose: () => void
  readonly onShipped: (n: number) => void
}

interface Read {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string
  readonly columns: readonly { readonly column: string }[]
  readonly left: number
}

/** What the server takes in one piece: 2,000,000 signs of base64. */
const BYTES_MAX = 1_400_000
const { file: own } = words

/** Tracking numbers by file: read, put right in place, and only then sent. */
export function UploadSheet({ batches, onClose, onShipped }: Props) {
  const [read, setRead] = useState<Read | null>(null)
  const [rows, setRows] = useState<readonly Row[]>([])
  const [refused, setRefused] = useState<string | null>(null)
  const [done, setDone] = useState(0)
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set())
  const choose = useAction(async (key: string) => {
    setRefused(null)
    const chosen = await pickFile()
    if (!chosen) return
    if (chosen.bytes > BYTES_MAX) return setRefused(own.tooLarge)
    const asked = { fileName: chosen.name, base64: await chosen.slice(0, chosen.bytes) }
    const said = await send<typeof checkSheet>('brand/orders.checkSheet', asked, { key })
    setRead({ ...said, format: said.format === 'xlsx' ? 'xlsx' : 'csv' })
    setRows(said.rows)
    setTouched(new Set())
  })
  const check = useAction(async (key: string) => {
    const said = await send<typeof checkRows>('brand/orders.checkRows', { rows: rows.map(written) }, { key })
    setRows(said.rows)
    setTouched(new Set())
  })
  const go = useAction(async (key: string) => {
    const batchIds = batchIdsOf(batches.open, batches.taken).slice(0, 50)
    const said = await send<typeof shipRows>('brand/orders.shipRows', { rows: rows.map(written), batchIds }, { key })
    setRows(said.rows)
    setDone(said.shipped)
    setTouched(new Set())
    if (said.shipped > 0) onShipped(said.shipped)
  })
  const change = (row: Row) => {
    setRows((before) => before.map((one) => (one.line === row.line ? row : one)))
    setTouched((before) => new Set(before).add(row.line))
  }
  const good = rows.filter((row) => row.state === 'good').length
  const open = rows.some((row) => row.state === 'good' || row.state === 'wrong')
  const foot =
    rows.length === 0 ? undefined : touched.size > 0 ? (
      <Button busy={check.busy} onTap={() => check.run()}>
        {own.again}
      </Button>
    ) : good > 0 ? (
      <Button busy={go.busy} onTap={() => go.run()}>
        {own.send(good)}
      </Button>
    ) : open ? undefined : (
      <Button onTap={onClose}>{own.close}</Button>
    )
  const error = choose.error ?? check.error ?? go.error
  return (
    <Sheet open title={own.title} onClose={onClose} foot={foot}>
      {read === null ? (
        <View className={css.drop}>
          <Icon name='upload' size={40} />
          <Text className={css.lead}>{own.lead}</Text>
          <Text className={css.note}>{own.formats}</Text>
          <View className={css.button}>
            <Button busy={choose.busy} onTap={() => choose.run()}>
              {own.choose}
            </Button>
          </View>
        </View>
      ) : (
        <Head read={read} rows={rows} done={done} busy={choose.busy} onAnother={() => choose.run()} />
      )}
      {refused && <Notice tone='bad'>{refused}</Notice>}
      {error &&
        (error.code === 'file-unreadable' ? (
          <Notice tone='bad'>{whyUnreadable(error.facts ?? {})}</Notice>
        ) : (
          <Problem error={error} />
        ))}
      {good > 0 && batches.open.length > 0 && (
        <View className={css.batches}>
          <Text className={css.note}>{words.batch.desk}</Text>
          <BatchChoices goods={batches.open} taken={batches.taken} onChange={batches.onTaken} />
        </View>
      )}
      <SheetRows rows={rows} onChange={change} />
    </Sheet>
  )
}

interface HeadProps {
  readonly read: Read
  readonly rows: readonly Row[]
  readonly done: number
  readonly busy: boolean
  readonly onAnother: () => void
}

function Head({ read, rows, done, busy, onAnother }: HeadProps) {
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length
  const columns = read.columns.map(({ column }) => own.columns[column] ?? column).join('、')
  const [good, wrong, known] = [count('good'), count('wrong'), count('known')]
  return (
    <View className={css.head}>
      <Text className={css.note}>{own.read(own[read.format], read.encoding, columns)}</Text>
      {rows.length === 0 && <Notice tone='wait'>{own.noRows}</Notice>}
      {done > 0 && <Notice tone='good'>{own.done(done)}</Notice>}
      {done > 0 && wrong > 0 && <Text className={css.note}>{own.doneLeft(wrong)}</Text>}
      {done === 0 && rows.length > 0 && (
        <View>
          <Text className={css.counts}>{own.counts(good, wrong, known)}</Text>
          <Text className={css.note}>{own.nothingYet}</Text>
        </View>
      )}
      {read.left > 0 && <Notice tone='wait'>{own.left(read.left)}</Notice>}
      <View className={css.another}>
        <Button size='s' weight='plain' busy={busy} onTap={onAnother}>
          {own.another}
        </Button>
      </View>
    </View>
  )
}

const written = ({ line, order, sku, units, carrier, trackingNo, sure }: Row) => {
  return { line, order, sku, units, carrier, trackingNo, ...(sure && { sure }) }
}

function whyUnreadable(facts: Readonly<Record<string, unknown>>): string {
  const columns = Array.isArray(facts.columns) ? facts.columns.map((c) => own.columns[String(c)] ?? String(c)) : []
  if (facts.why === 'columns-missing') return own.missing(columns.join('、'))
  const why = FILE_UNREADABLE[String(facts.why)] ?? refusalSentence('file-unreadable').what
  return typeof facts.line === 'number' ? `${own.line(facts.line)}：${why}` : why
}
