import { rows, type Sql } from '@/kernel/db'
import type { Problem } from '@/kernel/result'
import type { Change, Counts, Difference } from './compare'
import type { Ended, ImportKey } from './import-store'

/** How a line looks in the list: what it says, else what the catalogue said when it was checked. */
export interface Shown {
  readonly title: string
  readonly options: string
  readonly priceFen: number | null
  readonly stock: number | null
}

export type LineChange = Change | 'attached'
export type LineOutcome = keyof Ended

/** A row of the file as it was read. */
export interface StagedRow {
  readonly line: number
  readonly handle: string
  readonly saidCode: string
  readonly cells: readonly string[]
}

/** The same with what was agreed to, and what it meant when it was judged. */
export interface KnownRow extends StagedRow {
  readonly surplus: boolean
  readonly change: LineChange | 'unjudged'
  readonly skuCode: string
  readonly differences: readonly Difference[]
  readonly waits: readonly Problem[]
  readonly agreed: readonly Problem[]
}

export interface JudgedRow {
  readonly line: number
  readonly change: LineChange
  readonly skuCode: string
  readonly fields: { readonly shown?: Shown }
  readonly differences: readonly Difference[]
  readonly problems: readonly Problem[]
  readonly waits: readonly Problem[]
  readonly outcome: LineOutcome | null
}

/** Rows as they come out of the file; one that is there already stays as it is. */
export async function stageRows(sql: Sql, of: ImportKey, list: readonly StagedRow[]): Promise<void> {
  await sql`
    insert into import_row (brand_id, import_id, line, change, handle, said_code, cells)
    select ${of.brandId}::uuid, ${of.id}::uuid, r.line, 'unjudged', r.handle, r."saidCode", r.cells
    from json_to_recordset(${rows(list)}::json) as r(line int, handle text, "saidCode" text, cells jsonb)
    on conflict (brand_id, import_id, line) do nothing`
}

/** A product with more lines than this is no product: what is over is not judged with the others. */
export async function markSurplus(sql: Sql, of: ImportKey, linesMax: number): Promise<void> {
  // Two steps: few files have such a product, and to rank all lines of the others would cost more than to judge them.
  const crowded = await sql<{ handle: string }[]>`
    select handle from import_row where brand_id = ${of.brandId} and import_id = ${of.id} and handle <> ''
    group by handle having count(*) > ${linesMax}`
  for (const { handle } of crowded) {
    await sql`
      update import_row set surplus = true
      where brand_id = ${of.brandId} and import_id = ${of.id} and handle = ${handle} and line > (
        select line from import_row
        where brand_id = ${of.brandId} and import_id = ${of.id} and handle = ${handle}
        order by line offset ${linesMax - 1} limit 1)`
  }
}

/** After a line went to another product: whoever of these products is over now is so, whoever fits now is judged. */
export async function markSurplusAgain(
  sql: Sql,
  of: ImportKey,
  { handles, linesMax }: { handles: readonly string[]; linesMax: number },
): Promise<void> {
  await sql`
    update import_row i set surplus = r.is_over
    from (select line, handle <> '' and row_number() over (partition by handle order by line) > ${linesMax} as is_over
      from import_row where brand_id = ${of.brandId} and import_id = ${of.id}
        and handle collate "C" = any(${handles as string[]}::text[])) r
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line and i.surplus <> r.is_over`
}

export async function lastLine(sql: Sql, of: ImportKey): Promise<number> {
  const [found] = await sql<{ line: number | null }[]>`
    select max(line) as line from import_row where brand_id = ${of.brandId} and import_id = ${of.id}`
  return found?.line ?? 0
}

export async function deleteRows(sql: Sql, of: ImportKey): Promise<void> {
  await sql`delete from import_row where brand_id = ${of.brandId} and import_id = ${of.id}`
}

/** The planner knows nothing of rows that came a moment ago, and would look at each of them for every chunk. */
export const analyzeRows = (sql: Sql) => sql`analyze import_row`

const knownColumns = (sql: Sql) => sql`
  line, handle, said_code as "saidCode", cells, surplus, change, sku_code as "skuCode", differences, waits, agreed`

export interface Place {
  readonly afterHandle: string
  readonly afterLine: number
}

/** The next rows in the order of their products, surplus ones left out. */
export async function nextRows(
  sql: Sql,
  of: ImportKey,
  { afterHandle, afterLine, limit }: Place & { limit: number },
): Promise<KnownRow[]> {
  return await sql<KnownRow[]>`
    select ${knownColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and not surplus
      and (handle collate "C", line) > (${afterHandle}, ${afterLine})
    order by handle collate "C", line limit ${limit}`
}

export async function rowsOfHandles(sql: Sql, of: ImportKey, handles: readonly string[]): Promise<KnownRow[]> {
  return await sql<KnownRow[]>`
    select ${knownColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and not surplus
      and handle collate "C" = any(${handles as string[]}::text[])
    order by handle collate "C", line`
}

export async function rowsOfLines(sql: Sql, of: ImportKey, lines: readonly number[]): Promise<KnownRow[]> {
  return await sql<KnownRow[]>`
    select ${knownColumns(sql)} from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and line = any(${lines as number[]}::int[]) order by line`
}

/** Which products of the file use one of these codes; at most so many. */
export async function handlesWithCodes(
  sql: Sql,
  of: ImportKey,
  { codes, limit }: { codes: readonly string[]; limit: number },
): Promise<string[]> {
  const found = await sql<{ handle: string }[]>`
    select distinct handle from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and said_code = any(${codes as string[]}::text[])
      and said_code <> '' limit ${limit}`
  return found.map(({ handle }) => handle)
}

/** For each code its first two lines in the whole file: whoever shares it with another line finds one of them there. */
export async function linesWithCodes(
  sql: Sql,
  of: ImportKey,
  codes: readonly string[],
): Promise<{ code: string; line: number }[]> {
  return await sql<{ code: string; line: number }[]>`
    select c.code, r.line from unnest(${codes as string[]}::text[]) as c(code)
    cross join lateral (
      select line from import_row where brand_id = ${of.brandId} and import_id = ${of.id} and said_code = c.code
        and said_code <> '' and handle <> '' order by line limit 2) r`
}

export async function saveJudged(sql: Sql, of: ImportKey, list: readonly JudgedRow[]): Promise<void> {
  await sql`
    update import_row i set change = r.change, sku_code = r."skuCode", fields = r.fields, differences = r.differences,
      problems = r.problems, waits = r.waits, outcome = r.outcome
    from json_to_recordset(${rows(list)}::json) as r(line int, change text, "skuCode" text, fields jsonb,
      differences jsonb, problems jsonb, waits jsonb, outcome text)
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line`
}

/** What became of lines that mean what they meant when they were judged. */
export async function saveOutcomes(
  sql: Sql,
  of: ImportKey,
  list: readonly { line: number; outcome: LineOutcome | null }[],
): Promise<void> {
  await sql`
    update import_row i set outcome = r.outcome
    from json_to_recordset(${rows(list)}::json) as r(line int, outcome text)
    where i.brand_id = ${of.brandId} and i.import_id = ${of.id} and i.line = r.line`
}

/** Lines over the bound of a product: each is told so. */
export async function failSurplus(sql: Sql, of: ImportKey, problem: Problem): Promise<void> {
  await sql`
    update import_row set change = 'error', problems = ${JSON.stringify([problem])}::jsonb
    where brand_id = ${of.brandId} and import_id = ${of.id} and surplus`
}

export async function endSurplus(sql: Sql, of: ImportKey): Promise<void> {
  await sql`
    update import_row set outcome = 'failed' where brand_id = ${of.brandId} and import_id = ${of.id} and surplus`
}

/** The run was stopped: what it has not come to is not written. */
export async function failRest(sql: Sql, of: ImportKey): Promise<void> {
  await sql`
    update import_row set outcome = 'failed'
    where brand_id = ${of.brandId} and import_id = ${of.id} and outcome is null and change <> 'attached'`
}

/** Nothing became of any line after all. */
export async function failAllRows(sql: Sql, of: ImportKey): Promise<void> {
  await sql`
    update import_row set outcome = case when change = 'attached' then null when change = 'same' then 'unchanged' else 'failed' end
    where brand_id = ${of.brandId} and import_id = ${of.id}`
}

/** `field`: the column that was mended by hand, remembered so that nobody loses it unasked. */
export async function mendRow(
  sql: Sql,
  of: ImportKey,
  { line, handle, saidCode, cells, field }: StagedRow & { field: string },
): Promise<void> {
  await sql`
    update import_row set cells = ${JSON.stringify(cells)}::jsonb, handle = ${handle}, said_code = ${saidCode},
      mended = array_remove(mended, ${field}) || array[${field}::text]
    where brand_id = ${of.brandId} and import_id = ${of.id} and line = ${line}`
}

/** Says yes to what waits, with its numbers: to the named lines, or to all. */
export async function agreeTo(sql: Sql, of: ImportKey, lines: readonly number[] | undefined): Promise<void> {
  await sql`
    update import_row set agreed = waits, waits = '[]', change = 'changed'
    where brand_id = ${of.brandId} and import_id = ${of.id} and change = 'waiting'
      and ${lines ? sql`line = any(${lines as number[]}::int[])` : sql`true`}`
}

export async function countRows(sql: Sql, of: ImportKey): Promise<{ counts: Counts; rows: number }> {
  const found = await sql<{ change: string; n: number }[]>`
    select change, count(*) as n from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} group by change`
  const n = (change: string) => found.find((one) => one.change === change)?.n ?? 0
  return {
    counts: { new: n('new'), changed: n('changed'), same: n('same'), error: n('error'), waiting: n('waiting') },
    rows: found.reduce((sum, one) => sum + one.n, 0),
  }
}

export async function countOutcomes(sql: Sql, of: ImportKey): Promise<Record<LineOutcome, number>> {
  const found = await sql<{ outcome: LineOutcome; n: number }[]>`
    select outcome, count(*) as n from import_row
    where brand_id = ${of.brandId} and import_id = ${of.id} and outcome is not null and change <> 'attached'
    group by outcome`
  const n = (outcome: LineOutcome) => found.find((one) => one.outcome === outcome)?.n ?? 0
  return { created: n('created'), changed: n('changed'), unchanged: n('unchanged'), failed: n('failed') }
}
