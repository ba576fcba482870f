import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface RunRow {
  readonly id: Id
  readonly brandId: Id
  readonly batchId: Id
  readonly mark: string
  readonly count: number
  readonly sealed: string
  readonly createdAt: Ms
  readonly voidedAt: Ms | null
  readonly voidWhy: string
}

const columns = (sql: Sql) => sql`c.id, c.brand_id as "brandId", c.batch_id as "batchId", c.mark, c.count, c.sealed,
  c.created_at as "createdAt", c.voided_at as "voidedAt", c.void_why as "voidWhy"`

type RunDraft = Omit<RunRow, 'createdAt' | 'voidedAt' | 'voidWhy'> & { readonly personId: Id }

export const insertRun = (sql: Sql, run: RunDraft, at: Ms) => sql`
  insert into code_run (brand_id, id, batch_id, mark, count, sealed, created_by, created_at)
  values (${run.brandId}, ${run.id}, ${run.batchId}, ${run.mark}, ${run.count}, ${run.sealed}, ${run.personId}, ${iso(at)})`

export const runById = (sql: Sql, brandId: Id, id: Id) => sql<
  (RunRow & { number: string; title: string; brandName: string })[]
>`
  select ${columns(sql)}, b.number, p.title, n.name as "brandName" from code_run c
  join batch b on b.brand_id = c.brand_id and b.id = c.batch_id join brand n on n.id = c.brand_id
  join product p on p.brand_id = b.brand_id and p.id = b.product_id
  where c.brand_id = ${brandId} and c.id = ${id}`

export const runByMark = (sql: Sql, mark: string) => sql<RunRow[]>`
  select ${columns(sql)} from code_run c where c.mark = ${mark}`

export const runsOfBatch = (sql: Sql, brandId: Id, batchId: Id) => sql<
  (RunRow & { scanned: number; doubted: number })[]
>`
  select ${columns(sql)}, count(u.serial)::int as scanned, (count(u.serial) filter (where u.people > 1))::int as doubted
  from code_run c left join unit u on u.brand_id = c.brand_id and u.run_id = c.id
  where c.brand_id = ${brandId} and c.batch_id = ${batchId} group by c.brand_id, c.id order by c.id desc limit 50`

export const voidRun = (sql: Sql, { brandId, id, why }: { brandId: Id; id: Id; why: string }, at: Ms) => sql`
  update code_run set voided_at = ${iso(at)}, void_why = ${why}
  where brand_id = ${brandId} and id = ${id} and voided_at is null returning id`

/** Secrets under an older key of the house, to be sealed anew. */
export const sealedByOthers = (sql: Sql, keyId: string, most: number) => sql<{ id: Id; sealed: string }[]>`
  select id, sealed from code_run where split_part(sealed, '.', 1) <> ${keyId} order by id limit ${most} for update`

export const renewSeals = (sql: Sql, list: readonly { id: Id; sealed: string }[]) => sql`
  update code_run c set sealed = l.sealed from json_to_recordset(${rows(list)}::json) as l(id uuid, sealed text) where c.id = l.id`

export interface UnitKey {
  readonly brandId: Id
  readonly runId: Id
  readonly serial: number
}

export interface UnitRow extends UnitKey {
  readonly firstAt: Ms
  readonly firstBy: string | null
  readonly firstPlace: string | null
  readonly lastAt: Ms
  readonly scans: number
  readonly people: number
}

const unitColumns = (sql: Sql) => sql`u.brand_id as "brandId", u.run_id as "runId", u.serial, u.first_at as "firstAt",
  u.first_by as "firstBy", u.first_place as "firstPlace", u.last_at as "lastAt", u.scans, u.people`

/**
 * One statement decides who was first: of two scans in the same moment one inserts the unit, and the other waits and finds
 * it. A person counts once, however often they look, on a device that was known before they signed in too. Whoever comes
 * alone after everybody was forgotten may be one of them, and is nobody new.
 */
export const recordScan = (
  sql: Sql,
  { brandId, runId, serial, who, known }: UnitKey & { who: string; known: readonly string[] },
  at: Ms,
) => sql<(UnitRow & { isFirst: boolean })[]>`
  with seen as (
    insert into unit_scan (brand_id, run_id, serial, who, at)
    select ${brandId}::uuid, ${runId}::uuid, ${serial}::int, ${who}, ${iso(at)}::timestamptz
    where not exists (select from unit_scan where brand_id = ${brandId} and run_id = ${runId} and serial = ${serial}
      and who = any(${known as string[]}::text[]))
    on conflict do nothing returning who
  ), others as (
    select count(*)::int as n from unit_scan where brand_id = ${brandId} and run_id = ${runId} and serial = ${serial}
  )
  insert into unit as u (brand_id, run_id, serial, first_at, first_by, last_at)
  values (${brandId}, ${runId}, ${serial}, ${iso(at)}, ${who}, ${iso(at)})
  on conflict (brand_id, run_id, serial) do update set last_at = greatest(u.last_at, excluded.last_at),
    scans = u.scans + 1, people = least(u.scans + 1, u.people
      + case when u.first_by is null and (select n from others) = 0 then 0 else (select count(*)::int from seen) end)
  returning ${unitColumns(sql)}, u.scans = 1 as "isFirst"`

export const unitByKey = (sql: Sql, { brandId, runId, serial }: UnitKey) => sql<UnitRow[]>`
  select ${unitColumns(sql)} from unit u where u.brand_id = ${brandId} and u.run_id = ${runId} and u.serial = ${serial}`

export const leavePlace = (sql: Sql, { brandId, runId, serial }: UnitKey, place: string) => sql`
  update unit set first_place = ${place}
  where brand_id = ${brandId} and run_id = ${runId} and serial = ${serial} and first_place is null returning serial`

export const scannedUnits = (sql: Sql, wanted: { brandId: Id; batchId: Id; skip: number; most: number }) => sql<
  (UnitRow & { mark: string; sealed: string; batchId: Id })[]
>`
  select ${unitColumns(sql)}, c.mark, c.sealed, c.batch_id as "batchId" from code_run c
  join unit u on u.brand_id = c.brand_id and u.run_id = c.id
  where c.brand_id = ${wanted.brandId} and c.batch_id = ${wanted.batchId}
  order by u.people desc, u.last_at desc, u.run_id, u.serial offset ${wanted.skip} limit ${wanted.most}`

export async function missesSince(sql: Sql, who: string, since: Ms): Promise<number> {
  const [found] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select from scan_miss where who = ${who} and at > ${iso(since)} limit 100) o`
  return found!.n
}

export const insertMiss = (sql: Sql, miss: { id: Id; who: string }, at: Ms) => sql`
  insert into scan_miss (id, who, at) values (${miss.id}, ${miss.who}, ${iso(at)})`

/** Fingerprints are forgotten; times and counts of the units stay. */
export async function forgetScans(sql: Sql, before: { scans: Ms; misses: Ms }): Promise<void> {
  await sql`delete from unit_scan where at < ${iso(before.scans)}`
  await sql`update unit set first_by = null where first_by is not null and first_at < ${iso(before.scans)}`
  await sql`delete from scan_miss where at < ${iso(before.misses)}`
}
