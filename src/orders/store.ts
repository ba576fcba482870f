import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { Status } from './rules'

/** An order of one line, as a seat makes it. */
export interface OrderDraft {
  readonly id: Id
  readonly brandId: Id
  readonly personId: Id
  readonly originId: Id
  readonly originPart: Id
  readonly addressId: Id
  readonly payBefore: string
  readonly shipsInDays: number
  readonly skuId: Id
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly units: number
  readonly unitPriceFen: Fen
  readonly shopId: Id | null
  readonly rate: BasisPoints
  readonly commissionFen: Fen
  readonly shareCode: string | null
}

export const insertOrders = (sql: Sql, drafts: readonly OrderDraft[], at: Ms) => sql`
  with drafts as materialized (
    select * from json_to_recordset(${rows(drafts)}::json)
      as d(id uuid, "brandId" uuid, "personId" uuid, "originId" uuid, "originPart" uuid, "addressId" uuid,
        "payBefore" timestamptz, "shipsInDays" int, "skuId" uuid, title text, options text, "pictureUrl" text, units int,
        "unitPriceFen" int, "shopId" uuid, rate int, "commissionFen" int, "shareCode" text)
  ), opened as (
    insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status, total_fen,
      pay_before, ships_in_days, created_at, changed_at)
    select id, "brandId", "personId", 'campaign', "originId", "originPart", "addressId", 'unpaid',
      units * "unitPriceFen", "payBefore", "shipsInDays", ${iso(at)}::timestamptz, ${iso(at)}::timestamptz
    from drafts
  )
  insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units, unit_price_fen,
    commission_shop_id, commission_rate, commission_fen, share_code)
  select id, 0, "brandId", "skuId", title, options, "pictureUrl", units, "unitPriceFen", "shopId", rate,
    "commissionFen", "shareCode"
  from drafts`

export interface MoneyRow {
  readonly orderId: Id
  readonly brandId: Id
  readonly personId: Id
  readonly originType: string
  readonly originId: Id
  readonly originPart: Id
  readonly paidFen: number
  /** The promise has been firm: the brand was given its part. */
  readonly firm: boolean
  readonly paidAt: Ms | null
  readonly shipsBy: Ms | null
  readonly shipsInDays: number
  readonly commissions: { position: number; shopId: Id; commissionFen: number }[]
  readonly goods: { skuId: Id; units: number }[]
}

const moneyColumns = (sql: Sql) => sql`o.id as "orderId", o.brand_id as "brandId", o.person_id as "personId",
  o.origin_type as "originType", o.origin_id as "originId", o.origin_part as "originPart", o.paid_fen as "paidFen",
  o.ships_by is not null as firm, o.paid_at as "paidAt", o.ships_by as "shipsBy", o.ships_in_days as "shipsInDays",
  (select coalesce(json_agg(json_build_object('position', l.position, 'shopId', l.commission_shop_id,
    'commissionFen', l.commission_fen) order by l.position) filter (where l.commission_shop_id is not null), '[]')
    from order_line l where l.order_id = o.id) as commissions,
  (select json_agg(json_build_object('skuId', l.sku_id, 'units', l.units)) from order_line l where l.order_id = o.id) as goods`

/** A guarded step along the graph: orders that stand elsewhere stay there and are not returned. */
export const moveOrders = (
  sql: Sql,
  ask: { ids: readonly Id[]; from: readonly Status[]; to: Status; at: Ms },
): Promise<MoneyRow[]> =>
  sql<MoneyRow[]>`
  with moved as (
    update orders set status = ${ask.to}, changed_at = ${iso(ask.at)},
      refunded_fen = case when ${ask.to} = 'refunded' then paid_fen else refunded_fen end,
      ships_by = case when ${ask.to} = 'to-ship' then ${iso(ask.at)}::timestamptz + ships_in_days * interval '1 day' else ships_by end
    where id = any(${ask.ids as Id[]}::uuid[]) and status = any(${ask.from as Status[]}::text[])
    returning *)
  select ${moneyColumns(sql)} from moved o order by o.id`

/** Money arrived: once per order, also for one that had been closed. */
export const markPaid = (sql: Sql, list: readonly { orderId: Id; paidAt: Ms }[]): Promise<MoneyRow[]> => sql<
  MoneyRow[]
>`
  with moved as (
    update orders o set status = 'forming', paid_fen = o.total_fen, paid_at = l."paidAt", changed_at = l."paidAt"
    from json_to_recordset(${rows(list.map((l) => ({ ...l, paidAt: iso(l.paidAt) })))}::json) as l("orderId" uuid, "paidAt" timestamptz)
    where o.id = l."orderId" and o.status in ('unpaid', 'closed') and o.paid_fen = 0
    returning o.*)
  select ${moneyColumns(sql)} from moved o order by o.id`

export const markSigned = (
  sql: Sql,
  list: readonly { orderId: Id; personId: Id | null; at: Ms; returnableUntil: Ms }[],
) =>
  sql<{ orderId: Id }[]>`
  update orders o set status = 'signed', signed_at = l.at, returnable_until = l."returnableUntil", changed_at = l.at
  from json_to_recordset(${rows(list.map((l) => ({ ...l, at: iso(l.at), returnableUntil: iso(l.returnableUntil) })))}::json)
    as l("orderId" uuid, "personId" uuid, at timestamptz, "returnableUntil" timestamptz)
  where o.id = l."orderId" and (l."personId" is null or o.person_id = l."personId") and o.status = 'shipped'
  returning o.id as "orderId"`

export interface StepDraft {
  readonly orderId: Id
  readonly type: string
  readonly actor: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly at: Ms
}

export const addSteps = (sql: Sql, list: readonly StepDraft[]) => sql`
  insert into order_step (order_id, id, type, actor, facts, at)
  select * from json_to_recordset(${rows(list.map((s) => ({ ...s, id: newId(), at: iso(s.at) })))}::json)
    as s("orderId" uuid, id uuid, type text, actor text, facts jsonb, at timestamptz)`

export const statusOf = (sql: Sql, orderId: Id, personId: Id) => sql<{ status: Status }[]>`
  select status from orders where id = ${orderId} and person_id = ${personId}`

/** Signed orders whose window is over, and shipped ones that nobody signed for. */
export const windowsOver = (sql: Sql, now: Ms, most: number) => sql<{ id: Id }[]>`
  select id from orders where status = 'signed' and returnable_until <= ${iso(now)} order by returnable_until limit ${most}`
export const unsigned = (sql: Sql, shippedBefore: Ms, most: number) => sql<{ id: Id }[]>`
  select id from orders where status = 'shipped' and changed_at <= ${iso(shippedBefore)} order by changed_at limit ${most}`
