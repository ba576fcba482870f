import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** What orders to ship ask for, less what has left in parcels. Orders that were taken back ask for nothing. */
export const unshipped = (sql: Sql, brandId: Id, skuIds: readonly Id[]) => sql<{ skuId: Id; units: number }[]>`
  select l.sku_id as "skuId", sum(l.units - coalesce(x.sent, 0))::int as units
  from orders o join order_line l on l.order_id = o.id
  left join lateral (
    select sum(p.units) as sent from parcel_line p where p.order_id = l.order_id and p.position = l.position) x on true
  where o.brand_id = ${brandId} and o.status = 'to-ship' and l.sku_id = any(${skuIds as Id[]}::uuid[])
  group by l.sku_id`
