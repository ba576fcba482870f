import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { type Columns, findColumns, isKnownHeading } from './columns'
import type { Line } from './lines'
import { readOurs } from './our-file'
import { readTable, type Table } from './read-file'
import { FILE_BYTES_MAX } from './rules'
import { readShopify } from './shopify-file'
import { understand } from './understand'

/** A file as far as it can be understood without the catalogue. */
export interface ReadFile {
  readonly table: Table
  readonly columns: Columns
  readonly lines: readonly Line[]
}

/** From the bytes of an upload to lines that mean something. Refuses with `file-unreadable` or `too-large`. */
export function readFile(base64: string): ReadFile | Refusal {
  // Four characters are three bytes: too large a file is refused before it is unpacked.
  if (base64.length * 0.75 > FILE_BYTES_MAX + 3) return refuse('too-large', { max: FILE_BYTES_MAX, unit: 'bytes' })
  const table = readTable(Buffer.from(base64, 'base64'), isKnownHeading)
  if (isRefusal(table)) return table
  const columns = findColumns(table.headings, table.headingLine)
  if (isRefusal(columns)) return columns
  const raw =
    columns.format === 'shopify' ? readShopify(table, columns) : { lines: readOurs(table, columns), pictureLines: [] }
  return { table, columns, lines: understand(raw, columns) }
}
