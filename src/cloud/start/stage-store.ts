import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** What the page needs to lead a visitor from phone to phone; it reads and never writes. */
export interface Stage {
  /** Cards that somebody passed on, newest first. `round` is null for a card of a whole campaign. */
  readonly cards: readonly {
    readonly code: string
    readonly campaignId: Id
    readonly roundId: Id | null
    readonly title: string
    readonly by: string
  }[]
  /** Which order a payment at WeChat belongs to; `number` is the merchant's order number there. */
  readonly payments: readonly { readonly number: string; readonly orderId: Id }[]
  /** Campaigns that are live, newest first. */
  readonly campaigns: readonly { readonly id: Id; readonly title: string }[]
}

/** The newest of each, each read from the end of an index. */
export async function loadStage(sql: postgres.Sql, now: Ms): Promise<Stage> {
  const [cards, payments, campaigns] = await Promise.all([
    sql<Stage['cards'][number][]>`
      select s.code, s.campaign_id as "campaignId", s.round_id as "roundId", c.title, p.nickname as by
      from (select * from share order by created_at desc limit 12) s
      join campaign c on c.id = s.campaign_id join person p on p.id = s.person_id
      order by s.created_at desc`,
    sql<Stage['payments'][number][]>`
      select replace(id::text, '-', '') as number, order_id as "orderId" from payment order by id desc limit 60`,
    sql<Stage['campaigns'][number][]>`
      select id, title from campaign where status = 'live' and ends_at > ${iso(now)}
      order by created_at desc, id desc limit 12`,
  ])
  return { cards, payments, campaigns }
}

/** Every order there is: what must still be there after a cut. */
export async function countOrders(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from orders`
  return row!.n
}

export interface OnSale {
  readonly campaignId: Id
  readonly skuId: Id
  readonly priceFen: number
}

/** Something that a crowd can buy at once without waiting for a group: the live goods with the largest quota. */
export async function findOnSale(sql: postgres.Sql, now: Ms): Promise<OnSale | null> {
  const [row] = await sql<OnSale[]>`
    select c.id as "campaignId", g.sku_id as "skuId", g.single_price_fen as "priceFen"
    from campaign c join campaign_goods g on g.campaign_id = c.id
    where c.status = 'live' and c.starts_at <= ${iso(now)} and c.ends_at > ${iso(now)}
    order by g.quota desc, c.id limit 1`
  return row ?? null
}

/** How many orders these people have that were not given up: more than one each would be an order made twice. */
export async function countOpenOrders(sql: postgres.Sql, personIds: readonly Id[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from orders where person_id = any(${personIds}::uuid[]) and status <> 'closed'`
  return row!.n
}
