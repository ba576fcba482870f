import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'

const OPEN = ['unpaid', 'forming', 'to-ship', 'shipped', 'refunding']
const MOST = 50

const title = (sql: Sql) =>
  sql`(select l.title from order_line l where l.order_id = o.id order by l.position limit 1) as title`

export interface OpenOrderRow {
  readonly orderId: Id
  readonly addressId: Id
  readonly status: string
  readonly title: string
  readonly totalFen: number
}

export const underWay = (sql: Sql, personId: Id) => sql<OpenOrderRow[]>`
  select o.id as "orderId", o.address_id as "addressId", o.status, ${title(sql)}, o.total_fen as "totalFen"
  from orders o where o.person_id = ${personId} and o.status = any(${OPEN}::text[]) order by o.id desc limit ${MOST}`

export const salesUnderWay = (sql: Sql, shopId: Id) => sql<OpenOrderRow[]>`
  select distinct o.id as "orderId", o.address_id as "addressId", o.status, ${title(sql)}, l.commission_fen as "totalFen"
  from order_line l join orders o on o.id = l.order_id
  where l.commission_shop_id = ${shopId} and o.status = 'unpaid' order by 1 limit ${MOST}`

export async function tradesOf(sql: Sql, personId: Id): Promise<{ count: number; lastAt: Ms | null }> {
  const [found] = await sql<{ count: number; lastAt: Ms | null }[]>`
    select count(*)::int as count, max(changed_at) filter (where paid_fen > 0) as "lastAt"
    from orders where person_id = ${personId}`
  return found!
}

export const ordersOf = (sql: Sql, personId: Id, most: number) => sql<Record<string, unknown>[]>`
  select o.id, b.name as brand, o.status, o.total_fen as "totalFen", o.paid_fen as "paidFen", o.refunded_fen as "refundedFen",
    o.address_id as "addressId", o.created_at as "createdAt", o.paid_at as "paidAt", o.signed_at as "signedAt",
    (select json_agg(json_build_object('title', l.title, 'options', l.options, 'units', l.units, 'unitPriceFen', l.unit_price_fen)
      order by l.position) from order_line l where l.order_id = o.id) as lines,
    coalesce((select json_agg(json_build_object('type', s.type, 'actor', s.actor, 'at', s.at) order by s.id)
      from order_step s where s.order_id = o.id), '[]') as steps,
    coalesce((select json_agg(json_build_object('carrier', p.carrier, 'trackingNo', p.tracking_no, 'shippedAt', p.shipped_at))
      from parcel p where p.order_id = o.id), '[]') as parcels
  from orders o join brand b on b.id = o.brand_id where o.person_id = ${personId} order by o.id desc limit ${most}`
