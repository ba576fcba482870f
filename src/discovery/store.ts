import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

/** Discovery only reads what other areas write, as insight does; its own table is the words that things are found by. */

export interface NamesRow {
  readonly campaignId: Id
  readonly title: string
  /** Goods, brand, category, options. */
  readonly others: string[]
}

/** Live campaigns without words, or whose goods have changed since. */
export const unindexed = (sql: Sql, most: number) => sql<NamesRow[]>`
  select c.id as "campaignId", c.title, array[p.title, b.name, p.category] || coalesce(
    (select array_agg(g.options) from campaign_goods g where g.campaign_id = c.id and g.options <> ''), '{}') as others
  from campaign c ${product(sql)} join brand b on b.id = c.brand_id
  join product n on n.brand_id = c.brand_id and n.id = c.product_id
  left join campaign_search s on s.campaign_id = c.id
  where c.status = 'live' and (s.campaign_id is null or s.indexed_at < n.changed_at)
  order by c.id limit ${most}`

export interface WordsRow {
  readonly campaignId: Id
  readonly titleWords: readonly string[]
  readonly words: readonly string[]
}

export const saveWords = (sql: Sql, list: readonly WordsRow[], at: Ms) => sql`
  insert into campaign_search (campaign_id, title_words, words, indexed_at)
  select "campaignId", array_to_tsvector(array(select json_array_elements_text("titleWords"))),
    array_to_tsvector(array(select json_array_elements_text(words))), ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as r("campaignId" uuid, "titleWords" json, words json)
  order by 1 on conflict (campaign_id) do update
    set title_words = excluded.title_words, words = excluded.words, indexed_at = excluded.indexed_at`

export interface SearchAsk {
  /** A tsquery; null asks for everything that is live. */
  readonly all: string | null
  readonly category: string | null
  readonly now: Ms
  readonly after: { readonly rank: number; readonly id: Id } | null
  readonly most: number
}

const isLive = (sql: Sql, now: Ms) => sql`c.status = 'live' and c.ends_at > ${iso(now)}`
const inCategory = (sql: Sql, name: string | null) => sql`(${name}::text is null or p.category = ${name})`
/** Words that buyers may read: those that were looked at last. */
const product = (sql: Sql) => sql`join shown_product p on p.brand_id = c.brand_id and p.id = c.product_id`

export interface HitRow {
  readonly id: Id
  readonly rank: number
}

/** Titles that fit come before brands and categories that do; among equals the newest. */
export const hits = (sql: Sql, { all, category, now, after, most }: SearchAsk) => sql<HitRow[]>`
  select id, rank from (
    select c.id, ${all === null ? sql`0` : sql`(s.title_words @@ ${all}::tsquery)::int`} as rank
    from campaign c ${product(sql)} ${all === null ? sql`` : sql`join campaign_search s on s.campaign_id = c.id`}
    where ${all === null ? sql`true` : sql`s.words @@ ${all}::tsquery`} and ${isLive(sql, now)}
      and ${inCategory(sql, category)}) found
  where ${after ? sql`(rank, id) < (${after.rank}::int, ${after.id}::uuid)` : sql`true`}
  order by rank desc, id desc limit ${most}`

/** How many of the words each campaign has, those with most first. */
export const nearHits = (
  sql: Sql,
  { near, now, category, most }: Omit<SearchAsk, 'all' | 'after'> & { near: readonly string[] },
) =>
  sql<HitRow[]>`
  select c.id, (select count(*) from unnest(${near as string[]}::text[]) as w(word) where s.words @@ w.word::tsquery)::int as rank
  from campaign_search s join campaign c on c.id = s.campaign_id ${product(sql)}
  where s.words @@ ${near.join(' | ')}::tsquery and ${isLive(sql, now)} and ${inCategory(sql, category)}
  order by rank desc, c.id desc limit ${most}`

export interface CategoryRow {
  readonly name: string
  readonly campaigns: number
  readonly pictureUrl: string
}

export const categoriesOf = (sql: Sql, { all, now }: { all: string | null; now: Ms }) => sql<CategoryRow[]>`
  select p.category as name, count(*)::int as campaigns,
    coalesce((array_agg(p.picture_url order by c.id desc))[1], '') as "pictureUrl"
  from campaign c ${product(sql)} ${all === null ? sql`` : sql`join campaign_search s on s.campaign_id = c.id`}
  where ${isLive(sql, now)} and p.category <> '' and ${all === null ? sql`true` : sql`s.words @@ ${all}::tsquery`}
  group by p.category order by 2 desc, 1 limit 50`

export interface FoundBrandRow {
  readonly id: Id
  readonly name: string
  readonly city: string
  readonly logoUrl: string
}

/** Brands behind the hits, those with most of them first. */
export const brandsOf = (sql: Sql, { all, now }: { all: string; now: Ms }) => sql<FoundBrandRow[]>`
  select b.id, b.name, b.city, b.logo_url as "logoUrl" from campaign c join brand b on b.id = c.brand_id
  join campaign_search s on s.campaign_id = c.id
  where s.words @@ ${all}::tsquery and ${isLive(sql, now)}
  group by b.id order by count(*) desc, b.id limit 30`

/** A group can be joined until a minute before its end. */
const LAST_CALL: Ms = 60_000

export const almostFull = (sql: Sql, { now, most }: { now: Ms; most: number }) => sql<
  { campaignId: Id; roundId: Id; endsAt: Ms }[]
>`
  select "campaignId", "roundId", "endsAt" from (
    select distinct on (r.campaign_id) r.campaign_id as "campaignId", r.id as "roundId", r.ends_at as "endsAt"
    from round r join campaign c on c.id = r.campaign_id
    where r.status = 'open' and r.shared and r.seats_paid = r.seats_total - 1 and r.seats_held = 0
      and r.ends_at > ${iso(now + LAST_CALL)} and ${isLive(sql, now)} and c.starts_at <= ${iso(now)}
    order by r.campaign_id, r.ends_at) one
  order by "endsAt" limit ${most}`

export interface PointedRow {
  readonly campaignId: Id
  readonly brandId: Id
  readonly productId: Id
  readonly category: string
  readonly title: string
  readonly status: 'in-review' | 'rejected' | 'live' | 'ended'
  readonly endsAt: Ms
}

/** The campaign that a link names in one way or another, in whatever state. */
export const pointedAt = (
  sql: Sql,
  link: { campaignId: Id | null; roundId: Id | null; shareCode: string | null },
) => sql<PointedRow[]>`
  select c.id as "campaignId", c.brand_id as "brandId", c.product_id as "productId", p.category, c.title, c.status,
    c.ends_at as "endsAt"
  from campaign c ${product(sql)}
  where c.id = coalesce(${link.campaignId}::uuid, (select campaign_id from round where id = ${link.roundId}::uuid),
    (select campaign_id from share where code = ${link.shareCode}::text))`

export interface NearestRow {
  readonly id: Id
  /** 3 the same goods, 2 the same brand, 1 the same category, 0 nothing but new. */
  readonly nearness: number
}

/** What is open and has something left, nearest to the goods of a link; an open group counts before none. */
export const nearest = (sql: Sql, { to, now, most }: { to: PointedRow | null; now: Ms; most: number }) => sql<
  NearestRow[]
>`
  select c.id, ${
    to
      ? sql`case when c.product_id = ${to.productId} and c.brand_id = ${to.brandId} then 3
          when c.brand_id = ${to.brandId} then 2 when p.category = ${to.category} and p.category <> '' then 1 else 0 end`
      : sql`0`
  } as nearness,
    exists (select from round r where r.campaign_id = c.id and r.status = 'open' and r.shared
      and r.seats_paid + r.seats_held < r.seats_total and r.ends_at > ${iso(now + LAST_CALL)}) as waiting
  from campaign c ${product(sql)}
  where ${isLive(sql, now)} and c.starts_at <= ${iso(now)} and ${to ? sql`c.id <> ${to.campaignId}` : sql`true`}
    and exists (select from campaign_goods g where g.campaign_id = c.id and g.quota_left > 0)
  order by nearness desc, waiting desc, c.id desc limit ${most}`

/** Kinds that were looked at and are still offered; prices move without a look. */
const shownSkus = (sql: Sql) => sql`sku s join jsonb_array_elements(p.skus) k on s.id = (k ->> 'id')::uuid
  where s.brand_id = p.brand_id and s.product_id = p.id and s.retired_at is null`

/** While a change of its words waits for the review, a product stays as buyers know it. */
const isOnPage = (sql: Sql) => sql`p.status in ('live', 'in-review') and exists (select from ${shownSkus(sql)})`

export interface BrandRow {
  readonly id: Id
  readonly name: string
  readonly about: string
  readonly city: string
  readonly logoUrl: string
  readonly since: Ms
  readonly campaigns: number
  readonly goods: number
  readonly ratings: number
  readonly average: number | null
  readonly due: number
  readonly inTime: number
  readonly sold: number
}

/**
 * `due` are orders that were sent, or whose promised day is over; in time are those whose first parcel left before that
 * day ended. What is neither sent nor late says nothing yet.
 */
export const brandById = (sql: Sql, { brandId, now, since }: { brandId: Id; now: Ms; since: Ms }) => sql<BrandRow[]>`
  select b.id, b.name, b.about, b.city, b.logo_url as "logoUrl", b.created_at as since,
    (select count(*) from campaign c where c.brand_id = b.id and ${isLive(sql, now)})::int as campaigns,
    (select count(*) from shown_product p where p.brand_id = b.id and ${isOnPage(sql)})::int as goods,
    r.ratings, r.average, o.due, o."inTime", o.sold
  from brand b
  cross join lateral (select count(*)::int as ratings, round(avg(stars), 1)::float8 as average from rating
    where brand_id = b.id) r
  cross join lateral (select (count(*) filter (where first_at is not null or ships_by < ${iso(now)}))::int as due,
      (count(*) filter (where first_at <= ships_by))::int as "inTime",
      (count(*) filter (where status not in ('refunding', 'refunded')))::int as sold
    from (select o.status, o.ships_by, (select min(shipped_at) from parcel p where p.brand_id = o.brand_id and p.order_id = o.id) as first_at
      from orders o where o.brand_id = b.id and o.ships_by is not null and o.created_at >= ${iso(since)}) firm) o
  where b.id = ${brandId}`

export interface GoodsRow {
  readonly productId: Id
  readonly title: string
  readonly pictureUrl: string
  readonly category: string
  readonly priceFen: number
  readonly campaignId: Id | null
}

export const goodsOfBrand = (
  sql: Sql,
  { brandId, now, before, most }: { brandId: Id; now: Ms; before: Id | null; most: number },
) => sql<GoodsRow[]>`
  select p.id as "productId", p.title, p.picture_url as "pictureUrl", p.category,
    (select min(price_fen) from ${shownSkus(sql)}) as "priceFen",
    (select c.id from campaign c where c.brand_id = p.brand_id and c.product_id = p.id and ${isLive(sql, now)}
      order by c.id desc limit 1) as "campaignId"
  from shown_product p
  where p.brand_id = ${brandId} and ${isOnPage(sql)} and (${before}::uuid is null or p.id < ${before})
  order by p.id desc limit ${most}`
