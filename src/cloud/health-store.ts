import type { Place } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import { iso, type Ms } from '@/kernel/time'

export interface DatabaseRow {
  readonly version: string
  readonly sizeBytes: number
  readonly connections: number
  readonly connectionsMax: number
  readonly oldestTransactionS: number
}

export async function databaseNow(sql: Sql): Promise<DatabaseRow> {
  const [row] = await sql<DatabaseRow[]>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as "sizeBytes",
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
      current_setting('max_connections')::int as "connectionsMax",
      coalesce((select max(extract(epoch from clock_timestamp() - xact_start))::int from pg_stat_activity
        where datname = current_database() and state like '%in transaction%'), 0) as "oldestTransactionS"`
  return row!
}

export interface BoxesRow {
  readonly waiting: number
  readonly retrying: number
  readonly dead: number
  readonly dueAt: Ms | null
  readonly notices: number
  readonly noticeAt: Ms | null
  readonly refundsOpen: number
}

/** How full the boxes are, and since when the oldest thing in each should have been gone. */
export async function boxes(sql: Sql): Promise<BoxesRow> {
  const [row] = await sql<BoxesRow[]>`
    with waiting as (
      select count(*)::int as waiting, (count(*) filter (where attempts > 0))::int as retrying, min(run_at) as "dueAt"
      from outbox where done_at is null and dead_at is null
    ), dead as (select count(*)::int as dead from outbox where dead_at is not null
    ), inbox as (select count(*)::int as notices, min(received_at) as "noticeAt" from notice where done_at is null
    ), refunds as (select count(*)::int as "refundsOpen" from refund where state <> 'done')
    select * from waiting cross join dead cross join inbox cross join refunds`
  return row!
}

export interface ParcelRow {
  readonly id: string
  readonly topic: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempts: number
  readonly runAt: Ms
  readonly lastError: string | null
  readonly deadAt: Ms | null
  readonly doneAt: Ms | null
}

export interface ParcelsAsk {
  readonly state: 'waiting' | 'dead' | 'done'
  readonly topic: string | null
  readonly after: Place | null
  readonly limit: number
}

/** Parcels in one state, each list read along an index of its own. */
export function parcels(sql: Sql, { state, topic, after, limit }: ParcelsAsk) {
  const list = {
    waiting: { is: sql`done_at is null and dead_at is null`, at: sql`run_at` },
    dead: { is: sql`dead_at is not null`, at: sql`dead_at` },
    done: { is: sql`done_at is not null`, at: sql`done_at` },
  }[state]
  const place =
    state === 'done'
      ? sql`id < ${after?.id ?? null}`
      : sql`(${list.at}, id) > (${after?.at ?? null}, ${after?.id ?? null})`
  const order = state === 'done' ? sql`id desc` : sql`${list.at}, id`
  return sql<ParcelRow[]>`
    select id, topic, payload, attempts, run_at as "runAt", last_error as "lastError", dead_at as "deadAt",
      done_at as "doneAt" from outbox
    where ${list.is} and (${topic}::text is null or topic = ${topic}) and ${after ? place : sql`true`}
    order by ${order} limit ${limit}`
}

/** Parcels that have not been delivered and that nobody is carrying right now are due at once, as if they were new. */
export async function sendAgain(sql: Sql, ids: readonly string[], now: Ms): Promise<number> {
  const moved = await sql`
    update outbox set dead_at = null, attempts = 0, run_at = ${iso(now)}, locked_until = null
    where id = any(${ids as string[]}::uuid[]) and done_at is null
      and (locked_until is null or locked_until <= ${iso(now)}) returning id`
  return moved.length
}
