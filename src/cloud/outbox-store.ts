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

/**
 * Takes what is due for a while: another process passes over it, and a crash gives it back when the time is up. What goes
 * to strangers' machines is not among it: one that hangs must not keep a refund waiting.
 */
export const take = (sql: Sql, ask: { now: Ms; until: Ms; most: number }) => sql<Due[]>`
  update outbox set locked_until = ${iso(ask.until)}, attempts = attempts + 1 where id in (
    select id from outbox
    where done_at is null and dead_at is null and run_at <= ${iso(ask.now)}
      and topic <> 'webhook'
      and (locked_until is null or locked_until <= ${iso(ask.now)})
    order by run_at limit ${ask.most} for update skip locked)
  returning id, topic, once, payload, attempts`

/**
 * The same for strangers' machines, a few for each address and each brand with those that are under way: an address that
 * hangs keeps nobody else waiting, however much is due to it.
 */
export const takeForStrangers = (
  sql: Sql,
  ask: { now: Ms; until: Ms; most: number; perAddress: number; perBrand: number },
) => sql<Due[]>`
  with open as (
    select id, run_at, payload->>'brandId' as brand, payload->>'webhookId' as address,
      locked_until > ${iso(ask.now)} as busy
    from outbox where topic = 'webhook' and done_at is null and dead_at is null and run_at <= ${iso(ask.now)}
  ), of_address as (
    select *, row_number() over (partition by address order by busy desc nulls last, run_at, id) as nth from open
  ), of_brand as (
    select *, row_number() over (partition by brand order by busy desc nulls last, run_at, id) as nth_of_brand
    from of_address where nth <= ${ask.perAddress}
  )
  update outbox set locked_until = ${iso(ask.until)}, attempts = attempts + 1 where id in (
    select o.id from outbox o join of_brand b on b.id = o.id
    where b.nth_of_brand <= ${ask.perBrand} and b.busy is not true
      and o.done_at is null and o.dead_at is null and o.run_at <= ${iso(ask.now)}
      and (o.locked_until is null or o.locked_until <= ${iso(ask.now)})
    order by b.run_at limit ${ask.most} for update of o skip locked)
  returning id, topic, once, payload, attempts`

export const finish = (sql: Sql, id: Id, at: Ms) => sql`
  update outbox set done_at = ${iso(at)}, locked_until = null where id = ${id}`

export const again = (sql: Sql, p: { id: Id; runAt: Ms; error: string; deadAt: Ms | null }) => sql`
  update outbox set run_at = ${iso(p.runAt)}, locked_until = null, last_error = ${p.error.slice(0, 500)},
    dead_at = ${p.deadAt && iso(p.deadAt)} where id = ${p.id}`
