import type { Sql } from '@/kernel/db'
import { iso, type Ms } from '@/kernel/time'
import type { ImportKey } from './import-store'

/** Files that nobody confirmed, finished or put right: nothing of them was written, and nobody waits for them any more. */
export async function giveUp(sql: Sql, { before, now, most }: { before: Ms; now: Ms; most: number }): Promise<void> {
  await sql`
    update import set state = 'cancelled', phase = null, done_at = ${iso(now)}, rows_swept_at = ${iso(now)},
      journal_swept_at = ${iso(now)}, to_remove = true
    where (brand_id, id) in (
      select brand_id, id from import
      where rows_swept_at is null and state in ('uploading', 'unreadable', 'checked') and created_at < ${iso(before)}
      order by created_at limit ${most} for no key update skip locked)`
}

/** Lines of finished files (and what an undo left alone) that were kept for as long as we said. */
export async function dropLines(sql: Sql, { before, now, most }: { before: Ms; now: Ms; most: number }): Promise<void> {
  await sql`
    update import set rows_swept_at = ${iso(now)}, journal_swept_at = coalesce(journal_swept_at, ${iso(now)}),
      to_remove = true
    where (brand_id, id) in (
      select brand_id, id from import
      where rows_swept_at is null and state in ('done', 'cancelled', 'undone')
        and coalesce(done_at, created_at) < ${iso(before)}
      order by created_at limit ${most} for no key update skip locked)`
}

/** The way back from files that can no longer be undone; what an undo left alone is still listed. */
export async function dropWayBack(
  sql: Sql,
  { before, now, most }: { before: Ms; now: Ms; most: number },
): Promise<void> {
  await sql`
    update import set journal_swept_at = ${iso(now)}, to_remove = true
    where (brand_id, id) in (
      select brand_id, id from import
      where journal_swept_at is null and state in ('done', 'cancelled')
        and coalesce(done_at, created_at) < ${iso(before)}
      order by created_at limit ${most} for no key update skip locked)`
}

export interface Sweepable extends ImportKey {
  readonly rows: boolean
  readonly journal: boolean
}

export async function nextToRemove(sql: Sql): Promise<Sweepable | undefined> {
  const [found] = await sql<Sweepable[]>`
    select brand_id as "brandId", id, rows_swept_at is not null as rows, journal_swept_at is not null as journal
    from import where to_remove order by created_at limit 1 for no key update skip locked`
  return found
}

/** Removes at most so many rows of one table; answers whether there may be more. */
export async function removeSome(
  sql: Sql,
  of: ImportKey,
  { table, most }: { table: 'import_row' | 'import_part' | 'import_undo'; most: number },
): Promise<boolean> {
  const { count } = await sql`
    delete from ${sql(table)} where ctid = any(array(
      select ctid from ${sql(table)} where brand_id = ${of.brandId} and import_id = ${of.id} limit ${most}))`
  return count === most
}

export const isRemoved = (sql: Sql, of: ImportKey) => sql`
  update import set to_remove = false where brand_id = ${of.brandId} and id = ${of.id}`
