import type { Break } from './law'

/** Wrong rows for the laws about what people say, what is noted down about them, and what is left of them. */
export const breaksOfPeople: readonly Break[] = [
  {
    law: 'a brand has an owner, and nobody works for two',
    sql: `update member set role = 'reader' where brand_id = (select brand_id from member limit 1)`,
  },
  { law: 'only who signed for the goods has rated them', sql: 'update orders set signed_at = null' },
  {
    law: 'words about goods are their buyer’s, answers a clerk’s',
    sql: `update rating_words set person_id = (select person_id from staff limit 1)`,
  },
  {
    law: 'words are shown or kept back only as their check was decided',
    sql: `update review_case set state = 'waiting', decided_at = null where subject = 'rating'`,
  },
  {
    law: 'a tag stands on a customer of its shop, and on nobody else',
    sql: `update customer_tag set person_id = (select person_id from member limit 1)`,
  },
  {
    law: 'no shop notes down more than eight words about anybody',
    sql: `insert into customer_tag select shop_id, person_id, 'n' || n, created_at from customer_tag, generate_series(1, 8) n`,
  },
  {
    law: 'nothing is noted down about who has left, or by a shop that has closed',
    sql: 'update shop set closed_at = created_at where id in (select shop_id from customer_tag)',
  },
  {
    law: 'customers left the house only with a reason on record, ten times an hour at most',
    sql: `update customer_export set reason = ''`,
  },
  {
    law: 'nothing is left of who closed the account',
    sql: `update person set closed_at = now(), openid = null, nickname = '', avatar_url = '' where id = (select person_id from address limit 1)`,
  },
  {
    law: 'addresses are sealed: nothing of before waits to be',
    sql: 'create table address_plain (person_id uuid)',
  },
]
