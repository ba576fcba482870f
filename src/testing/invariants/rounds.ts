import type { Law } from './law'

/** Seats as the state of a round tells them. */
const SEATS = `
  select r.campaign_id, r.id as round_id, r.status, seat->>'entryId' as entry_id, seat->>'personId' as person_id,
    seat->>'skuId' as sku_id, (seat->>'units')::int as units, (seat->>'paid')::boolean as paid
  from round r, json_array_elements(r.state->'seats') as seat where json_typeof(r.state->'seats') = 'array'`
const LIVE = "('waiting', 'open', 'formed')"

export const rounds: readonly Law[] = [
  {
    name: 'the columns of a round say what its state says',
    sql: `select r.id, r.status, r.seats_paid, r.seats_held, r.state->>'status' as in_state from round r
      left join (select round_id, count(*) filter (where paid) as paid, count(*) filter (where not paid) as held
        from (${SEATS}) s group by round_id) s on s.round_id = r.id
      where r.status <> r.state->>'status' or r.seats_paid <> coalesce(s.paid, 0)
        or (r.status in ('waiting', 'open') and r.seats_held <> coalesce(s.held, 0))`,
  },
  {
    name: 'members of a round are its live entries, one by one',
    sql: `select coalesce(s.round_id, e.round_id) as round_id, coalesce(s.entry_id, e.id::text) as entry_id,
        s.paid as paid_in_state, e.state as in_entry
      from (select * from (${SEATS}) x where status in ${LIVE}) s
      full join (select e.* from entry e join round r on r.campaign_id = e.campaign_id and r.id = e.round_id
        where (e.state in ('held', 'paid') or e.state = 'withdrawn' and r.status = 'formed')
          and json_typeof(r.state->'seats') = 'array') e
        on e.id::text = s.entry_id and e.round_id = s.round_id
      where s.entry_id is null or e.id is null or s.person_id <> e.person_id::text or s.sku_id <> e.sku_id::text
        or s.units <> e.units or s.paid <> (e.state <> 'held')`,
  },
  {
    name: 'members ≤ size, each person once',
    sql: `select r.id, count(*) as members, count(distinct s.person_id) as people, r.seats_total
      from round r join (${SEATS}) s on s.round_id = r.id
      group by r.id, r.seats_total having count(*) > r.seats_total or count(*) <> count(distinct s.person_id)`,
  },
  {
    name: 'a formed group has exactly its size of paid members',
    sql: `select r.id, r.seats_total, count(e.id) as paid from round r
      left join entry e on e.campaign_id = r.campaign_id and e.round_id = r.id and e.state in ('paid', 'withdrawn')
      where r.status = 'formed' group by r.id, r.seats_total having count(e.id) <> r.seats_total`,
  },
  {
    name: 'no paid member without a paid order and a payment of their own',
    sql: `select e.round_id, e.id, o.status from entry e
      left join orders o on o.id = e.order_id left join payment p on p.id = e.payment_id
      where e.state = 'paid' and (o.id is null or p.id is null or p.state <> 'paid' or p.order_id <> e.order_id
        or o.paid_fen = 0 or o.person_id <> e.person_id or o.status in ('refunding', 'refunded'))`,
  },
  {
    name: 'members of a formed group have firm orders',
    sql: `select e.round_id, e.id, o.status from entry e join round r on r.campaign_id = e.campaign_id and r.id = e.round_id
      join orders o on o.id = e.order_id
      where r.status = 'formed' and e.state = 'paid' and o.status not in ('to-ship', 'shipped', 'signed', 'finished')`,
  },
  {
    name: 'who withdrew from a formed group got the money back before shipping, and nobody else of it did',
    sql: `select e.round_id, e.id, e.state, o.status from entry e
      join round r on r.campaign_id = e.campaign_id and r.id = e.round_id join orders o on o.id = e.order_id
      where (e.state = 'withdrawn' or r.status = 'formed' and e.state = 'paid')
        and (e.state = 'withdrawn') <> (r.status = 'formed' and o.status in ('refunding', 'refunded')
          and exists (select from refund f where f.order_id = o.id and f.reason = 'refund-before-shipping'))`,
  },
  {
    name: 'formed and failed exclude each other',
    sql: `select round_id, array_agg(type) as ends from campaign_event where type in ('formed', 'failed')
      group by campaign_id, round_id having count(*) > 1
      union all
      select r.id, array[r.status] from round r where r.status in ('formed', 'failed') and not exists (
        select from campaign_event v where v.campaign_id = r.campaign_id and v.round_id = r.id and v.type = r.status)`,
  },
  {
    name: 'a failed round keeps nobody, and all who paid get their money back, once',
    sql: `select e.round_id, e.id, e.state, o.status, count(f.id) as refunds from entry e
      join round r on r.campaign_id = e.campaign_id and r.id = e.round_id and r.status = 'failed'
      join orders o on o.id = e.order_id left join refund f on f.order_id = o.id
      group by e.campaign_id, e.round_id, e.id, e.state, o.status, o.paid_fen
      having e.state in ('held', 'paid', 'withdrawn') or (o.paid_fen > 0 and (o.status not in ('refunding', 'refunded') or count(f.id) <> 1))`,
  },
  {
    name: 'who lost the seat has closed the order or gets the money back',
    sql: `select e.id, e.state, o.status from entry e join orders o on o.id = e.order_id
      where (e.state = 'refunding' and o.status not in ('refunding', 'refunded'))
        or (e.state = 'released' and o.status <> 'closed') or (e.state = 'held' and o.status <> 'unpaid')`,
  },
  {
    name: 'shared teams are 2–5',
    sql: 'select id, seats_total from round where shared and seats_total not between 2 and 5',
  },
  {
    name: 'the events of a round are complete',
    sql: `select r.id, r.version, count(v.version) as events, max(v.version) as last from round r
      left join campaign_event v on v.campaign_id = r.campaign_id and v.round_id = r.id
      group by r.campaign_id, r.id, r.version
      having count(v.version) <> r.version or max(v.version) is distinct from r.version`,
  },
]
