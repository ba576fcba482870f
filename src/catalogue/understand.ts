import type { TableRow } from '@/sheets/table'
import type { Columns } from './fields'
import type { Line, ReadRow } from './lines'
import { readOurs } from './our-file'
import type { IsOwnHost } from './picture-links'
import { ProductReader } from './product-reader'
import { readShopify } from './shopify-file'
import { readWoo } from './woo-file'

export { type Say, speaker } from './speaker'

/** Rows of whole products in words, by the dialect of their file. */
export function readRows(rows: readonly TableRow[], columns: Columns): ReadRow[] {
  if (columns.format === 'shopify') return readShopify(rows, columns)
  return rows.map((row) => (columns.format === 'woocommerce' ? readWoo(row, columns) : readOurs(row, columns)))
}

/** Which product a row belongs to, and the code that it says; both empty where it says none. */
export function keysOf(row: TableRow, columns: Columns): { handle: string; saidCode: string } {
  const { raw } = readRows([row], columns)[0]!
  return { handle: raw.handle, saidCode: raw.sku }
}

/** What the rows are understood with: their columns, and the hosts whose pictures may lie inside. */
export interface Knowing {
  readonly columns: Columns
  readonly isOwnHost: IsOwnHost
}

/**
 * From words to numbers, as far as the file alone can tell. The rows are those of whole products: what a file says about a
 * product is gathered on the first line of its handle; pictures of picture-only lines go there too.
 */
export function understand(rows: readonly TableRow[], { columns, isOwnHost }: Knowing): Line[] {
  const read = readRows(rows, columns)
  const reader = new ProductReader(columns, isOwnHost)
  const groups = new Map<string, ReadRow[]>()
  for (const one of read) {
    const group = groups.get(one.raw.handle)
    if (group) group.push(one)
    else groups.set(one.raw.handle, [one])
  }
  const lines = [...groups].flatMap(([handle, group]) =>
    handle === '' ? group.map(({ raw }) => reader.sku(raw, null, raw.problems)) : reader.product(group),
  )
  return lines.sort((a, b) => a.line - b.line)
}
