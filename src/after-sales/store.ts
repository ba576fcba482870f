import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { OrderStatus, Reason, Way } from './rules'

export interface OrderRow {
  readonly orderId: Id
  readonly brandId: Id
  readonly personId: Id
  readonly campaignId: Id
  readonly entryId: Id
  readonly status: OrderStatus
  readonly paidFen: number
}

/** Where these orders come from: what has to be locked before their money moves. */
export const originsOf = (sql: Sql, orderIds: readonly Id[]) => sql<{ originId: Id }[]>`
  select distinct origin_id as "originId" from orders where id = any(${orderIds as Id[]}::uuid[])`

/**
 * Locks orders of their own buyers, in the order of their ids. Whoever ships takes the same lock first, so that a parcel
 * and a refund can't both have the order.
 */
export const lockOrders = (sql: Sql, list: readonly { orderId: Id; personId: Id }[]) => sql<OrderRow[]>`
  select o.id as "orderId", o.brand_id as "brandId", o.person_id as "personId", o.origin_id as "campaignId",
    o.origin_part as "entryId", o.status, o.paid_fen as "paidFen"
  from orders o where (o.id, o.person_id) in (
    select "orderId", "personId" from json_to_recordset(${rows(list)}::json) as l("orderId" uuid, "personId" uuid))
  order by o.id for no key update of o`

export interface SentRow {
  readonly orderId: Id
  readonly units: number
  readonly sent: number
}

/** How much of these orders is in parcels. */
export const unitsSent = (sql: Sql, orderIds: readonly Id[]) => sql<SentRow[]>`
  select l.order_id as "orderId", sum(l.units)::int as units,
    coalesce((select sum(x.units) from parcel_line x where x.order_id = l.order_id), 0)::int as sent
  from order_line l where l.order_id = any(${orderIds as Id[]}::uuid[]) group by l.order_id`

export interface Claim {
  readonly id: Id
  readonly orderId: Id
  readonly brandId: Id
  readonly personId: Id
  readonly way: Way
  readonly reason: Reason
  readonly amountFen: number
}

export const insertClaims = (sql: Sql, list: readonly Claim[], at: Ms) => sql`
  insert into after_sale (id, order_id, brand_id, person_id, way, reason, amount_fen, created_at)
  select id, "orderId", "brandId", "personId", way, reason, "amountFen", ${iso(at)}::timestamptz
  from json_to_recordset(${rows(list)}::json)
    as l(id uuid, "orderId" uuid, "brandId" uuid, "personId" uuid, way text, reason text, "amountFen" int)`

export interface GoneRow {
  readonly id: Id
  readonly orderId: Id
  readonly brandName: string
  readonly title: string
  readonly options: string
  readonly units: number
  readonly amountFen: number
  readonly way: Way
  readonly reason: Reason
  readonly state: 'refunding' | 'refunded'
  readonly at: Ms
}

/** Claims of one brand, or of all; ids follow time, so the id is the cursor. */
export const claims = (sql: Sql, ask: { brandId: Id | null; before: Id | null; most: number }) => sql<GoneRow[]>`
  select a.id, a.order_id as "orderId", b.name as "brandName", l.title, l.options, l.units, a.amount_fen as "amountFen",
    a.way, a.reason, o.status as state, a.created_at as at
  from after_sale a join orders o on o.id = a.order_id join brand b on b.id = a.brand_id
  join order_line l on l.order_id = a.order_id and l.position = 0
  where (${ask.brandId}::uuid is null or a.brand_id = ${ask.brandId}) and (${ask.before}::uuid is null or a.id < ${ask.before})
  order by a.id desc limit ${ask.most}`
