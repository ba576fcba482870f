import { columnsOf, isKnownHeading, mapColumns } from '@/catalogue/columns'
import type { Columns } from '@/catalogue/fields'
import type { Line } from '@/catalogue/lines'
import { understand } from '@/catalogue/understand'
import { isRefusal, type Refusal } from '@/kernel/result'
import { openTable } from '@/sheets/open'
import type { LeftOut, TableMeta, TableRow } from '@/sheets/table'

export interface ReadFile {
  readonly meta: TableMeta
  readonly leftOut: readonly LeftOut[]
  readonly columns: Columns
  readonly rows: readonly TableRow[]
  readonly lines: readonly Line[]
}

/** A whole file in memory, as far as it can be understood without the catalogue: what tests look at. */
export async function understood(file: Buffer | string): Promise<ReadFile | Refusal> {
  const table = await openTable(pieces(Buffer.from(file)), { knows: isKnownHeading })
  if (isRefusal(table)) return table
  const columns = columnsOf(mapColumns(table.meta.headings, table.firstRows), table.meta)
  if (isRefusal(columns)) return columns
  const rows: TableRow[] = []
  for await (const row of table.rows) {
    if (isRefusal(row)) return row
    rows.push(row)
  }
  const lines = understand(rows, { columns, isOwnHost: () => false })
  return { meta: table.meta, leftOut: table.leftOut, columns, rows, lines }
}

export async function read(file: Buffer | string): Promise<ReadFile> {
  const answer = await understood(file)
  if (isRefusal(answer)) throw new Error(JSON.stringify(answer))
  return answer
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
}
