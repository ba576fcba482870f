import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { openTable } from '@/sheets/open'
import type { OpenTable, TableMeta, TableRow } from '@/sheets/table'
import { columnsOf, isKnownHeading, mapColumns } from './columns'
import type { Columns } from './fields'
import type { Line } from './lines'
import { FILE_BYTES_MAX, FILE_ROWS_MAX } from './rules'
import { understand } from './understand'

/** A file as far as it can be understood without the catalogue. */
export interface ReadFile {
  readonly table: TableMeta
  readonly rows: readonly TableRow[]
  readonly columns: Columns
  readonly lines: readonly Line[]
}

/** From the bytes of an upload to lines that mean something. Refuses with `file-unreadable` or `too-large`. */
export async function readFile(base64: string): Promise<ReadFile | Refusal> {
  // Four characters are three bytes: too large a file is refused before it is unpacked.
  if (base64.length * 0.75 > FILE_BYTES_MAX + 3) return refuse('too-large', { max: FILE_BYTES_MAX, unit: 'bytes' })
  const table = await openTable(pieces(Buffer.from(base64, 'base64')), { knows: isKnownHeading })
  if (isRefusal(table)) return table
  const columns = columnsOf(mapColumns(table.meta.headings, table.firstRows), table.meta)
  const rows = isRefusal(columns) ? columns : await rowsOf(table)
  await table.close()
  if (isRefusal(columns)) return columns
  if (isRefusal(rows)) return rows
  return { table: table.meta, rows, columns, lines: understand(rows, { columns, isOwnHost: () => true }) }
}

async function rowsOf({ rows }: OpenTable): Promise<TableRow[] | Refusal> {
  const read: TableRow[] = []
  for await (const row of rows) {
    if (isRefusal(row)) return row
    if (read.length === FILE_ROWS_MAX) return refuse('too-large', { max: FILE_ROWS_MAX, unit: 'rows' })
    read.push(row)
  }
  return read
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
