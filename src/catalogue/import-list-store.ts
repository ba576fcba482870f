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

/** Lines to mend: with errors while the file waits, not written once it is done. */
export async function pageOfFailed(
  sql: Sql,
  of: ImportKey,
  page: { done: boolean; afterLine: number; limit: number },
): Promise<ListedRow[]> {
  return await sql<ListedRow[]>`
    select ${listedColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and line > ${page.afterLine}
      and ${page.done ? sql`outcome = 'failed'` : sql`change = 'error'`}
    order by line limit ${page.limit}`
}
