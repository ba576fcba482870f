import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { SealedAddress } from '@/kernel/sealed-address'
import type { Ms } from '@/kernel/time'
import type { Status } from './rules'

export interface LineRow {
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly units: number
  readonly unitPriceFen: number
  readonly lineFen: number
}

export interface SummaryRow {
  readonly id: Id
  readonly status: Status
  readonly brandName: string
  readonly lines: LineRow[]
  readonly totalFen: number
  readonly paidFen: number
  readonly refundedFen: number
  readonly createdAt: Ms
  readonly payBefore: Ms
  readonly campaignId: Id
  readonly entryId: Id
  readonly shipsBy: Ms | null
  readonly returnableUntil: Ms | null
  readonly paidAt: Ms | null
}

const lines = (sql: Sql) => sql`(select json_agg(json_build_object('title', l.title, 'options', l.options,
  'pictureUrl', l.picture_url, 'units', l.units, 'unitPriceFen', l.unit_price_fen, 'lineFen', l.line_fen) order by l.position)
  from order_line l where l.order_id = o.id) as lines`

const columns = (sql: Sql) => sql`o.id, o.status, b.name as "brandName", ${lines(sql)}, o.total_fen as "totalFen",
  o.paid_fen as "paidFen", o.refunded_fen as "refundedFen", o.created_at as "createdAt", o.pay_before as "payBefore",
  o.origin_id as "campaignId", o.origin_part as "entryId", o.ships_by as "shipsBy",
  o.returnable_until as "returnableUntil", o.paid_at as "paidAt"`

export interface MineAsk {
  readonly personId: Id
  readonly statuses: readonly Status[] | null
  /** A pattern for `like`, lower case; null finds all. */
  readonly like: string | null
  readonly before: Id | null
  readonly most: number
}

/**
 * Ids follow time, so the index of a person's orders has them in the order wanted, and the id is the cursor. Lines and
 * parcels are looked up order by order: as `exists`, the parcels of all the world would be read first and hashed.
 */
export const mine = (sql: Sql, ask: MineAsk) => sql<SummaryRow[]>`
  select ${columns(sql)} from orders o join brand b on b.id = o.brand_id
  where o.person_id = ${ask.personId}
    and (${ask.statuses as Status[] | null}::text[] is null or o.status = any(${ask.statuses as Status[] | null}::text[]))
    and (${ask.before}::uuid is null or o.id < ${ask.before})
    and (${ask.like}::text is null or o.id::text like ${ask.like} or replace(o.id::text, '-', '') like ${ask.like}
      or (select bool_or(lower(l.title || ' ' || l.options) like ${ask.like}) from order_line l where l.order_id = o.id)
      or (select bool_or(lower(p.tracking_no) like ${ask.like}) from parcel p where p.brand_id = o.brand_id and p.order_id = o.id))
  order by o.id desc limit ${ask.most}`

export const countsOf = (sql: Sql, personId: Id) => sql<{ status: Status; n: number }[]>`
  select status, count(*)::int as n from orders where person_id = ${personId} group by status`

export const ownOrder = (sql: Sql, orderId: Id, personId: Id) => sql<SummaryRow[]>`
  select ${columns(sql)} from orders o join brand b on b.id = o.brand_id
  where o.id = ${orderId} and o.person_id = ${personId}`

export interface RefundRow {
  readonly amountFen: number
  readonly reason: string
  readonly why: string | null
  readonly state: string
  readonly askedAt: string
  readonly doneAt: string | null
}

export interface DetailRow {
  readonly address: SealedAddress | null
  readonly steps: { type: string; actor: string; at: string; facts: Record<string, unknown> }[]
  readonly parcels: {
    carrier: string
    trackingNo: string
    shippedAt: string
    goods: { title: string; options: string; units: number }[]
  }[]
  readonly refund: RefundRow | null
}

/** The rest of an order's page in one look. Times inside JSON are ISO text already. */
export const detailOf = (sql: Sql, orderId: Id) => sql<DetailRow[]>`
  select case when a.id is not null then json_build_object('personId', a.person_id, 'id', a.id, 'sealed', a.sealed) end as address,
    coalesce((select json_agg(json_build_object('type', s.type, 'actor', s.actor, 'at', s.at, 'facts', s.facts) order by s.id)
      from order_step s where s.order_id = o.id), '[]') as steps,
    coalesce((select json_agg(json_build_object('carrier', p.carrier, 'trackingNo', p.tracking_no, 'shippedAt', p.shipped_at,
        'goods', (select coalesce(json_agg(json_build_object('title', l.title, 'options', l.options, 'units', x.units) order by l.position), '[]')
          from parcel_line x join order_line l on l.order_id = x.order_id and l.position = x.position
          where x.brand_id = p.brand_id and x.parcel_id = p.id)) order by p.id)
      from parcel p where p.order_id = o.id), '[]') as parcels,
    (select json_build_object('amountFen', r.amount_fen, 'reason', r.reason, 'state', r.state, 'askedAt', r.asked_at,
      'doneAt', r.done_at, 'why', (select s.reason from after_sale s where s.order_id = o.id))
      from refund r where r.order_id = o.id order by r.id desc limit 1) as refund
  from orders o left join address a on a.person_id = o.person_id and a.id = o.address_id where o.id = ${orderId}`
