import type { Place } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { BrandSpan } from './overview-store'

export interface FigureAsk extends BrandSpan {
  readonly of: 'paid' | 'done' | 'refunded' | 'refunds' | 'late' | 'late-shipped' | 'direct' | 'seller'
  readonly shopId: Id | null
  readonly now: Ms
}

export interface FigureRow {
  readonly orderId: Id
  readonly title: string
  readonly options: string
  readonly units: number
  readonly status: string
  readonly paidFen: Fen
  readonly refundedFen: Fen
  readonly commissionFen: Fen
  readonly seller: string | null
  readonly paidAt: Ms
  readonly shipsBy: Ms | null
  readonly shippedAt: Ms | null
}

/** Which orders a number stands for: the same words as in the overview's own statements. */
function belongs(sql: Sql, { of, from, to, now, shopId }: FigureAsk) {
  const paid = sql`o.paid_at >= ${iso(from)} and o.paid_at < ${iso(to)}`
  const kept = sql`${paid} and o.status not in ('refunding', 'refunded')`
  const by = (shop: ReturnType<typeof sql>) =>
    sql`exists (select from order_line l where l.order_id = o.id and l.commission_shop_id ${shop})`
  const where = {
    paid,
    done: sql`${paid} and o.status in ('signed', 'finished')`,
    refunded: sql`${paid} and o.status in ('refunding', 'refunded')`,
    refunds: sql`o.status in ('refunding', 'refunded') and exists (select from refund r where r.order_id = o.id
      and r.state = 'done' and r.done_at >= ${iso(from)} and r.done_at < ${iso(to)})`,
    late: sql`o.status = 'to-ship' and o.ships_by < ${iso(now)}`,
    'late-shipped': sql`exists (select from parcel p where p.brand_id = o.brand_id and p.order_id = o.id
      and p.shipped_at >= ${iso(from)} and p.shipped_at < ${iso(to)} and p.shipped_at > o.ships_by)`,
    direct: sql`${kept} and ${by(sql`is null`)}`,
    seller: sql`${kept} and ${by(sql`= ${shopId}`)}`,
  }
  return where[of]
}

export const ordersOf = (sql: Sql, ask: FigureAsk, { after, limit }: { after: Place | null; limit: number }) => sql<
  FigureRow[]
>`
  select o.id as "orderId", l.title, l.options, l.units, o.status, o.paid_fen as "paidFen",
    o.refunded_fen as "refundedFen", l.commission_fen as "commissionFen", s.name as seller, o.paid_at as "paidAt",
    o.ships_by as "shipsBy",
    (select min(shipped_at) from parcel p where p.brand_id = o.brand_id and p.order_id = o.id) as "shippedAt"
  from orders o join order_line l on l.order_id = o.id and l.position = 0
  left join shop s on s.id = l.commission_shop_id
  where o.brand_id = ${ask.brandId} and o.paid_at is not null and ${belongs(sql, ask)}
    and ${after ? sql`(o.paid_at, o.id) < (${after.at}, ${after.id})` : sql`true`}
  order by o.paid_at desc, o.id desc limit ${limit}`

export async function sumOf(sql: Sql, ask: FigureAsk): Promise<{ count: number; paidFen: Fen; refundedFen: Fen }> {
  const [row] = await sql<{ count: number; paidFen: Fen; refundedFen: Fen }[]>`
    select count(*)::int as count, coalesce(sum(paid_fen), 0)::bigint as "paidFen",
      coalesce(sum(refunded_fen), 0)::bigint as "refundedFen"
    from orders o where brand_id = ${ask.brandId} and paid_at is not null and ${belongs(sql, ask)}`
  return row!
}
