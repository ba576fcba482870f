import type { Law } from './law'

/** Units of each line that are in parcels. */
const SENT = `(select order_id, position, sum(units) as units from parcel_line group by order_id, position)`

export const parcels: readonly Law[] = [
  {
    name: 'units in parcels are units of the line, and never more than it has',
    sql: `select x.order_id, x.position, x.units, l.units as has from ${SENT} x
      left join order_line l on l.order_id = x.order_id and l.position = x.position
      where l.order_id is null or x.units > l.units`,
  },
  {
    name: 'an order has been shipped when every unit is in a parcel, and not before',
    sql: `select o.id, o.status, sum(l.units) as units, sum(coalesce(x.units, 0)) as sent from orders o
      join order_line l on l.order_id = o.id left join ${SENT} x on x.order_id = l.order_id and x.position = l.position
      group by o.id, o.status
      having (sum(coalesce(x.units, 0)) = sum(l.units)) <> (o.status in ('shipped', 'signed', 'finished'))`,
  },
  {
    name: 'a parcel carries something of its own order, and of no other brand’s',
    sql: `select p.id, p.order_id, x.order_id as carries from parcel p
      left join parcel_line x on x.brand_id = p.brand_id and x.parcel_id = p.id
      where x.parcel_id is null or x.order_id <> p.order_id
      union all select x.parcel_id, x.order_id, null from parcel_line x
        where not exists (select from parcel p where p.brand_id = x.brand_id and p.id = x.parcel_id)`,
  },
  {
    name: 'a corrected number came from the one on record before it, at most three times, by somebody of the brand',
    sql: `with chain as (
        select c.*, p.carrier as carrier_now, p.tracking_no as tracking_now,
          lead(carrier_before || ' ' || tracking_no_before) over w as next, row_number() over w as nth
        from parcel_correction c left join parcel p on p.brand_id = c.brand_id and p.id = c.parcel_id
        window w as (partition by c.brand_id, c.parcel_id order by c.id))
      select parcel_id, id from chain
      where coalesce(next, carrier_now || ' ' || tracking_now) is distinct from carrier || ' ' || tracking_no or nth > 3
        or not exists (select from member m where m.person_id = corrected_by and m.brand_id = chain.brand_id
          and m.since <= at and (m.ended_at is null or m.ended_at >= at))`,
  },
  {
    name: 'WeChat hears of every parcel: what it took is what stands here, what it has not is on its way',
    sql: `select p.id, r.state from parcel p left join shipping_report r on r.order_id = p.order_id and r.brand_id = p.brand_id
      where r.order_id is null or (r.state = 'taken' and p.at_wechat is distinct from p.carrier || ' ' || p.tracking_no)
        or (p.at_wechat is not null and r.said_at is null)`,
  },
  {
    name: 'WeChat hears that all has left once it has, and once more at most',
    sql: `select r.order_id, r.finished, o.status from shipping_report r left join orders o on o.id = r.order_id
      where o.id is null or r.finished > 2 or (r.finished > 0 and o.status not in ('shipped', 'signed', 'finished'))`,
  },
  {
    name: 'what is promised for later than fifteen days after payment is announced, with a day that may be announced',
    sql: `select o.id, d.delay_to from orders o left join shipping_delay d on d.order_id = o.id
      where (o.status = 'to-ship' and o.ships_by > o.paid_at + interval '15 days' and d.order_id is null)
        or d.delay_to not between o.paid_at + interval '15 days' and o.paid_at + interval '330 days'`,
  },
  {
    name: 'a brand is reminded of orders that it had',
    sql: `select r.brand_id, r.day, r.orders from shipping_reminder r
      where r.orders > (select count(*) from orders o where o.brand_id = r.brand_id)`,
  },
]
