import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { EntryState, RoundRow } from './rows'

export interface SummaryRow {
  readonly id: Id
  readonly kind: string
  readonly title: string
  readonly brandId: Id
  readonly brandName: string
  readonly pictureUrl: string
  readonly priceFen: number
  readonly singlePriceFen: number
  readonly category: string
  readonly status: 'in-review' | 'rejected' | 'live' | 'ended'
  readonly reason: string
  readonly startsAt: Ms
  readonly endsAt: Ms
  readonly shipsInDays: number
  readonly quota: number
  readonly left: number
  readonly sold: number
  readonly commissionRate: number
  /** Times out of JSON are ISO text. */
  readonly nearest: { roundId: Id; missing: number; endsAt: string } | null
}

const summaryColumns = (sql: Sql) => sql`c.id, c.kind, c.title, c.brand_id as "brandId", b.name as "brandName",
  coalesce(g.picture, '') as "pictureUrl", g.price as "priceFen", g.single as "singlePriceFen", p.category, c.status,
  c.reason, c.starts_at as "startsAt", c.ends_at as "endsAt", c.ships_in_days as "shipsInDays", g.quota, g.left,
  coalesce(h.sold, 0)::int as sold, c.commission_rate as "commissionRate", n.nearest`

/** A group can be joined until a minute before its end. */
const LAST_CALL: Ms = 60_000

const summaryTables = (sql: Sql, now: Ms) => sql`campaign c join brand b on b.id = c.brand_id
  join shown_product p on p.brand_id = c.brand_id and p.id = c.product_id
  join lateral (select min(price_fen) as price, min(single_price_fen) as single, sum(quota)::int as quota,
    sum(quota_left)::int as left, (array_agg(picture_url order by position))[1] as picture
    from campaign_goods where campaign_id = c.id) g on true
  left join lateral (select sum(sold) as sold from hold where brand_id = c.brand_id and campaign_id = c.id) h on true
  left join lateral (select json_build_object('roundId', r.id, 'missing', r.seats_total - r.seats_paid, 'endsAt', r.ends_at) as nearest
    from round r where r.campaign_id = c.id and r.status = 'open' and r.shared and r.seats_paid + r.seats_held < r.seats_total
      and r.ends_at > ${iso(now + LAST_CALL)} and c.status = 'live'
    order by r.seats_paid desc, r.ends_at limit 1) n on true`

export const summariesById = (sql: Sql, ids: readonly Id[], now: Ms) => sql<SummaryRow[]>`
  select ${summaryColumns(sql)} from ${summaryTables(sql, now)}
  where c.id = any(${ids as Id[]}::uuid[]) and c.status in ('live', 'ended') order by array_position(${ids as Id[]}::uuid[], c.id)`

export interface Page {
  readonly before: Id | null
  readonly most: number
}

/** Ids follow time, so the id is the cursor. */
export const liveCampaigns = (sql: Sql, ask: Page & { now: Ms; category: string | null; brandId: Id | null }) => sql<
  SummaryRow[]
>`
  select ${summaryColumns(sql)} from ${summaryTables(sql, ask.now)}
  where c.status = 'live' and c.ends_at > ${iso(ask.now)} and (${ask.category}::text is null or p.category = ${ask.category})
    and (${ask.brandId}::uuid is null or c.brand_id = ${ask.brandId})
    and (${ask.before}::uuid is null or c.id < ${ask.before})
  order by c.id desc limit ${ask.most}`

export const campaignsOfBrand = (sql: Sql, ask: Page & { brandId: Id; now: Ms }) => sql<SummaryRow[]>`
  select ${summaryColumns(sql)} from ${summaryTables(sql, ask.now)}
  where c.brand_id = ${ask.brandId} and (${ask.before}::uuid is null or c.id < ${ask.before})
  order by c.id desc limit ${ask.most}`

export interface OfferRow extends SummaryRow {
  readonly commissionFen: number
  readonly commissionRate: number
  readonly refundRate: number | null
  readonly mine: boolean
}

export interface OfferAsk {
  readonly now: Ms
  readonly shopId: Id
  readonly campaignId: Id | null
  readonly commissionFenMin: number
  readonly category: string | null
  readonly shipsInDaysMax: number
  readonly sort: string
  readonly skip: number
  readonly most: number
}

/**
 * What a reseller can pick. The refund rate counts orders whose money went back against all that were paid. A price times
 * a rate may pass 2³¹: it is counted in eight bytes.
 */
export const offers = (sql: Sql, ask: OfferAsk) => sql<OfferRow[]>`
  select s.*, r.rate as "refundRate",
    exists (select from listing l where l.shop_id = ${ask.shopId} and l.campaign_id = s.id) as mine
  from (select *, ("priceFen"::bigint * "commissionRate" / 10000)::int as "commissionFen"
    from (select ${summaryColumns(sql)} from ${summaryTables(sql, ask.now)}
      where c.status = 'live' and c.ends_at > ${iso(ask.now)} and c.ships_in_days <= ${ask.shipsInDaysMax}
        and (${ask.campaignId}::uuid is null or c.id = ${ask.campaignId})
        and (${ask.category}::text is null or p.category = ${ask.category})) found) s
  left join lateral (select (count(*) filter (where status in ('refunding', 'refunded')))::float8 / nullif(count(*), 0) as rate
    from orders where origin_id = s.id and paid_fen > 0) r on true
  where s."commissionFen" >= ${ask.commissionFenMin}
  order by case when ${ask.sort} = 'commission' then s."commissionFen"
    when ${ask.sort} = 'sold' then s.sold end desc nulls last, s.id desc
  offset ${ask.skip} limit ${ask.most}`

export const categories = (sql: Sql, now: Ms) => sql<{ category: string }[]>`
  select distinct p.category from campaign c join shown_product p on p.brand_id = c.brand_id and p.id = c.product_id
  where c.status = 'live' and c.ends_at > ${iso(now)} and p.category <> '' order by 1 limit 50`

export interface DetailRow {
  readonly productId: Id
  readonly about: string
  readonly pictureUrls: string[]
  readonly logoUrl: string
  readonly city: string
  readonly terms: Record<string, unknown>
  readonly goods: {
    skuId: Id
    title: string
    options: string
    pictureUrl: string
    priceFen: number
    singlePriceFen: number
    left: number
  }[]
}

export const detailOf = (sql: Sql, campaignId: Id) => sql<DetailRow[]>`
  select c.product_id as "productId", v.snapshot->>'about' as about, v.snapshot->'pictureUrls' as "pictureUrls", b.logo_url as "logoUrl", b.city, c.terms,
    (select json_agg(json_build_object('skuId', sku_id, 'title', title, 'options', options, 'pictureUrl', picture_url,
      'priceFen', price_fen, 'singlePriceFen', single_price_fen, 'left', quota_left) order by position)
      from campaign_goods where campaign_id = c.id) as goods
  from campaign c join brand b on b.id = c.brand_id
  join product_version v on v.brand_id = c.brand_id and v.product_id = c.product_id and v.version = c.product_version
  where c.id = ${campaignId}`

/** What a card points at: a code names a campaign, maybe a round, maybe the shop it came from. */
export const cardOfCode = (sql: Sql, code: string) => sql<
  { campaignId: Id; roundId: Id | null; shopId: Id | null; shopName: string | null }[]
>`
  select s.campaign_id as "campaignId", s.round_id as "roundId", h.id as "shopId", h.name as "shopName"
  from share s left join shop h on h.id = s.shop_id where s.code = ${code}`

export interface SeenRound extends RoundRow {
  readonly kind: string
}

export const roundsSeen = (sql: Sql, ids: readonly Id[]) => sql<SeenRound[]>`
  select r.campaign_id as "campaignId", r.id, r.brand_id as "brandId", r.state, r.version, r.created_at as "createdAt", c.kind
  from round r join campaign c on c.id = r.campaign_id where r.id = any(${ids as Id[]}::uuid[])`

export const ownEntries = (sql: Sql, personId: Id, roundIds: readonly Id[]) => sql<
  { roundId: Id; entryId: Id; orderId: Id; state: EntryState; heldUntil: Ms | null }[]
>`
  select distinct on (round_id) round_id as "roundId", id as "entryId", order_id as "orderId", state, held_until as "heldUntil"
  from entry where person_id = ${personId} and (campaign_id, round_id) in (
    select r.campaign_id, r.id from round r where r.id = any(${roundIds as Id[]}::uuid[]))
  order by round_id, id desc`

/** Where orders of campaigns stand: their round, and what the buyer may still do there. */
export const roundsOfOrders = (sql: Sql, list: readonly { campaignId: Id; id: Id }[]) => sql<
  { orderId: Id; roundId: Id }[]
>`
  select e.order_id as "orderId", e.round_id as "roundId"
  from json_to_recordset(${rows(list)}::json) as l("campaignId" uuid, id uuid)
  join entry e on e.campaign_id = l."campaignId" and e.id = l.id`

export interface BoughtRow {
  readonly productId: Id
  readonly version: number
  readonly about: string
  readonly pictureUrls: string[]
}

export const boughtIn = (sql: Sql, campaignId: Id) => sql<BoughtRow[]>`
  select v.product_id as "productId", v.version, v.snapshot->>'about' as about, v.snapshot->'pictureUrls' as "pictureUrls"
  from campaign c
  join product_version v on v.brand_id = c.brand_id and v.product_id = c.product_id and v.version = c.product_version
  where c.id = ${campaignId}`
