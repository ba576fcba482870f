import { GRACE, type Law } from './law'

export const messages: readonly Law[] = [
  {
    name: 'nothing that must leave the house was given up',
    sql: 'select id, topic, once, attempts, last_error from outbox where dead_at is not null',
  },
  {
    name: 'every notice is handled within a minute',
    sql: `select n.id, n.event_type, n.received_at from notice n, moment where n.done_at is null and n.received_at < moment.at - ${GRACE}`,
  },
  {
    name: 'every handled notice of a payment had its effect, once',
    sql: `select n.id, p.state, (select count(*) from order_step s where s.order_id = p.order_id and s.type = 'paid') as effects
      from notice n left join payment p on p.id::text = n.resource->'trade'->>'paymentId'
      where n.done_at is not null and n.event_type = 'paid' and n.resource->'trade'->>'state' = 'SUCCESS'
        and (n.resource->'trade'->>'totalFen')::int = p.amount_fen
        and (p.state <> 'paid' or (select count(*) from order_step s where s.order_id = p.order_id and s.type = 'paid') <> 1)`,
  },
  {
    // Whoever closed the account later took the news along.
    name: 'every member of a formed group is told, once',
    sql: `select e.round_id, e.person_id from entry e join round r on r.campaign_id = e.campaign_id and r.id = e.round_id
      left join outbox b on b.topic = 'tell' and b.once = 'round-formed:' || e.round_id || ':' || e.person_id
      where r.status = 'formed' and e.state = 'paid' and b.id is null
        and not exists (select from person p where p.id = e.person_id and p.closed_at is not null)`,
  },
  {
    name: 'every refund that was written down was sent',
    sql: `select r.id, r.order_id from refund r left join outbox b on b.topic = 'refund' and b.once = r.id::text
      where b.id is null or (b.done_at is not null and r.state <> 'done')`,
  },
]
