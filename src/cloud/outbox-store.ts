import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** `once` makes a message one message, however often it is asked for. */
export interface Parcel {
  readonly topic:
    | 'tell'
    | 'sync-card'
    | 'close-payment'
    | 'refund'
    | 'screen'
    | 'withdrawal'
    | 'report-shipping'
    | 'report-delay'
    | 'webhook'
  readonly once: string
  readonly payload: unknown
}
export interface Due extends Parcel {
  readonly id: Id
  readonly attempts: number
}

export const post = (sql: Sql, list: readonly Parcel[], runAt: Ms) => sql`
  insert into outbox (id, topic, once, payload, run_at)
  select id, topic, once, payload, ${iso(runAt)}
  from json_to_recordset(${rows(list.map((p) => ({ ...p, id: newId() })))}::json)
    as p(id uuid, topic text, once text, payload jsonb)
  order by topic, once on conflict (topic, once) do nothing`

/** Strangers' machines have a lane of their own: one that hangs must not keep a refund waiting. */
export type Lane = 'house' | 'webhooks'

/** Takes what is due for a while: another process passes over it, and a crash gives it back when the time is up. */
export const take = (sql: Sql, ask: { now: Ms; until: Ms; most: number; lane: Lane }) => sql<Due[]>`
  update outbox set locked_until = ${iso(ask.until)}, attempts = attempts + 1 where id in (
    select id from outbox
    where done_at is null and dead_at is null and run_at <= ${iso(ask.now)}
      and (topic = 'webhook') = ${ask.lane === 'webhooks'}
      and (locked_until is null or locked_until <= ${iso(ask.now)})
    order by run_at limit ${ask.most} for update skip locked)
  returning id, topic, once, payload, attempts`

export const finish = (sql: Sql, id: Id, at: Ms) => sql`
  update outbox set done_at = ${iso(at)}, locked_until = null where id = ${id}`

export const again = (sql: Sql, p: { id: Id; runAt: Ms; error: string; deadAt: Ms | null }) => sql`
  update outbox set run_at = ${iso(p.runAt)}, locked_until = null, last_error = ${p.error.slice(0, 500)},
    dead_at = ${p.deadAt && iso(p.deadAt)} where id = ${p.id}`
