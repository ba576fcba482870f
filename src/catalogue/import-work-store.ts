import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { type ImportKey, type ImportRow, lockImports } from './import-store'

/** A worker that is silent for so long is dead. One that is in the middle of a chunk holds the row itself. */
const LEASE_SECONDS = 5

/**
 * Takes the oldest import that has work and nobody at it. Leases go by the database's own clock: that of the house may be
 * moved by years, and two workers would believe in themselves.
 */
export async function takeWork(sql: Sql, lease: Id): Promise<ImportKey | undefined> {
  const [taken] = await sql<ImportKey[]>`
    update import set lease = ${lease}, leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
      lease_began = clock_timestamp(), lease_rows = rows_done
    where (brand_id, id) in (
      select brand_id, id from import
      where state in ('checking', 'running', 'undoing') and (leased_until is null or leased_until < clock_timestamp())
      order by created_at limit 1 for no key update skip locked)
    returning brand_id as "brandId", id`
  return taken
}

/** The import under lock, when it is still ours: whoever has cancelled it or taken it over has ended our work. */
export async function lockOwn(sql: Sql, of: ImportKey, lease: Id): Promise<ImportRow | undefined> {
  const [own] = await sql`
    update import set leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    where brand_id = ${of.brandId} and id = ${of.id} and lease = ${lease} returning id`
  return own ? (await lockImports(sql, of.brandId, [of.id]))[0] : undefined
}

/** Still at it: some files take their time before their first row comes. */
export const stay = (sql: Sql, of: ImportKey, lease: Id) => sql`
  update import set leased_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
  where brand_id = ${of.brandId} and id = ${of.id} and lease = ${lease}`

/** A new phase has a pace of its own. */
export const beginPhase = (sql: Sql, of: ImportKey) => sql`
  update import set lease_began = clock_timestamp(), lease_rows = 0, faults = 0 where brand_id = ${of.brandId} and id = ${of.id}`

export const release = (sql: Sql, of: ImportKey, lease: Id) => sql`
  update import set lease = null, leased_until = null
  where brand_id = ${of.brandId} and id = ${of.id} and lease = ${lease}`

/** Whoever works on it is ended: what it was doing is no longer wanted. */
export const dropLease = (sql: Sql, of: ImportKey) => sql`
  update import set lease = null, leased_until = null, lease_began = null, lease_rows = 0, faults = 0
  where brand_id = ${of.brandId} and id = ${of.id}`

/** The chunk failed: nobody takes the import up before the pause is over. Answers whether it was still ours. */
export async function pause(
  sql: Sql,
  of: ImportKey,
  { lease, faults, seconds }: { lease: Id; faults: number; seconds: number },
): Promise<boolean> {
  const [paused] = await sql`
    update import set faults = ${faults}, lease = null,
      leased_until = clock_timestamp() + make_interval(secs => ${seconds})
    where brand_id = ${of.brandId} and id = ${of.id} and lease = ${lease} returning id`
  return paused !== undefined
}

export const forgetFaults = (sql: Sql, of: ImportKey) => sql`
  update import set faults = 0 where brand_id = ${of.brandId} and id = ${of.id}`
