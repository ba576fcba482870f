import type { Place } from '@/kernel/cursor'
import { rows, type Sql } from '@/kernel/db'
import type { EventType } from '@/kernel/events'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface DeliveryKey {
  readonly brandId: Id
  readonly webhookId: Id
  readonly eventId: Id
}

export interface Told {
  readonly brandId: Id
  readonly eventId: Id
  readonly type: EventType
  readonly body: string
}

/**
 * Writes down who is to be told what, and answers what is to leave now; brands that have nobody to tell cost one look. For
 * an address that is switched off the message waits in the list to be sent again.
 */
export const insertDeliveries = (sql: Sql, list: readonly Told[], at: Ms) => sql<DeliveryKey[]>`
  with told as (
    insert into webhook_delivery (brand_id, webhook_id, event_id, type, body, at, state, last_answer, next_at)
    select w.brand_id, w.id, r."eventId", r.type, r.body, ${iso(at)},
      case when w.off_at is null then 'waiting' else 'failed' end, case when w.off_at is null then '' else 'off' end,
      case when w.off_at is null then ${iso(at)}::timestamptz end
    from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, "eventId" uuid, type text, body text)
    join webhook w on w.brand_id = r."brandId" and w.removed_at is null and r.type = any(w.events)
    returning *
  )
  select brand_id as "brandId", webhook_id as "webhookId", event_id as "eventId" from told where state = 'waiting'`

export const insertPing = (sql: Sql, key: DeliveryKey, { body, at }: { body: string; at: Ms }) => sql`
  insert into webhook_delivery (brand_id, webhook_id, event_id, type, body, at, next_at)
  values (${key.brandId}, ${key.webhookId}, ${key.eventId}, 'ping', ${body}, ${iso(at)}, ${iso(at)})`

export interface DeliveryRow extends DeliveryKey {
  readonly type: EventType | 'ping'
  readonly body: string
  readonly at: Ms
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly attempts: number
  readonly lastAt: Ms | null
  readonly lastStatus: number | null
  readonly lastAnswer: string
  readonly nextAt: Ms | null
}

const columns = (sql: Sql) => sql`d.brand_id as "brandId", d.webhook_id as "webhookId", d.event_id as "eventId", d.type,
  d.body, d.at, d.state, d.attempts, d.last_at as "lastAt", d.last_status as "lastStatus",
  d.last_answer as "lastAnswer", d.next_at as "nextAt"`

export interface PageAsk {
  readonly webhookId: Id | null
  readonly state: string | null
  readonly after: Place | null
  readonly limit: number
}

export const page = (sql: Sql, brandId: Id, { webhookId, state, after, limit }: PageAsk) => sql<DeliveryRow[]>`
  select ${columns(sql)} from webhook_delivery d
  join webhook w on w.brand_id = d.brand_id and w.id = d.webhook_id and w.removed_at is null
  where d.brand_id = ${brandId} and (${webhookId}::uuid is null or d.webhook_id = ${webhookId})
    and (${state}::text is null or d.state = ${state})
    and (${after?.at ?? null}::timestamptz is null
      or (d.at, d.event_id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
  order by d.at desc, d.event_id desc limit ${limit}`

export const one = (sql: Sql, { brandId, webhookId, eventId }: DeliveryKey) => sql<DeliveryRow[]>`
  select ${columns(sql)} from webhook_delivery d
  where d.brand_id = ${brandId} and d.webhook_id = ${webhookId} and d.event_id = ${eventId}`

export const save = (sql: Sql, d: DeliveryRow) => sql`
  update webhook_delivery set state = ${d.state}, attempts = ${d.attempts}, last_at = ${d.lastAt && iso(d.lastAt)},
    last_status = ${d.lastStatus}, last_answer = ${d.lastAnswer}, next_at = ${d.nextAt && iso(d.nextAt)}
  where brand_id = ${d.brandId} and webhook_id = ${d.webhookId} and event_id = ${d.eventId}`

/** Puts messages on their way once more; those that wait already stay as they are. */
export const again = (sql: Sql, of: { brandId: Id; webhookId: Id; eventIds: readonly Id[] }, at: Ms) => sql<
  DeliveryKey[]
>`
  update webhook_delivery set state = 'waiting', attempts = 0, next_at = ${iso(at)}
  where brand_id = ${of.brandId} and webhook_id = ${of.webhookId} and event_id = any(${of.eventIds as Id[]}::uuid[])
    and state <> 'waiting'
  returning brand_id as "brandId", webhook_id as "webhookId", event_id as "eventId"`

/** The same for what did not arrive since a time, the oldest first. */
export const againSince = (sql: Sql, of: { brandId: Id; webhookId: Id; since: Ms; most: number }, at: Ms) => sql<
  DeliveryKey[]
>`
  update webhook_delivery set state = 'waiting', attempts = 0, next_at = ${iso(at)}
  where brand_id = ${of.brandId} and webhook_id = ${of.webhookId} and event_id in (
    select event_id from webhook_delivery
    where brand_id = ${of.brandId} and webhook_id = ${of.webhookId} and state = 'failed' and at >= ${iso(of.since)}
    order by at, event_id limit ${of.most} for update)
  returning brand_id as "brandId", webhook_id as "webhookId", event_id as "eventId"`

export const forget = (sql: Sql, before: Ms) => sql`delete from webhook_delivery where at < ${iso(before)}`
