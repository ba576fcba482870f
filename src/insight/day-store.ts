import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Span } from './rules'

export interface ShopSpan extends Span {
  readonly shopId: Id
}

const china = (sql: Sql, column: ReturnType<Sql>) => sql`to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`

/** A visit knows its shop by a card, so the cards say which of the index's campaigns to look at. */
const seen = (sql: Sql, { shopId, from, to }: ShopSpan) => sql`
  (select distinct campaign_id from share where shop_id = ${shopId}) s
  join visit v on v.shop_id = ${shopId} and v.campaign_id = s.campaign_id
    and v.at >= ${iso(from)} and v.at < ${iso(to)}`

const bought = (sql: Sql, { shopId, from, to }: ShopSpan) => sql`
  order_line l join orders o on o.id = l.order_id
  where l.commission_shop_id = ${shopId} and o.paid_at >= ${iso(from)} and o.paid_at < ${iso(to)}`

export const visitsByDay = (sql: Sql, span: ShopSpan) => sql<{ day: string; n: number }[]>`
  select ${china(sql, sql`v.at`)} as day, count(*)::int as n from ${seen(sql, span)} group by 1`

export const ordersByDay = (sql: Sql, span: ShopSpan) => sql<{ day: string; n: number }[]>`
  select ${china(sql, sql`o.paid_at`)} as day, count(distinct o.id)::int as n from ${bought(sql, span)} group by 1`

const accountOf = (shopId: Id, bucket: string) => `shop:${shopId}:${bucket}`

/** Booked less what went back, by the day of the movement. */
export const earnedByDay = (sql: Sql, { shopId, from, to }: ShopSpan) => sql<{ day: string; n: number }[]>`
  select ${china(sql, sql`at`)} as day, sum(fen)::bigint as n from (
    select at, amount_fen as fen from transfer
      where credit = ${accountOf(shopId, 'pending')} and rule = 'commission-pending'
        and at >= ${iso(from)} and at < ${iso(to)}
    union all
    select at, -amount_fen from transfer
      where debit = any(${[accountOf(shopId, 'pending'), accountOf(shopId, 'available')]}::text[])
        and rule = 'commission-reversed' and at >= ${iso(from)} and at < ${iso(to)}) moved
  group by 1`

export interface PartRow {
  readonly campaignId: Id
  readonly title: string
  readonly visits: number
  readonly orders: number
}

/** The same visits and orders by campaign. */
export const partsOf = (sql: Sql, span: ShopSpan, most: number) => sql<PartRow[]>`
  select c.id as "campaignId", c.title, sum(visits)::int as visits, sum(orders)::int as orders from (
    select v.campaign_id as id, count(*) as visits, 0 as orders from ${seen(sql, span)} group by 1
    union all
    select o.origin_id, 0, count(distinct o.id) from ${bought(sql, span)} group by 1) parts
  join campaign c on c.id = parts.id
  group by c.id, c.title order by sum(visits) + sum(orders) desc, c.id desc limit ${most}`

export interface StandingRow {
  readonly pendingFen: number
  readonly availableFen: number
  readonly transferFen: number
  readonly paidFen: number
  /** A withdrawal is under way: another one has to wait. */
  readonly underWay: boolean
}

export async function standing(sql: Sql, shopId: Id): Promise<StandingRow> {
  const stands = (bucket: string) => sql`
    (coalesce((select sum(amount_fen) from transfer where credit = ${accountOf(shopId, bucket)}), 0)
      - coalesce((select sum(amount_fen) from transfer where debit = ${accountOf(shopId, bucket)}), 0))::bigint`
  const [row] = await sql<StandingRow[]>`
    select ${stands('pending')} as "pendingFen", ${stands('available')} as "availableFen",
      ${stands('transfer')} as "transferFen",
      coalesce((select sum(amount_fen) from transfer
        where debit = ${accountOf(shopId, 'transfer')} and credit = 'outside:payout'), 0)::bigint as "paidFen",
      exists (select from withdrawal where shop_id = ${shopId}
        and state in ('asked', 'processing', 'waiting')) as "underWay"`
  return row!
}

export interface ShelfRow {
  readonly picked: number
  readonly unshared: number
  /** The first of them in the owner's order. */
  readonly unsharedId: Id | null
  readonly unsharedTitle: string | null
  readonly ended: number
  readonly endedTitle: string | null
}

/** Whether each of the goods in a shop can still be bought and was ever passed on by its owner. */
export async function shelfOf(sql: Sql, shopId: Id, now: Ms): Promise<ShelfRow> {
  const [row] = await sql<ShelfRow[]>`
    with shelf as (
      select c.id, c.title, l.position, c.status = 'live' and c.ends_at > ${iso(now)} as live,
        exists (select from share s where s.shop_id = l.shop_id and s.campaign_id = c.id
          and s.person_id = p.person_id) as shared
      from listing l join shop p on p.id = l.shop_id join campaign c on c.id = l.campaign_id
      where l.shop_id = ${shopId})
    select count(*)::int as picked, (count(*) filter (where live and not shared))::int as unshared,
      (array_agg(id order by position) filter (where live and not shared))[1] as "unsharedId",
      (array_agg(title order by position) filter (where live and not shared))[1] as "unsharedTitle",
      (count(*) filter (where not live))::int as ended,
      (array_agg(title order by position) filter (where not live))[1] as "endedTitle"
    from shelf`
  return row!
}

/** A group can be joined until a minute before its end. */
const LAST_CALL: Ms = 60_000

export interface ShortRow {
  readonly roundId: Id
  readonly campaignId: Id
  readonly title: string
  readonly endsAt: Ms
}

/** Open groups that somebody of mine has paid to be in and that lack one person, the soonest over first. */
export const shortOfOne = (sql: Sql, { shopId, now, most }: { shopId: Id; now: Ms; most: number }) => sql<ShortRow[]>`
  select r.id as "roundId", r.campaign_id as "campaignId", c.title, r.ends_at as "endsAt"
  from round r join campaign c on c.id = r.campaign_id
  where (r.campaign_id, r.id) in (
      select e.campaign_id, e.round_id from order_line l
      join orders o on o.id = l.order_id and o.status = 'forming'
      join entry e on e.campaign_id = o.origin_id and e.order_id = o.id and e.state = 'paid'
      where l.commission_shop_id = ${shopId})
    and r.status = 'open' and r.shared and r.seats_held = 0 and r.seats_paid = r.seats_total - 1
    and r.ends_at > ${iso(now + LAST_CALL)}
  order by r.ends_at, r.id limit ${most}`
