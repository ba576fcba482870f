import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Problem } from '@/kernel/result'
import { iso, type Ms } from '@/kernel/time'
import type { Change, Counts, Difference } from './compare'
import type { Field, Format } from './fields'
import type { Line } from './lines'

export interface ImportRow {
  readonly brandId: Id
  readonly id: Id
  readonly fileName: string
  readonly format: Format
  readonly encoding: string
  readonly delimiter: string
  readonly columns: Partial<Record<Field, string>>
  readonly state: 'checked' | 'done' | 'cancelled'
  readonly counts: Counts
  readonly createdBy: Id
  readonly createdAt: Ms
  readonly doneAt: Ms | null
}

const columns = (sql: Sql) => sql`
  brand_id as "brandId", id, file_name as "fileName", format, encoding, delimiter, columns, state, counts,
  created_by as "createdBy", created_at as "createdAt", done_at as "doneAt"`

export async function insertImports(sql: Sql, list: readonly ImportRow[]): Promise<void> {
  const imports = list.map((one) => ({ ...one, createdAt: iso(one.createdAt) }))
  await sql`
    insert into import (brand_id, id, file_name, format, encoding, delimiter, columns, state, counts, created_by, created_at)
    select r."brandId", r.id, r."fileName", r.format, r.encoding, r.delimiter, r.columns, r.state, r.counts,
      r."createdBy", r."createdAt"
    from json_to_recordset(${rows(imports)}::json) as r("brandId" uuid, id uuid, "fileName" text, format text,
      encoding text, delimiter text, columns jsonb, state text, counts jsonb, "createdBy" uuid, "createdAt" timestamptz)`
}

/** Imports of one brand; a second run of the same one waits here and then finds it done. */
export async function lockImports(sql: Sql, brandId: Id, ids: readonly Id[]): Promise<ImportRow[]> {
  return await sql<ImportRow[]>`
    select ${columns(sql)} from import where brand_id = ${brandId} and id = any(${ids as Id[]}::uuid[])
    order by id for no key update`
}

export async function findImport(sql: Sql, brandId: Id, id: Id): Promise<ImportRow | undefined> {
  const [found] = await sql<ImportRow[]>`
    select ${columns(sql)} from import where brand_id = ${brandId} and id = ${id}`
  return found
}

export async function pageOfImports(
  sql: Sql,
  brandId: Id,
  { after, limit }: { after: { at: string; id: Id } | null; limit: number },
): Promise<ImportRow[]> {
  return await sql<ImportRow[]>`
    select ${columns(sql)} from import
    where brand_id = ${brandId} and ${after ? sql`(created_at, id) < (${after.at}, ${after.id})` : sql`true`}
    order by created_at desc, id desc limit ${limit}`
}

export async function closeImports(
  sql: Sql,
  list: readonly Pick<ImportRow, 'brandId' | 'id' | 'state' | 'counts'>[],
  now: Ms,
): Promise<void> {
  await sql`
    update import i set state = r.state, counts = r.counts, done_at = ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, id uuid, state text, counts jsonb)
    where i.brand_id = r."brandId" and i.id = r.id`
}

/** How a line looks in the list: what it says, else what the catalogue said when it was checked. */
export interface Shown {
  readonly title: string
  readonly options: string
  readonly priceFen: number | null
  readonly stock: number | null
}

export interface ImportLine {
  readonly line: number
  readonly change: Change
  readonly handle: string
  readonly skuCode: string
  readonly fields: { readonly said: Line; readonly shown: Shown }
  readonly differences: readonly Difference[]
  readonly problems: readonly Problem[]
}

/** One statement for at most 5,000 lines; the caller cuts. */
export async function insertLines(sql: Sql, of: { brandId: Id; id: Id }, lines: readonly ImportLine[]): Promise<void> {
  await sql`
    insert into import_row (brand_id, import_id, line, change, handle, sku_code, fields, differences, problems)
    select ${of.brandId}::uuid, ${of.id}::uuid, r.line, r.change, r.handle, r."skuCode", r.fields, r.differences, r.problems
    from json_to_recordset(${rows(lines)}::json) as r(line int, change text, handle text, "skuCode" text, fields jsonb,
      differences jsonb, problems jsonb)`
}

/** Lines whose meaning changed because the catalogue did since they were checked. */
export async function updateLines(sql: Sql, of: { brandId: Id; id: Id }, lines: readonly ImportLine[]): Promise<void> {
  await sql`
    update import_row i set change = r.change, sku_code = r."skuCode", fields = r.fields, differences = r.differences,
      problems = r.problems
    from json_to_recordset(${rows(lines)}::json) as r(line int, change text, "skuCode" text, fields jsonb,
      differences jsonb, problems jsonb)
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line`
}

const lineColumns = (sql: Sql) => sql`line, change, handle, sku_code as "skuCode", fields, differences, problems`

export async function allLines(sql: Sql, of: { brandId: Id; id: Id }): Promise<ImportLine[]> {
  return await sql<ImportLine[]>`
    select ${lineColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} order by line`
}

export interface LinePage {
  readonly change: Change | undefined
  readonly afterLine: number
  readonly limit: number
}

export async function pageOfLines(sql: Sql, of: { brandId: Id; id: Id }, page: LinePage): Promise<ImportLine[]> {
  return await sql<ImportLine[]>`
    select ${lineColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and line > ${page.afterLine}
      and ${page.change ? sql`change = ${page.change}` : sql`true`}
    order by line limit ${page.limit}`
}
