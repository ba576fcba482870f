import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { Span } from './rules'

export interface BrandSpan extends Span {
  readonly brandId: Id
}

export interface DayRow {
  readonly day: string
  readonly n: number
  readonly fen: Fen
}

/** Paid orders by the day of payment. */
export const paidByDay = (sql: Sql, { brandId, from, to }: BrandSpan) => sql<DayRow[]>`
  select (paid_at at time zone 'Asia/Shanghai')::date as day, count(*)::int as n, sum(paid_fen)::bigint as fen
  from orders where brand_id = ${brandId} and paid_at >= ${iso(from)} and paid_at < ${iso(to)} group by 1`

/** Refunds that arrived, by the day they did. */
export const refundsByDay = (sql: Sql, { brandId, from, to }: BrandSpan) => sql<DayRow[]>`
  select (r.done_at at time zone 'Asia/Shanghai')::date as day, count(*)::int as n, sum(r.amount_fen)::bigint as fen
  from orders o join refund r on r.order_id = o.id
  where o.brand_id = ${brandId} and o.status in ('refunding', 'refunded') and r.state = 'done'
    and r.done_at >= ${iso(from)} and r.done_at < ${iso(to)} group by 1`

export interface OutcomeRow {
  readonly paid: number
  readonly done: number
  readonly refunded: number
  readonly shipped: number
  readonly shippedLate: number
  readonly lateNow: number
}

/** What became of the orders paid in these days, of the parcels sent in them, and what is late now. */
export async function outcomes(sql: Sql, { brandId, from, to }: BrandSpan, now: Ms): Promise<OutcomeRow> {
  const [row] = await sql<OutcomeRow[]>`
    with mine as (
      select count(*)::int as paid, (count(*) filter (where status in ('signed', 'finished')))::int as done,
        (count(*) filter (where status in ('refunding', 'refunded')))::int as refunded
      from orders where brand_id = ${brandId} and paid_at >= ${iso(from)} and paid_at < ${iso(to)}
    ), sent as (
      select count(distinct p.order_id)::int as shipped,
        (count(distinct p.order_id) filter (where p.shipped_at > o.ships_by))::int as "shippedLate"
      from parcel p join orders o on o.id = p.order_id
      where p.brand_id = ${brandId} and p.shipped_at >= ${iso(from)} and p.shipped_at < ${iso(to)}
    ), late as (
      select count(*)::int as "lateNow" from orders
      where brand_id = ${brandId} and status = 'to-ship' and ships_by < ${iso(now)}
    ) select * from mine cross join sent cross join late`
  return row!
}

export interface SellerRow {
  readonly shopId: Id | null
  readonly name: string
  readonly orders: number
  readonly salesFen: Fen
  readonly commissionFen: Fen
}

/** Sales by shop, refunded orders left out; the row without a shop is what came directly and is always there when it exists. */
export const sellers = (sql: Sql, { brandId, from, to }: BrandSpan, most: number) => sql<SellerRow[]>`
  with sold as (
    select l.commission_shop_id as shop_id, count(distinct o.id)::int as orders, sum(l.line_fen)::bigint as sales,
      sum(l.commission_fen)::bigint as commission
    from orders o join order_line l on l.order_id = o.id
    where o.brand_id = ${brandId} and o.paid_at >= ${iso(from)} and o.paid_at < ${iso(to)}
      and o.status not in ('refunding', 'refunded')
    group by 1
  ), best as (
    select * from sold where shop_id is not null order by sales desc, shop_id limit ${most}
  )
  select s.shop_id as "shopId", coalesce(h.name, '') as name, s.orders, s.sales as "salesFen",
    s.commission as "commissionFen"
  from (select * from best union all select * from sold where shop_id is null) s left join shop h on h.id = s.shop_id
  order by s.sales desc, s.shop_id`
