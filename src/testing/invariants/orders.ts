import { GRACE, type Law } from './law'

/** The published graph, written down a second time on purpose: step before → step. The first step has no step before. */
const MOVES = `(values ('', 'paid'), ('', 'closed'), ('closed', 'paid'), ('paid', 'confirmed'), ('paid', 'refund-asked'),
  ('confirmed', 'shipped'), ('confirmed', 'refund-asked'), ('shipped', 'signed'), ('signed', 'finished'),
  ('refund-asked', 'refunded')) as allowed(before, after)`
const STATUS_AFTER = `(values ('', 'unpaid'), ('closed', 'closed'), ('paid', 'forming'), ('confirmed', 'to-ship'),
  ('shipped', 'shipped'), ('signed', 'signed'), ('finished', 'finished'), ('refund-asked', 'refunding'),
  ('refunded', 'refunded')) as stands(step, status)`

/** Remarks in the timeline that change no status: the seat moved, one of several parcels left, a number was put right. */
const REMARKS = "('moved', 'parcel-sent', 'number-corrected')"

export const orders: readonly Law[] = [
  {
    name: 'orders move only along the published graph',
    sql: `select s.order_id, s.before, s.type from (
        select order_id, type, coalesce(lag(type) over (partition by order_id order by at, id), '') as before
        from order_step where type not in ${REMARKS}) s
      left join ${MOVES} on allowed.before = s.before and allowed.after = s.type where allowed.after is null`,
  },
  {
    name: 'an order stands where its last step led',
    sql: `select o.id, o.status, coalesce(s.type, '') as last_step from orders o
      left join lateral (select type from order_step s where s.order_id = o.id and type not in ${REMARKS}
        order by at desc, id desc limit 1) s on true
      left join ${STATUS_AFTER} on stands.step = coalesce(s.type, '') where stands.status is distinct from o.status`,
  },
  {
    name: 'an order is paid once, by its own payment, in full',
    sql: `select o.id, o.status, o.paid_fen, p.state, p.amount_fen from orders o left join payment p on p.order_id = o.id
      where (o.paid_fen > 0) <> (p.state is not distinct from 'paid') or (p.id is not null and p.amount_fen <> o.total_fen)
        or (p.state = 'paid' and p.person_id <> o.person_id)`,
  },
  {
    name: 'totals are the sum of the lines',
    sql: `select o.id, o.total_fen, sum(l.line_fen) as lines from orders o left join order_line l on l.order_id = o.id
      group by o.id, o.total_fen having o.total_fen is distinct from sum(l.line_fen)`,
  },
  {
    name: 'the price of a line is the one that was promised with the seat',
    sql: `select l.order_id, l.unit_price_fen, v.event->'unitPriceFen' as promised from order_line l
      join orders o on o.id = l.order_id and o.origin_type = 'campaign'
      join campaign_event v on v.campaign_id = o.origin_id and v.event->'seat'->>'entryId' = o.origin_part::text
      where v.event->>'unitPriceFen' is not null and (v.event->>'unitPriceFen')::int <> l.unit_price_fen`,
  },
  {
    name: 'an order of a campaign is somebody’s entry in it, with the same goods',
    sql: `select o.id, o.origin_part from orders o
      left join entry e on e.campaign_id = o.origin_id and e.id = o.origin_part
      left join order_line l on l.order_id = o.id
      where o.origin_type = 'campaign' and (e.id is null or e.order_id <> o.id or e.person_id <> o.person_id
        or l.sku_id is distinct from e.sku_id or l.units is distinct from e.units)`,
  },
  {
    name: 'no paid order waits in a round that is decided',
    sql: `select o.id, r.status from orders o join entry e on e.campaign_id = o.origin_id and e.id = o.origin_part
      join round r on r.campaign_id = e.campaign_id and r.id = e.round_id
      where o.status = 'forming' and r.status in ('formed', 'failed')`,
  },
  {
    name: 'no money waits beyond its deadline: rounds are decided within a minute of their time',
    sql: `select r.id, r.status, r.wakes_at from round r, moment where r.wakes_at < moment.at - ${GRACE}`,
  },
  {
    name: 'no refund is forgotten',
    sql: `select o.id, o.changed_at from orders o where o.status = 'refunding' and (
        not exists (select from refund r where r.order_id = o.id)
        or exists (select from refund r where r.order_id = o.id and r.state in ('done', 'abnormal')))`,
  },
  {
    name: 'money goes back only for goods that stayed in the house',
    sql: `select o.id, o.status, p.tracking_no from orders o join parcel p on p.order_id = o.id
      where o.status in ('refunding', 'refunded')`,
  },
  {
    name: 'what a buyer took back is the own order, the whole of it, and really on its way',
    sql: `select a.id, a.order_id, a.way, o.status from after_sale a left join orders o on o.id = a.order_id
      left join refund f on f.order_id = a.order_id
        and f.reason = case a.way when 'leave' then 'left-before-formed' else 'refund-before-shipping' end
      where o.id is null or f.id is null or o.person_id <> a.person_id or o.brand_id <> a.brand_id
        or a.amount_fen <> o.paid_fen or f.amount_fen <> a.amount_fen or o.status not in ('refunding', 'refunded')`,
  },
  {
    name: 'what must be shipped has its date, what was signed its window, what was shipped its parcel',
    sql: `select o.id, o.status from orders o where (o.status = 'to-ship' and o.ships_by is null)
      or (o.status in ('signed', 'finished') and (o.signed_at is null or o.returnable_until is null))
      or (o.status in ('shipped', 'signed', 'finished') and not exists (select from parcel p where p.order_id = o.id))`,
  },
]
