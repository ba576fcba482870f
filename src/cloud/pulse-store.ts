import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** Counts of one minute so far. */
export interface Minute {
  readonly minute: Ms
  answered: number
  refused: number
  faults: number
}

export interface Beat {
  readonly processId: Id
  readonly startedAt: Ms
  readonly seenAt: Ms
  readonly waiting: number
  readonly minutes: readonly Minute[]
}

/** Writes minutes as they stand: a repeat changes nothing, a later one counts on. */
export const savePulse = (sql: Sql, { processId, startedAt, seenAt, waiting, minutes }: Beat) => sql`
  insert into pulse (process_id, minute, started_at, seen_at, answered, refused, faults, waiting)
  select ${processId}::uuid, minute, ${iso(startedAt)}, ${iso(seenAt)}, answered, refused, faults, ${waiting}
  from json_to_recordset(${rows(minutes.map((m) => ({ ...m, minute: iso(m.minute) })))}::json)
    as m(minute timestamptz, answered int, refused int, faults int)
  on conflict (process_id, minute) do update set seen_at = excluded.seen_at, answered = excluded.answered,
    refused = excluded.refused, faults = excluded.faults, waiting = excluded.waiting`

export const forgetPulses = (sql: Sql, before: Ms) => sql`delete from pulse where minute < ${iso(before)}`

export interface ProcessRow {
  readonly id: Id
  readonly startedAt: Ms
  readonly seenAt: Ms
  readonly answered: number
  readonly faults: number
  readonly waiting: number
}

/** Processes that were heard of since then, with what they answered in that time. */
export const processes = (sql: Sql, ask: { heardSince: Ms; countSince: Ms }) => sql<ProcessRow[]>`
  select process_id as id, max(started_at) as "startedAt", max(seen_at) as "seenAt", sum(answered)::int as answered,
    sum(faults)::int as faults, (array_agg(waiting order by minute desc))[1] as waiting
  from pulse where minute >= ${iso(ask.countSince)} group by process_id
  having max(seen_at) >= ${iso(ask.heardSince)} order by 2 desc limit 50`

export const traffic = (sql: Sql, since: Ms) => sql<
  { minute: Ms; answered: number; refused: number; faults: number }[]
>`
  select minute, sum(answered)::int as answered, sum(refused)::int as refused, sum(faults)::int as faults
  from pulse where minute >= ${iso(since)} group by minute order by minute`
