import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'

/** Orders of this brand that wait for a parcel, by the last eight signs of their number. */
export const ordersByEnd = (sql: Sql, brandId: Id, ends: readonly string[]) => sql<{ id: Id; end: string }[]>`
  select id, right(id::text, 8) as end from orders
  where brand_id = ${brandId} and status in ('to-ship', 'shipped') and right(id::text, 8) = any(${ends as string[]}::text[])
  order by id desc limit 4000`

/** Parcels on record with one of these numbers, and where they went. */
export const numbersOnRecord = (sql: Sql, brandId: Id, numbers: readonly string[]) => sql<
  { trackingNo: string; orderId: Id; addressId: Id }[]
>`
  select p.tracking_no as "trackingNo", p.order_id as "orderId", o.address_id as "addressId"
  from parcel p join orders o on o.id = p.order_id
  where p.brand_id = ${brandId} and p.tracking_no = any(${numbers as string[]}::text[]) order by p.id desc limit 4000`
