import { isRefusal, type Problem, type Refusal, refuse } from '@/kernel/result'
import type { Rows } from '@/sheets/table'
import { chunk, type Judging, type Task } from './import-chunk'
import * as rowStore from './import-row-store'
import type { Choice, ImportRow, Reading } from './import-store'
import * as store from './import-store'
import * as workStore from './import-work-store'
import { columnsOf, keysOf, openFile, storable, type Unread } from './open-file'
import { FILE_ROWS_MAX, LINES_PER_PRODUCT_MAX, PART_BYTES } from './rules'

const ROWS_AT_ONCE = 1_000

/**
 * The file flows from its parts into rows, a chunk at a time. After a crash it is read again from the front, and rows
 * that are there already are passed over: reading is cheap beside writing, and the same bytes give the same rows.
 */
export async function readStep(task: Task): Promise<boolean> {
  const { shop, of } = task
  const open = await store.findImport(shop.sql, of.brandId, of.id)
  if (!open) return false
  // Rows that are there already were read by it: what was remembered since is for the next file.
  const begun = open.reading
  const remembered = async (hash: string) =>
    begun ? undefined : await store.rememberedChoice(shop.sql, of.brandId, hash)
  const file = await openFile(partsOf(task, open), begun ? choiceOf(begun) : open.choice, remembered)
  if ('refusal' in file) return endUnread(task, file)
  const reading = begun ?? { ...file.reading, ownHosts: shop.ownHosts }
  const isOurs = await chunk(task, 'reading', async ({ sql }, own) => {
    const { format, encoding, delimiter } = reading
    await store.saveImports(sql, [{ ...own, reading, format, encoding, delimiter }])
    return { more: true }
  })
  const refusal = isOurs ? await stageAll(task, { ...open, reading }, file.rows) : 'lost'
  await file.close()
  if (refusal === 'lost') return false
  return refusal ? endUnread(task, { refusal, reading }) : chunk(task, 'reading', endReading)
}

/** The same once more, whatever was guessed or chosen the first time. */
function choiceOf({ encoding, delimiter, sheet, headingLine, format, columns, file }: Reading): Choice {
  const how = file === 'csv' ? { encoding, delimiter } : { sheet }
  return { ...how, headingLine, format, columns }
}

async function* partsOf({ shop, of }: Task, { bytes }: ImportRow): AsyncGenerator<Uint8Array> {
  for (let position = 0; position * PART_BYTES < bytes; position++) {
    const part = await store.loadPart(shop.sql, of, position)
    if (!part) throw new Error(`part ${position} of import ${of.id} is missing`)
    yield part
  }
}

async function stageAll(task: Task, open: ImportRow, rows: Rows): Promise<Refusal | 'lost' | null> {
  const columns = columnsOf(open.reading!)
  const last = await rowStore.lastLine(task.shop.sql, task.of)
  let read = 0
  let waiting: rowStore.StagedRow[] = []
  const stage = async () => {
    const list = waiting
    waiting = []
    return chunk(task, 'reading', async ({ sql }, own) => {
      await rowStore.stageRows(sql, own, list)
      await store.saveImports(sql, [{ ...own, rowsRead: own.rowsRead + list.length }])
      return { more: true }
    })
  }
  for await (const row of rows) {
    if (isRefusal(row)) return row
    read += 1
    if (read > FILE_ROWS_MAX) return refuse('too-large', { max: FILE_ROWS_MAX, unit: 'rows' })
    if (row.line <= last) continue
    const cells = row.cells.map(storable)
    waiting.push({ line: row.line, cells, ...keysOf({ line: row.line, cells }, columns) })
    if (waiting.length >= ROWS_AT_ONCE && !(await stage())) return 'lost'
  }
  return waiting.length > 0 && !(await stage()) ? 'lost' : null
}

async function endReading({ sql }: Judging, own: ImportRow) {
  await rowStore.analyzeRows(sql)
  await rowStore.markSurplus(sql, own, LINES_PER_PRODUCT_MAX)
  await workStore.beginPhase(sql, own)
  await store.saveImports(sql, [{ ...own, phase: 'judging', rowsDone: 0, errors: 0, afterHandle: '', afterLine: 0 }])
  return { more: true }
}

/** A file at which we fail ourselves, again and again: it ends, and says by which fault. */
export const endAtFault = (task: Task, { facts = {} }: Problem): Promise<boolean> =>
  endUnread(task, { refusal: refuse('file-unreadable', { why: 'fault', ...facts }), reading: null })

/** No line of a file is kept that can't be read as a whole; how far it was understood is, so that it can be put right. */
function endUnread(task: Task, { refusal: { refused, facts }, reading }: Unread): Promise<boolean> {
  return chunk(task, 'reading', async ({ sql }, own) => {
    await rowStore.deleteRows(sql, own)
    const unreadable = { why: refused === 'too-large' ? 'too-large' : '', ...facts }
    await store.saveImports(sql, [
      { ...own, state: 'unreadable', phase: null, rowsRead: 0, unreadable, reading: reading ?? own.reading },
    ])
    return { more: false }
  })
}
