import type { Place } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

export type GoodsStatus = 'draft' | 'in-review' | 'live' | 'withdrawn'
export type GoodsProblem =
  | 'sent-back'
  | 'no-picture'
  | 'no-about'
  | 'no-stock'
  | 'stock-safety'
  | 'quota-out'
  | 'stock-low'
  | 'withdrawn-live'
  | 'compared-unsourced'
export type GoodsSort = 'changed' | 'title' | 'price' | 'stock' | 'sold'

export interface GoodsRow {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly category: string
  readonly status: GoodsStatus
  /** What the review said when it sent the product back. */
  readonly reviewReason: string
  readonly pictureUrl: string
  readonly priceFenMin: Fen
  readonly priceFenMax: Fen
  readonly sellable: number
  readonly toShip: number
  readonly held: number
  readonly sold: number
  readonly problems: GoodsProblem[]
  readonly changedAt: Ms
}

/** Sold units that still lie in the warehouse, by SKU. */
const leaving = (sql: Sql, brandId: Id) => sql`
  select l.sku_id, sum(l.units - coalesce((
    select sum(x.units) from parcel_line x where x.order_id = l.order_id and x.position = l.position), 0))::int as units
  from orders o join order_line l on l.order_id = o.id
  where o.brand_id = ${brandId} and o.status = 'to-ship' group by l.sku_id`

/** Every product of a brand with its stock, what its running campaigns still offer, and what is wrong with it. */
const judged = (sql: Sql, brandId: Id) => sql`
  leaving as (${leaving(sql, brandId)}), running as (
    select g.sku_id, sum(g.quota_left)::int as quota_left, bool_or(g.quota_left = 0) as sold_out
    from campaign c join campaign_goods g on g.campaign_id = c.id
    where c.brand_id = ${brandId} and c.status = 'live' group by g.sku_id
  ), stocked as (
    select s.product_id, min(s.price_fen) as price_min, max(s.price_fen) as price_max,
      coalesce(sum(t.on_hand), 0)::int as on_hand, coalesce(sum(t.held), 0)::int as held,
      coalesce(sum(t.sold), 0)::int as sold, coalesce(sum(v.units), 0)::int as to_ship, count(r.sku_id) > 0 as live, coalesce(bool_or(r.sold_out), false) as sold_out,
      coalesce(bool_or(coalesce(t.on_hand, 0) < r.quota_left), false) as low,
      coalesce(bool_or(t.safety > 0 and t.on_hand <= t.safety), false) as scarce,
      bool_or(s.compared_fen is not null) as compared
    from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
    left join running r on r.sku_id = s.id left join leaving v on v.sku_id = s.id where s.brand_id = ${brandId} and s.retired_at is null group by s.product_id
  ), judged as (
    select p.*, k.price_min, k.price_max, k.on_hand, k.to_ship, k.held, k.sold, k.live, array_remove(array[
      case when p.status in ('draft', 'withdrawn') and p.review_reason <> '' then 'sent-back' end,
      case when cardinality(p.picture_urls) = 0 then 'no-picture' end,
      case when p.about = '' then 'no-about' end,
      case when p.status = 'live' and k.on_hand = 0 and k.held = 0 then 'no-stock' end,
      case when k.scarce then 'stock-safety' end,
      case when k.sold_out then 'quota-out' end,
      case when k.low then 'stock-low' end,
      case when p.status = 'withdrawn' and k.live then 'withdrawn-live' end,
      case when k.compared and (p.compared_source = '' or p.compared_on is null) then 'compared-unsourced' end], null) as problems
    from product p join stocked k on k.product_id = p.id where p.brand_id = ${brandId}
  )`

export interface GoodsFilter {
  readonly productId: Id | null
  readonly search: string
  readonly status: GoodsStatus | null
  readonly problem: GoodsProblem | 'any' | null
  readonly inCampaign: boolean | null
  readonly category: string | null
  /** The lowest price is below this. */
  readonly priceFenBelow: Fen | null
}

function matches(sql: Sql, brandId: Id, filter: GoodsFilter) {
  const { search, status, problem, inCampaign, category, priceFenBelow, productId } = filter
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const found = sql`(j.title ilike ${like} or j.handle ilike ${like} or j.category ilike ${like} or exists (
    select from sku s where s.brand_id = ${brandId} and s.product_id = j.id and (s.code ilike ${like} or s.barcode = ${search})))`
  return sql`${search ? found : sql`true`}
    and (${status}::text is null or j.status = ${status})
    and (${inCampaign}::boolean is null or j.live = ${inCampaign})
    and (${productId}::uuid is null or j.id = ${productId})
    and (${category}::text is null or j.category = ${category})
    and (${priceFenBelow}::int is null or j.price_min < ${priceFenBelow})
    and (${problem}::text is null or (${problem} = 'any' and cardinality(j.problems) > 0) or ${problem} = any(j.problems))`
}

export const goodsOf = (
  sql: Sql,
  brandId: Id,
  { filter, ...page }: GoodsPage & { readonly filter: GoodsFilter },
) => sql<GoodsRow[]>`
  with ${judged(sql, brandId)}
  select j.id, j.handle, j.title, j.category, j.status, j.review_reason as "reviewReason", coalesce(j.picture_urls[1], '') as "pictureUrl",
    j.price_min as "priceFenMin", j.price_max as "priceFenMax", j.on_hand as sellable, j.to_ship as "toShip", j.held, j.sold, j.problems,
    j.changed_at as "changedAt"
  from judged j where ${matches(sql, brandId, filter)}
    and ${page.after ? sql`(j.changed_at, j.id) < (${page.after.at}, ${page.after.id})` : sql`true`}
  order by ${orderOf(sql, page)}, j.id desc offset ${page.skip} limit ${page.limit}`

export const idsOf = (
  sql: Sql,
  brandId: Id,
  { filter, after, limit }: { readonly filter: GoodsFilter; readonly after: Id | null; readonly limit: number },
) => sql<{ id: Id }[]>`
  with ${judged(sql, brandId)}
  select j.id from judged j where ${matches(sql, brandId, filter)} and (${after}::uuid is null or j.id > ${after}::uuid)
  order by j.id limit ${limit}`

export interface GoodsPage {
  readonly sort: GoodsSort
  readonly down: boolean
  /** Where the page before ended, for the newest first; other orders count what was shown. */
  readonly after: Place | null
  readonly skip: number
  readonly limit: number
}

function orderOf(sql: Sql, { sort, down }: GoodsPage) {
  const way = down ? sql`desc` : sql`asc`
  if (sort === 'title') return sql`j.title ${way}`
  if (sort === 'price') return sql`j.price_min ${way}`
  if (sort === 'stock') return sql`j.on_hand ${way}`
  return sort === 'sold' ? sql`j.sold ${way}` : sql`j.changed_at ${way}`
}

export interface GoodsCounts {
  readonly all: number
  readonly draft: number
  readonly inReview: number
  readonly live: number
  readonly withdrawn: number
  readonly inCampaign: number
  readonly problems: number
}

export async function countGoods(sql: Sql, brandId: Id): Promise<GoodsCounts> {
  const [row] = await sql<GoodsCounts[]>`
    with ${judged(sql, brandId)}
    select count(*)::int as all, (count(*) filter (where status = 'draft'))::int as draft,
      (count(*) filter (where status = 'in-review'))::int as "inReview", (count(*) filter (where status = 'live'))::int as live,
      (count(*) filter (where status = 'withdrawn'))::int as withdrawn, (count(*) filter (where live))::int as "inCampaign",
      (count(*) filter (where cardinality(problems) > 0))::int as problems from judged`
  return row!
}

export interface GoodsSkuRow {
  readonly productId: Id
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly sellable: number
  readonly toShip: number
  readonly held: number
  readonly sold: number
  readonly safety: number
}

export const skusOf = (sql: Sql, brandId: Id, productIds: readonly Id[]) => sql<GoodsSkuRow[]>`
  with leaving as (${leaving(sql, brandId)})
  select s.product_id as "productId", s.id, s.code, s.options, s.price_fen as "priceFen",
    coalesce(t.on_hand, 0) as sellable, coalesce(v.units, 0) as "toShip", coalesce(t.held, 0) as held, coalesce(t.sold, 0) as sold, coalesce(t.safety, 0) as safety
  from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id left join leaving v on v.sku_id = s.id
  where s.brand_id = ${brandId} and s.product_id = any(${productIds as Id[]}::uuid[]) and s.retired_at is null order by s.product_id, s.id`

export interface GoodsCampaignRow {
  readonly productId: Id
  readonly id: Id
  readonly title: string
  readonly status: string
  readonly quotaLeft: number
  readonly endsAt: Ms
}

/** Campaigns of these products that run or wait for review, the newest twenty of each. */
export const campaignsOf = (sql: Sql, brandId: Id, productIds: readonly Id[]) => sql<GoodsCampaignRow[]>`
  select * from (
    select c.product_id as "productId", c.id, c.title, c.status, c.ends_at as "endsAt",
      (select coalesce(sum(quota_left), 0)::int from campaign_goods g where g.campaign_id = c.id) as "quotaLeft",
      row_number() over (partition by c.product_id order by c.created_at desc) as place
    from campaign c where c.brand_id = ${brandId} and c.status in ('live', 'in-review')
      and c.product_id = any(${productIds as Id[]}::uuid[])) c
  where place <= 20 order by "productId", place`

/** The sorts of goods that a brand has, the most usual first. */
export async function categoriesOf(sql: Sql, brandId: Id): Promise<string[]> {
  const found = await sql<{ category: string }[]>`
    select category from product where brand_id = ${brandId} and category <> ''
    group by category order by count(*) desc, category limit 50`
  return found.map(({ category }) => category)
}
