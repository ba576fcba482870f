import type { Break } from './law'

export const breaksOfParcels: readonly Break[] = [
  {
    law: 'units in parcels are units of the line, and never more than it has',
    sql: 'update parcel_line set units = units + 1',
  },
  {
    law: 'an order has been shipped when every unit is in a parcel, and not before',
    sql: `update orders set status = 'to-ship' where status = 'finished'`,
  },
  {
    law: 'a parcel carries something of its own order, and of no other brand’s',
    sql: 'delete from parcel_line',
  },
  {
    law: 'a corrected number came from the one on record before it, at most three times, by somebody of the brand',
    sql: `update parcel set tracking_no = 'SF9999999999' where exists (select from parcel_correction c where c.parcel_id = parcel.id)`,
  },
  {
    law: 'WeChat hears of every parcel: what it took is what stands here, what it has not is on its way',
    sql: 'update parcel set at_wechat = null',
  },
  {
    law: 'WeChat hears that all has left once it has, and once more at most',
    sql: `update shipping_report r set finished = 1 from orders o where o.id = r.order_id and o.status = 'to-ship';
      update orders set status = 'to-ship' where status in ('shipped', 'signed', 'finished')`,
  },
  {
    law: 'what is promised for later than fifteen days after payment is announced, with a day that may be announced',
    sql: `insert into shipping_delay (brand_id, order_id, delay_to, state)
      select brand_id, id, paid_at + interval '14 days', 'waiting' from orders where paid_at is not null limit 1`,
  },
  {
    law: 'a brand is reminded of orders that it had',
    sql: `insert into shipping_reminder (brand_id, day, orders, at) select id, '2026-01-01', 1000000, now() from brand limit 1`,
  },
]
