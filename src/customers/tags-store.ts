import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface CustomerAsk {
  readonly shopId: Id
  readonly customerId: Id
}

/** Which person each customer's id leads to, for the shop that asks and no other. */
export const personsBehind = (sql: Sql, asked: readonly CustomerAsk[]) => sql<
  { shopId: Id; customerId: Id; personId: Id }[]
>`
  select distinct a."shopId", a."customerId", o.person_id as "personId"
  from json_to_recordset(${rows(asked)}::json) as a("shopId" uuid, "customerId" uuid)
  join orders o on o.id = a."customerId" and o.paid_at is not null
  join order_line l on l.order_id = o.id and l.commission_shop_id = a."shopId"
  join person p on p.id = o.person_id and p.closed_at is null`

/** Whoever closes the account meanwhile waits for us, or we find nobody: nothing is noted down about who has gone. */
export const lockPersons = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from person where id = any(${ids as Id[]}::uuid[]) and closed_at is null order by id for share`

/** Two phones of one owner come one after the other, so that eight stay eight. */
export const lockShops = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from shop where id = any(${ids as Id[]}::uuid[]) and closed_at is null order by id for no key update`

export interface TagRow {
  readonly shopId: Id
  readonly personId: Id
  readonly tag: string
}

export const tagsOf = (sql: Sql, pairs: readonly { shopId: Id; personId: Id }[]) => sql<TagRow[]>`
  select t.shop_id as "shopId", t.person_id as "personId", t.tag
  from json_to_recordset(${rows(pairs)}::json) as a("shopId" uuid, "personId" uuid)
  join customer_tag t on t.shop_id = a."shopId" and t.person_id = a."personId" order by t.created_at, t.tag`

export const addTags = (sql: Sql, list: readonly TagRow[], at: Ms) => sql`
  insert into customer_tag (shop_id, person_id, tag, created_at)
  select "shopId", "personId", tag, ${iso(at)} from json_to_recordset(${rows(list)}::json)
    as t("shopId" uuid, "personId" uuid, tag text)
  on conflict do nothing`

export const removeTags = (sql: Sql, list: readonly TagRow[]) => sql`
  delete from customer_tag t using json_to_recordset(${rows(list)}::json) as r("shopId" uuid, "personId" uuid, tag text)
  where t.shop_id = r."shopId" and t.person_id = r."personId" and t.tag = r.tag`
