import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

/** Insight only reads, and reads what other areas write: reports are the one place where that is allowed. */
export interface CampaignOfShop {
  readonly shopId: Id
  readonly campaignId: Id
}

/** Whether the shop shows this campaign or has ever shared it. */
export async function isOfShop(sql: Sql, { shopId, campaignId }: CampaignOfShop): Promise<boolean> {
  const found = await sql`
    select from campaign where id = ${campaignId} and (
      exists (select from listing where shop_id = ${shopId} and campaign_id = ${campaignId})
      or exists (select from share where shop_id = ${shopId} and campaign_id = ${campaignId}))`
  return found.length > 0
}

export interface FunnelRow {
  readonly visits: number
  readonly visitors: number
  readonly joins: number
  readonly paid: number
  readonly kept: number
  readonly commissionFen: Fen
}

/** `joins` counts entries that are credited to the shop, `kept` the paid ones that are not refunded. */
export async function countFunnel(sql: Sql, { shopId, campaignId }: CampaignOfShop): Promise<FunnelRow> {
  const [row] = await sql<FunnelRow[]>`
    with seen as (
      select count(*)::int as visits, count(distinct visitor_id)::int as visitors
      from visit where shop_id = ${shopId} and campaign_id = ${campaignId}
    ), credited as (
      select o.status, o.paid_fen, l.commission_fen
      from order_line l join orders o on o.id = l.order_id
      join entry e on e.campaign_id = o.origin_id and e.order_id = o.id
      where l.commission_shop_id = ${shopId} and o.origin_id = ${campaignId}
    ), counted as (
      select count(*)::int as joins,
        (count(*) filter (where paid_fen > 0))::int as paid,
        (count(*) filter (where paid_fen > 0 and status not in ('refunding', 'refunded')))::int as kept,
        coalesce(sum(commission_fen) filter (where paid_fen > 0 and status not in ('refunding', 'refunded')), 0)::bigint
          as "commissionFen"
      from credited
    )
    select * from seen cross join counted`
  return row!
}

export interface RoundOfShop {
  readonly roundId: Id
  readonly status: string
  readonly seatsPaid: number
  readonly seatsTotal: number
  readonly endsAt: Ms | null
}

/** Rounds that somebody entered through the shop, newest first. */
export async function roundsOfShop(sql: Sql, of: CampaignOfShop, limit: number): Promise<RoundOfShop[]> {
  return await sql<RoundOfShop[]>`
    select r.id as "roundId", r.status, r.seats_paid as "seatsPaid", r.seats_total as "seatsTotal",
      r.ends_at as "endsAt"
    from round r
    where r.campaign_id = ${of.campaignId} and r.id in (
      select e.round_id from order_line l join orders o on o.id = l.order_id
      join entry e on e.campaign_id = o.origin_id and e.order_id = o.id
      where l.commission_shop_id = ${of.shopId} and o.origin_id = ${of.campaignId})
    order by r.created_at desc, r.id desc limit ${limit}`
}

export interface OrderOfShop {
  readonly buyer: string
  readonly status: string
  readonly totalFen: Fen
  readonly at: Ms
}

export async function lastOrdersOfShop(sql: Sql, of: CampaignOfShop, limit: number): Promise<OrderOfShop[]> {
  return await sql<OrderOfShop[]>`
    select p.nickname as buyer, o.status, o.total_fen as "totalFen", o.created_at as at
    from order_line l join orders o on o.id = l.order_id join person p on p.id = o.person_id
    where l.commission_shop_id = ${of.shopId} and o.origin_id = ${of.campaignId}
    order by o.created_at desc, o.id desc limit ${limit}`
}

export interface FeedRow {
  readonly id: string
  readonly type: string
  readonly who: string
  readonly what: string
  readonly amountFen: Fen | null
  readonly at: Ms
}

/**
 * The newest of everything that happens, each source read from the end of an index: ids are ordered by time, so the
 * last rows by id are the last ones made, however large the tables grow.
 */
export async function loadFeed(sql: Sql, limit: number): Promise<FeedRow[]> {
  return await sql<FeedRow[]>`
    select id, type, who, what, amount_fen as "amountFen", at from (
      (select 'share/' || s.code as id, 'shared' as type, p.nickname as who, c.title as what, null::bigint as amount_fen,
          s.created_at as at
        from share s join person p on p.id = s.person_id join campaign c on c.id = s.campaign_id
        order by s.created_at desc limit ${limit})
      union all
      (select 'visit/' || v.id, 'visited', coalesce(p.nickname, ''), c.title, null, v.at
        from visit v join campaign c on c.id = v.campaign_id left join person p on p.id = v.person_id
        order by v.id desc limit ${limit})
      union all
      (select 'entry/' || o.id, 'joined', p.nickname, coalesce(l.title, ''), o.total_fen, o.created_at
        from orders o join person p on p.id = o.person_id left join order_line l on l.order_id = o.id and l.position = 0
        order by o.id desc limit ${limit})
      union all
      (select 'payment/' || y.id, 'paid', p.nickname, coalesce(l.title, ''), y.amount_fen, y.paid_at
        from (select * from payment where state = 'paid' order by id desc limit ${limit}) y
        join person p on p.id = y.person_id left join order_line l on l.order_id = y.order_id and l.position = 0)
      union all
      (select 'event/' || e.round_id || '/' || e.version, 'round:' || e.type, coalesce(p.nickname, ''), c.title, null, e.at
        from (select * from campaign_event order by at desc limit ${limit}) e
        join campaign c on c.id = e.campaign_id left join person p on p.id = e.person_id)
      union all
      (select 'transfer/' || t.id,
          case when shop_in.id is null then 'commission-reversed' else 'commission-' || shop_in.bucket end,
          s.name, t.rule, t.amount_fen, t.at
        from (select * from transfer order by id desc limit ${limit * 5}) t
        left join account shop_in on shop_in.id = t.credit and shop_in.owner_type = 'shop'
        left join account shop_out on shop_out.id = t.debit and shop_out.owner_type = 'shop'
        join shop s on s.id = coalesce(shop_in.owner_id, shop_out.owner_id))
    ) happened order by at desc, id desc limit ${limit}`
}

/** Orders the house has answered for: none of them may ever be missing. */
export async function countOrders(sql: Sql): Promise<number> {
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from orders`
  return row!.n
}
