import { GRACE, type Law } from './law'

/** Units of seats that live entries have, and one for each seat that a going round keeps free. */
const IN_ROUNDS = `
  select campaign_id, sku_id, sum(units) as units from (
    select campaign_id, sku_id, units from entry where state in ('held', 'paid')
    union all
    select r.campaign_id, kept.sku_id::uuid, 1 from round r,
      json_array_elements_text(case json_typeof(r.state->'spare') when 'array' then r.state->'spare' else '[]' end) as kept(sku_id)
    where r.status in ('waiting', 'open')) as parts
  group by campaign_id, sku_id`

export const stock: readonly Law[] = [
  {
    name: 'on hand = received − held − sold, and not below zero',
    sql: 'select * from stock where on_hand <> received - held - sold or least(on_hand, held, sold, received) < 0',
  },
  {
    name: 'what a SKU has is the sum of its movements',
    sql: `select s.brand_id, s.sku_id, s.received, s.held, s.sold, s.safety, m.* from stock s left join lateral (
        select coalesce(sum(units) filter (where what in ('received', 'counted', 'corrected')), 0) as came,
          coalesce(sum(units) filter (where what in ('held', 'returned')), 0)
            - coalesce(sum(units) filter (where what in ('sold', 'unsold')), 0) as kept,
          coalesce(sum(units) filter (where what in ('sold', 'unsold')), 0) as gone,
          coalesce(sum(units) filter (where what = 'safety'), 0) as safe
        from stock_movement m where m.brand_id = s.brand_id and m.sku_id = s.sku_id) m on true
      where (s.received, s.held, s.sold, s.safety) <> (m.came, m.kept, m.gone, m.safe)`,
  },
  {
    name: 'a campaign’s movements are what it set aside, gave back and sold',
    sql: `select h.campaign_id, h.sku_id, h.units, h.returned, h.sold, m.* from hold h left join lateral (
        select coalesce(sum(units) filter (where what = 'held'), 0) as held,
          coalesce(-sum(units) filter (where what = 'returned'), 0) as back,
          coalesce(sum(units) filter (where what in ('sold', 'unsold')), 0) as gone
        from stock_movement m where m.brand_id = h.brand_id and m.sku_id = h.sku_id and m.source_id = h.campaign_id) m on true
      where (h.units, h.returned, h.sold) <> (m.held, m.back, m.gone)`,
  },
  {
    name: 'what a SKU holds is what its campaigns hold',
    sql: `select s.brand_id, s.sku_id, s.held, coalesce(h.units, 0) as in_campaigns from stock s left join (
        select brand_id, sku_id, sum(units - sold - returned) as units from hold group by brand_id, sku_id) h
        on h.brand_id = s.brand_id and h.sku_id = s.sku_id
      where s.held <> coalesce(h.units, 0)`,
  },
  {
    name: 'what a SKU sold is what its campaigns sold',
    sql: `select s.brand_id, s.sku_id, s.sold, coalesce(h.units, 0) as in_campaigns from stock s left join (
        select brand_id, sku_id, sum(sold) as units from hold group by brand_id, sku_id) h
        on h.brand_id = s.brand_id and h.sku_id = s.sku_id
      where s.sold <> coalesce(h.units, 0)`,
  },
  {
    name: 'a launched campaign has its whole quota set aside, another one nothing',
    sql: `select c.id, g.sku_id, g.quota, h.units from campaign c join campaign_goods g on g.campaign_id = c.id
      left join hold h on h.campaign_id = c.id and h.sku_id = g.sku_id
      where h.units is distinct from (case when c.status in ('live', 'ended') then g.quota end)`,
  },
  {
    name: 'quota = left + returned + units of seats and of seats kept free',
    sql: `select g.campaign_id, g.sku_id, g.quota, g.quota_left, coalesce(h.returned, 0) as returned, coalesce(i.units, 0) as in_rounds
      from campaign_goods g
      left join hold h on h.campaign_id = g.campaign_id and h.sku_id = g.sku_id
      left join (${IN_ROUNDS}) i on i.campaign_id = g.campaign_id and i.sku_id = g.sku_id
      where g.quota <> g.quota_left + coalesce(h.returned, 0) + coalesce(i.units, 0)`,
  },
  {
    name: 'units left the house for orders that are firm, and for no others',
    sql: `select h.campaign_id, h.sku_id, h.sold, coalesce(l.units, 0) as ordered from hold h left join (
        select o.origin_id, l.sku_id, sum(l.units) as units from orders o join order_line l on l.order_id = o.id
        where o.status in ('to-ship', 'shipped', 'signed', 'finished') group by o.origin_id, l.sku_id) l
        on l.origin_id = h.campaign_id and l.sku_id = h.sku_id
      where h.sold <> coalesce(l.units, 0)`,
  },
  {
    name: 'a hold ends within a minute of its time',
    sql: `select e.campaign_id, e.id, e.held_until from entry e, moment where e.state = 'held' and e.held_until < moment.at - ${GRACE}`,
  },
]
