import type { Law } from './law'

export const customers: readonly Law[] = [
  {
    name: 'a tag stands on a customer of its shop, and on nobody else',
    sql: `select t.shop_id, t.person_id, t.tag from customer_tag t where not exists (
      select from orders o join order_line l on l.order_id = o.id
      where o.person_id = t.person_id and l.commission_shop_id = t.shop_id and o.paid_at is not null)`,
  },
  {
    name: 'no shop notes down more than eight words about anybody',
    sql: `select shop_id, person_id, count(*) from customer_tag group by 1, 2 having count(*) > 8
      union all select shop_id, person_id, char_length(tag) from customer_tag where char_length(tag) > 12 or tag <> btrim(tag)`,
  },
  {
    name: 'nothing is noted down about who has left, or by a shop that has closed',
    sql: `select t.shop_id, t.person_id from customer_tag t join person p on p.id = t.person_id join shop s on s.id = t.shop_id
      where p.closed_at is not null or s.closed_at is not null`,
  },
  {
    name: 'customers left the house only with a reason on record, ten times an hour at most',
    sql: `select e.shop_id, e.id from customer_export e join shop s on s.id = e.shop_id
        where s.closed_at is null and char_length(btrim(e.reason)) < 4
      union all select e.shop_id, e.id from customer_export e where (
        select count(*) from customer_export f where f.shop_id = e.shop_id and f.at <= e.at and f.at > e.at - interval '1 hour') > 10`,
  },
]
