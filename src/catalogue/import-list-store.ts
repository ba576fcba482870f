import type { Sql } from '@/kernel/db'
import type { JudgedRow } from './import-row-store'
import type { ImportKey } from './import-store'

export interface ListedRow extends JudgedRow {
  readonly handle: string
  readonly cells: readonly string[]
}

export interface LinePage {
  readonly change?: string | undefined
  readonly outcome?: string | undefined
  readonly afterLine: number
  readonly limit: number
}

const listedColumns = (sql: Sql) => sql`
  line, change, outcome, handle, sku_code as "skuCode", fields, differences, problems, waits, cells`

/** Lines that stand for goods and are judged. */
export async function pageOfLines(sql: Sql, of: ImportKey, page: LinePage): Promise<ListedRow[]> {
  return await sql<ListedRow[]>`
    select ${listedColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and line > ${page.afterLine}
      and ${page.change ? sql`change = ${page.change}` : sql`change not in ('unjudged', 'attached')`}
      and ${page.outcome ? sql`outcome = ${page.outcome}` : sql`true`}
    order by line limit ${page.limit}`
}

export async function listedRows(sql: Sql, of: ImportKey, lines: readonly number[]): Promise<ListedRow[]> {
  return await sql<ListedRow[]>`
    select ${listedColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and line = any(${lines as number[]}::int[])
      and change not in ('unjudged', 'attached') order by line`
}

/**
 * Lines to mend: with errors while the file waits, not written once it is done. With them come lines that stand for no SKU
 * (parents of variants, further pictures) and that the mended ones can't do without. `wholePictures`: pictures stand on
 * many lines, and a product's first line names them all anew, so the product's other lines come with it.
 */
export async function pageOfFailed(
  sql: Sql,
  of: ImportKey,
  page: { done: boolean; wholePictures: boolean; afterLine: number; limit: number },
): Promise<ListedRow[]> {
  const failed = (row: 'i' | 'f') =>
    page.done ? sql`${sql(row)}.outcome = 'failed'` : sql`${sql(row)}.change = 'error'`
  const isFirst = sql`not exists (select from import_row m where m.brand_id = f.brand_id and m.import_id = f.import_id
    and m.handle collate "C" = f.handle and m.line < f.line)`
  return await sql<ListedRow[]>`
    select ${listedColumns(sql)} from import_row i
    where brand_id = ${of.brandId} and import_id = ${of.id} and line > ${page.afterLine}
      and (${failed('i')} or (i.handle <> '' and ${page.wholePictures ? sql`true` : sql`i.change = 'attached'`}
        and exists (select from import_row f where f.brand_id = i.brand_id and f.import_id = i.import_id
          and f.handle collate "C" = i.handle and ${failed('f')} and ${page.wholePictures ? isFirst : sql`true`})))
    order by line limit ${page.limit}`
}

/** How many cells were mended by hand. */
export async function countMended(sql: Sql, of: ImportKey): Promise<number> {
  const [found] = await sql<{ n: number }[]>`
    select coalesce(sum(cardinality(mended)), 0)::int as n from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id}`
  return found!.n
}
