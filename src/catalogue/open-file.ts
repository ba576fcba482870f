import { hash } from 'node:crypto'
import { isRefusal, type Refusal } from '@/kernel/result'
import { openTable } from '@/sheets/open'
import type { Choice as Manner, Rows, TableMeta, TableRow } from '@/sheets/table'
import { columnsOf as columnsIn, isKnownHeading, type Mapping, mapColumns } from './columns'
import type { Columns } from './fields'
import type { Choice, Reading } from './import-store'
import { keysOf as keysIn } from './understand'

/** A file that makes sense as a table of goods: how it was read, and its rows as they come. */
export interface OpenFile {
  readonly reading: Reading
  readonly rows: Rows
  close(): Promise<void>
}

/** What the brand chose for an earlier file with the same headings. */
export type Remembered = (headingsHash: string) => Promise<Choice | undefined>

/**
 * From bytes to rows with columns that mean something: chosen, remembered for these headings, or guessed. Refuses with
 * `file-unreadable` or `too-large`; how the file was read so far stands beside the refusal, so that it can be put right.
 */
export async function openFile(
  source: AsyncIterable<Uint8Array>,
  choice: Choice,
  remembered: Remembered,
): Promise<OpenFile | Unread> {
  const table = await openTable(source, { knows: isKnownHeading, choice: choice as Manner })
  if (isRefusal(table)) return { refusal: table, reading: null }
  const { meta, firstRows } = table
  const known = choice.columns || choice.format ? undefined : await remembered(headingsHash(meta.headings))
  const mapping = mapColumns(meta.headings, firstRows, known ?? choice)
  const reading = readingOf(meta, { mapping, firstRows, remembered: known !== undefined })
  const columns = columnsIn(mapping, meta)
  if (!isRefusal(columns)) return { reading, rows: table.rows, close: () => table.close() }
  await table.close()
  return { refusal: columns, reading }
}

export interface Unread {
  readonly refusal: Refusal
  readonly reading: Reading | null
}

interface Found {
  readonly mapping: Mapping
  readonly firstRows: readonly TableRow[]
  readonly remembered: boolean
}

/** First rows are for looking at: a cell may be long, and there may be many. */
const SHOWN_CHARS = 200

const readingOf = (meta: TableMeta, { mapping, firstRows, remembered }: Found): Reading => ({
  format: mapping.format,
  file: meta.format,
  encoding: meta.encoding,
  delimiter: meta.delimiter,
  sheet: meta.sheet,
  sheets: meta.sheets,
  headingLine: meta.headingLine,
  headings: meta.headings.map(storable),
  columns: mapping.columns,
  remembered,
  ownHosts: [],
  firstRows: firstRows.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cut(storable(cell))) })),
})

const cut = (text: string): string => (text.length > SHOWN_CHARS ? `${storable(text.slice(0, SHOWN_CHARS))}…` : text)

/** The database keeps no zero characters and no halves of pairs; both show as what they are: garbled. */
export const storable = (cell: string): string => cell.replace(/\0|\p{Surrogate}/gu, '\ufffd')

/** Files with the same headings are read the same way. */
export const headingsHash = (headings: readonly string[]): string =>
  hash('sha1', JSON.stringify(headings.map((heading) => heading.normalize('NFKC').trim().toLowerCase())))

/** The columns of a file that was read before; they were good enough then. */
export function columnsOf({ format, columns, headings, headingLine }: Reading): Columns {
  const found = columnsIn({ format, columns, twice: null } as Mapping, { headings, headingLine })
  if (isRefusal(found)) throw new Error(`columns that were good are so no longer: ${JSON.stringify(found.facts)}`)
  return found
}

/** Which product a row belongs to, and the code that it says. */
export const keysOf = (row: TableRow, columns: Columns): { handle: string; saidCode: string } => {
  const { handle, saidCode } = keysIn(row, columns)
  return { handle: storable(handle), saidCode: storable(saidCode) }
}
