import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'
import type { Place } from './place'

/**
 * Who bought through a shop is read from the orders and the ledger, and kept nowhere else: a list of customers that stands
 * by itself would go on knowing people after they have gone.
 */
export interface CustomerRow {
  readonly id: Id
  readonly nickname: string
  readonly avatarUrl: string
  readonly orders: number
  readonly paidFen: Fen
  readonly commissionFen: Fen
  readonly lastAt: Ms
  readonly tags: readonly string[]
}

export interface CustomersAsk {
  readonly shopId: Id
  readonly personId?: Id
  readonly tag?: string
  readonly text?: string
  readonly sort: 'recent' | 'orders'
  readonly after: Place | null
  readonly most: number
}

/** Paid orders that count for the shop; `sql` alone is everybody's. */
const bought = (sql: Sql, shopId: Id, personId?: Id) => sql`
  select o.* from (select distinct order_id from order_line where commission_shop_id = ${shopId}) mine
  join orders o on o.id = mine.order_id
  where o.paid_at is not null and ${personId ? sql`o.person_id = ${personId}` : sql`true`}`

/** What the ledger booked for the shop, less what it took back, by order. */
const earned = (sql: Sql, shopId: Id) => sql`
  select order_id, sum(fen) as fen from (
    select order_id, amount_fen as fen from transfer
      where credit = ${`shop:${shopId}:pending`} and rule = 'commission-pending'
    union all
    select order_id, -amount_fen from transfer
      where debit = any(${[`shop:${shopId}:pending`, `shop:${shopId}:available`]}::text[])
        and rule = 'commission-reversed') moved
  group by order_id`

/** Names and faces of those whose account still stands; who has closed it is nobody's customer any more. */
export const customersOf = (sql: Sql, ask: CustomersAsk) => sql<CustomerRow[]>`
  with bought as (${bought(sql, ask.shopId, ask.personId)}), earned as (${earned(sql, ask.shopId)}),
  buyers as (
    select b.person_id, (array_agg(b.id order by b.paid_at, b.id))[1] as id, count(*)::int as orders,
      sum(b.paid_fen - b.refunded_fen)::bigint as "paidFen", coalesce(sum(e.fen), 0)::bigint as "commissionFen",
      max(b.paid_at) as "lastAt"
    from bought b left join earned e on e.order_id = b.id group by b.person_id)
  select c.id, p.nickname, p.avatar_url as "avatarUrl", c.orders, c."paidFen", c."commissionFen", c."lastAt", t.tags
  from buyers c join person p on p.id = c.person_id and p.closed_at is null
  cross join lateral (select coalesce(array_agg(tag order by created_at, tag), '{}') as tags from customer_tag
    where shop_id = ${ask.shopId} and person_id = c.person_id) t
  where ${ask.tag ? sql`${ask.tag} = any(t.tags)` : sql`true`} and ${ask.text ? says(sql, ask.text) : sql`true`}
    and ${ask.after ? isAfter(sql, ask.sort, ask.after) : sql`true`}
  order by ${ask.sort === 'orders' ? sql`c.orders desc,` : sql``} c."lastAt" desc, c.id desc limit ${ask.most}`

/** Only in what the list shows: looking in whole names would tell, letter by letter, what the mask hides. */
const says = (sql: Sql, text: string) => sql`
  (position(lower(${text}) in lower(left(btrim(p.nickname), 1) || '*')) > 0
    or exists (select from unnest(t.tags) tag where position(lower(${text}) in lower(tag)) > 0))`

const isAfter = (sql: Sql, sort: CustomersAsk['sort'], { orders, at, id }: Place) =>
  sort === 'orders'
    ? sql`(c.orders, c."lastAt", c.id) < (${orders}, ${at}, ${id})`
    : sql`(c."lastAt", c.id) < (${at}, ${id})`

export async function countOf(sql: Sql, shopId: Id): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(distinct b.person_id)::int as n from (${bought(sql, shopId)}) b
    join person p on p.id = b.person_id and p.closed_at is null`
  return row!.n
}

export const tagsOfShop = (sql: Sql, shopId: Id, most: number) => sql<{ tag: string; customers: number }[]>`
  select tag, count(*)::int as customers from customer_tag where shop_id = ${shopId}
  group by tag order by count(*) desc, tag limit ${most}`

export interface OrderRow {
  readonly orderId: Id
  readonly status: string
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly units: number
  readonly paidFen: Fen
  readonly refundedFen: Fen
  readonly commissionFen: Fen
  readonly at: Ms
}

export const ordersOf = (
  sql: Sql,
  ask: { shopId: Id; personId: Id; after: { at: string; id: Id } | null; most: number },
) => sql<OrderRow[]>`
  with bought as (${bought(sql, ask.shopId, ask.personId)}), earned as (${earned(sql, ask.shopId)})
  select o.id as "orderId", o.status, l.title, l.options, l.picture_url as "pictureUrl", l.units,
    o.paid_fen as "paidFen", o.refunded_fen as "refundedFen", coalesce(e.fen, 0)::bigint as "commissionFen",
    o.paid_at as at
  from bought o left join earned e on e.order_id = o.id
  cross join lateral (select * from order_line l where l.order_id = o.id and l.commission_shop_id = ${ask.shopId}
    order by l.position limit 1) l
  where ${ask.after ? sql`(o.paid_at, o.id) < (${ask.after.at}, ${ask.after.id})` : sql`true`}
  order by o.paid_at desc, o.id desc limit ${ask.most}`
