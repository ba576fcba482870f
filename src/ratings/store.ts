import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Part } from './rules'

export interface LineKey {
  readonly orderId: Id
  readonly position: number
  readonly personId: Id
}

export interface LineRow extends LineKey {
  readonly brandId: Id
  readonly productId: Id
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly signedAt: Ms | null
  readonly ratingId: Id | null
  readonly parts: Part[]
}

const lineColumns = (sql: Sql) => sql`l.order_id as "orderId", l.position, o.person_id as "personId",
  l.brand_id as "brandId", s.product_id as "productId", l.title, l.options, l.picture_url as "pictureUrl",
  o.signed_at as "signedAt", r.id as "ratingId",
  coalesce((select array_agg(w.part) from rating_words w where w.brand_id = r.brand_id and w.rating_id = r.id), '{}') as parts`

const lineTables = (sql: Sql) => sql`order_line l join orders o on o.id = l.order_id
  join sku s on s.brand_id = l.brand_id and s.id = l.sku_id
  left join rating r on r.order_id = l.order_id and r.position = l.position`

/** Lines by their key; a line of somebody else's order is not there. */
export const linesByKey = (sql: Sql, keys: readonly LineKey[]) => sql<LineRow[]>`
  select ${lineColumns(sql)} from ${lineTables(sql)}
  join json_to_recordset(${rows(keys)}::json) as k("orderId" uuid, position int, "personId" uuid)
    on k."orderId" = l.order_id and k.position = l.position and k."personId" = o.person_id`

export const linesOfOrder = (sql: Sql, orderId: Id, personId: Id) => sql<LineRow[]>`
  select ${lineColumns(sql)} from ${lineTables(sql)}
  where o.id = ${orderId} and o.person_id = ${personId} order by l.position limit 50`

export interface RatingDraft {
  readonly id: Id
  readonly brandId: Id
  readonly productId: Id
  readonly orderId: Id
  readonly position: number
  readonly personId: Id
  readonly stars: number
}

/** Of two ratings of one line the first stays; answers the ids that were written. */
export const insertRatings = (sql: Sql, drafts: readonly RatingDraft[], at: Ms) => sql<{ id: Id }[]>`
  insert into rating (brand_id, id, product_id, order_id, position, person_id, stars, created_at)
  select "brandId", id, "productId", "orderId", position, "personId", stars, ${iso(at)}
  from json_to_recordset(${rows(drafts)}::json) as d("brandId" uuid, id uuid, "productId" uuid, "orderId" uuid,
    position int, "personId" uuid, stars int)
  on conflict (order_id, position) do nothing returning id`

export interface WordsDraft {
  readonly id: Id
  readonly brandId: Id
  readonly ratingId: Id
  readonly part: Part
  readonly text: string
  readonly personId: Id
}

/** Each part of a rating is said once; answers the ids that were written. */
export const insertWords = (sql: Sql, drafts: readonly WordsDraft[], at: Ms) => sql<{ id: Id }[]>`
  insert into rating_words (brand_id, id, rating_id, part, body, person_id, created_at)
  select "brandId", id, "ratingId", part, text, "personId", ${iso(at)}
  from json_to_recordset(${rows(drafts)}::json) as d("brandId" uuid, id uuid, "ratingId" uuid, part text, text text,
    "personId" uuid)
  on conflict (brand_id, rating_id, part) do nothing returning id`

/** What was decided stays decided. */
export const decideWords = (
  sql: Sql,
  list: readonly { id: Id; state: 'visible' | 'rejected'; reason: string }[],
  at: Ms,
) => sql`
  update rating_words w set state = d.state, reason = d.reason, decided_at = ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as d(id uuid, state text, reason text)
  where w.id = d.id and w.state = 'pending'`

export const reopenWords = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  update rating_words set state = 'pending', reason = '', decided_at = null
  where id = any(${ids as Id[]}::uuid[]) and state = 'rejected' returning id`

export interface WordsRow {
  readonly part: Part
  readonly text: string
  readonly state: 'pending' | 'visible' | 'rejected'
  readonly reason: string
  /** ISO, out of JSON. */
  readonly at: string
}

export interface RatingRow {
  readonly id: Id
  readonly brandId: Id
  readonly personId: Id
  readonly stars: number
  readonly title: string
  readonly options: string
  readonly at: Ms
  readonly words: WordsRow[]
}

const columns = (sql: Sql) => sql`r.id, r.brand_id as "brandId", r.person_id as "personId", r.stars, l.title, l.options,
  r.created_at as at,
  coalesce((select json_agg(json_build_object('part', w.part, 'text', w.body, 'state', w.state, 'reason', w.reason,
    'at', w.created_at)) from rating_words w where w.brand_id = r.brand_id and w.rating_id = r.id), '[]') as words`
const tables = (sql: Sql) => sql`rating r join order_line l on l.order_id = r.order_id and l.position = r.position`

export interface ProductPage {
  readonly productId: Id
  readonly stars: number | null
  /** Only those with words that strangers, or this reader, may read. */
  readonly wordsFor: Id | 'anybody' | null
  readonly before: Id | null
  readonly most: number
}

/** Ids follow time, so the id is the cursor. */
export const ratingsOfProduct = (sql: Sql, { productId, stars, wordsFor, before, most }: ProductPage) => sql<
  RatingRow[]
>`
  select ${columns(sql)} from ${tables(sql)}
  where r.product_id = ${productId} and (${stars}::int is null or r.stars = ${stars})
    and (${before}::uuid is null or r.id < ${before})
    and ${
      wordsFor === null
        ? sql`true`
        : sql`exists (select from rating_words w where w.brand_id = r.brand_id and w.rating_id = r.id
            and w.part <> 'answer' and (w.state = 'visible' or w.person_id::text = ${wordsFor}))`
    }
  order by r.id desc limit ${most}`

export const ratingsById = (sql: Sql, ids: readonly Id[]) => sql<RatingRow[]>`
  select ${columns(sql)} from ${tables(sql)} where r.id = any(${ids as Id[]}::uuid[])`

/** Ratings that a brand's clerk names; those of other brands are not there. */
export const brandRatings = (sql: Sql, list: readonly { brandId: Id; id: Id }[]) => sql<
  { id: Id; brandId: Id; title: string }[]
>`
  select r.id, r.brand_id as "brandId", l.title from ${tables(sql)}
  join json_to_recordset(${rows(list)}::json) as k("brandId" uuid, id uuid) on k."brandId" = r.brand_id and k.id = r.id`

export const ratingsOfBrand = (
  sql: Sql,
  { brandId, open, before, most }: { brandId: Id; open: boolean; before: Id | null; most: number },
) => sql<RatingRow[]>`
  select ${columns(sql)} from ${tables(sql)}
  where r.brand_id = ${brandId} and (${before}::uuid is null or r.id < ${before})
    and (not ${open} or not exists (select from rating_words w where w.brand_id = r.brand_id and w.rating_id = r.id
      and w.part = 'answer'))
  order by r.id desc limit ${most}`

/** How many gave how many stars, and how many of all have words that strangers may read. */
export const countStars = (sql: Sql, productId: Id) => sql<{ stars: number; n: number; withWords: number }[]>`
  select r.stars, count(*)::int as n, (count(*) filter (where exists (select from rating_words w
    where w.brand_id = r.brand_id and w.rating_id = r.id and w.part <> 'answer' and w.state = 'visible')))::int as "withWords"
  from rating r where r.product_id = ${productId} group by r.stars`
