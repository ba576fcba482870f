import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { BatchFacts } from './rules'

export interface BatchRow {
  readonly id: Id
  readonly brandId: Id
  readonly productId: Id
  readonly title: string
  readonly pictureUrl: string
  readonly number: string
  readonly facts: BatchFacts
  readonly version: number
  readonly changed: boolean
  readonly changedAt: Ms
  readonly labels: number
  readonly scanned: number
  readonly doubted: number
}

const columns = (sql: Sql) => sql`b.id, b.brand_id as "brandId", b.product_id as "productId", p.title,
  coalesce(p.picture_urls[1], '') as "pictureUrl", b.number, b.facts, b.version, b.changed, b.changed_at as "changedAt",
  coalesce(r.labels, 0)::int as labels, coalesce(u.scanned, 0)::int as scanned, coalesce(u.doubted, 0)::int as doubted`

const tables = (sql: Sql) => sql`batch b join product p on p.brand_id = b.brand_id and p.id = b.product_id
  left join lateral (select sum(count) as labels from code_run c where c.brand_id = b.brand_id and c.batch_id = b.id) r on true
  left join lateral (select count(*) as scanned, count(*) filter (where n.people > 1) as doubted
    from code_run c join unit n on n.brand_id = c.brand_id and n.run_id = c.id
    where c.brand_id = b.brand_id and c.batch_id = b.id) u on true`

export interface Wanted {
  readonly brandId: Id
  readonly search: string | null
  readonly state: 'draft' | 'published' | 'doubted' | null
  readonly productId: Id | null
  readonly before: { readonly at: string; readonly id: Id } | null
  readonly most: number
}

/** The page is chosen before anything is counted: units are many, and only those of a page's batches matter. */
export const batchesOf = (sql: Sql, { brandId, search, state, productId, before, most }: Wanted) => sql<BatchRow[]>`
  with page as materialized (
    select b.id from batch b join product p on p.brand_id = b.brand_id and p.id = b.product_id where b.brand_id = ${brandId}
    and (${productId}::uuid is null or b.product_id = ${productId})
    and (${search}::text is null or strpos(lower(b.number || ' ' || p.title), lower(${search})) > 0)
    and case ${state}::text when 'draft' then b.version = 0 or b.changed when 'published' then b.version > 0
      when 'doubted' then exists (select from code_run c join unit n on n.brand_id = c.brand_id and n.run_id = c.id
        where c.brand_id = b.brand_id and c.batch_id = b.id and n.people > 1) else true end
    and (${before?.at ?? null}::timestamptz is null
      or (date_trunc('milliseconds', b.changed_at), b.id) < (${before?.at ?? null}, ${before?.id ?? null}::uuid))
    order by date_trunc('milliseconds', b.changed_at) desc, b.id desc limit ${most}
  )
  select ${columns(sql)} from ${tables(sql)} where b.brand_id = ${brandId} and b.id in (select id from page)
  order by date_trunc('milliseconds', b.changed_at) desc, b.id desc`

export const batchById = (sql: Sql, brandId: Id, id: Id) => sql<BatchRow[]>`
  select ${columns(sql)} from ${tables(sql)} where b.brand_id = ${brandId} and b.id = ${id}`

export const hasProduct = async (sql: Sql, brandId: Id, productId: Id): Promise<boolean> =>
  (await sql`select from product where brand_id = ${brandId} and id = ${productId}`).length > 0

export interface Draft {
  readonly brandId: Id
  readonly id: Id
  readonly productId: Id
  readonly number: string
  readonly facts: BatchFacts
  readonly personId: Id
  readonly at: Ms
}

/** Answers nothing where the brand has that number already. */
export const insertBatch = (sql: Sql, { brandId, id, productId, number, facts, personId, at }: Draft) => sql`
  insert into batch (brand_id, id, product_id, number, facts, created_by, created_at, changed_at)
  values (${brandId}, ${id}, ${productId}, ${number}, ${rows([facts])}::jsonb -> 0, ${personId}, ${iso(at)}, ${iso(at)})
  on conflict (brand_id, number) do nothing returning id`

/** What is published keeps its product and its number: labels and orders name them. */
export const updateDraft = (sql: Sql, { brandId, id, productId, number, facts, at }: Draft) => sql`
  update batch b set facts = ${rows([facts])}::jsonb -> 0, changed = true, changed_at = ${iso(at)},
    product_id = case when version = 0 then ${productId}::uuid else product_id end,
    number = case when version = 0 then ${number} else number end
  where b.brand_id = ${brandId} and b.id = ${id}
    and not exists (select from batch o where o.brand_id = b.brand_id and o.number = ${number} and o.id <> b.id)
  returning b.id`

export const lockBatch = (sql: Sql, brandId: Id, id: Id) => sql<
  { number: string; facts: BatchFacts; version: number; changed: boolean; productId: Id; labels: number }[]
>`
  select number, facts, version, changed, product_id as "productId", coalesce((select sum(count) from code_run c
    where c.brand_id = b.brand_id and c.batch_id = b.id), 0)::int as labels
  from batch b where brand_id = ${brandId} and id = ${id} for no key update`

export interface VersionDraft {
  readonly brandId: Id
  readonly batchId: Id
  readonly version: number
  readonly facts: BatchFacts
  readonly why: string
  readonly personId: Id
}

export const insertVersion = (sql: Sql, v: VersionDraft, at: Ms) => sql`
  insert into batch_version (brand_id, batch_id, version, facts, why, by_person, at)
  values (${v.brandId}, ${v.batchId}, ${v.version}, ${rows([v.facts])}::jsonb -> 0, ${v.why}, ${v.personId}, ${iso(at)})`

export const markPublished = (sql: Sql, { brandId, batchId, version }: VersionDraft, at: Ms) => sql`
  update batch set version = ${version}, changed = false, changed_at = ${iso(at)}
  where brand_id = ${brandId} and id = ${batchId}`

export const versionsOf = (sql: Sql, brandId: Id, batchId: Id) => sql<
  { version: number; at: Ms; by: string; why: string; facts: BatchFacts }[]
>`
  select v.version, v.at, p.nickname as by, v.why, v.facts from batch_version v join person p on p.id = v.by_person
  where v.brand_id = ${brandId} and v.batch_id = ${batchId} order by v.version desc limit 20`

export interface TraceRow {
  readonly batchId: Id
  readonly brandId: Id
  readonly brandName: string
  readonly city: string
  readonly productId: Id
  readonly title: string
  readonly pictureUrl: string
  readonly number: string
  readonly version: number
  readonly facts: BatchFacts
  readonly versions: { version: number; at: string; why: string }[]
}

/** As buyers see them; drafts are not there, and neither is what nobody has looked at yet. */
export const tracesById = (sql: Sql, batchIds: readonly Id[]) => sql<TraceRow[]>`
  select b.id as "batchId", b.brand_id as "brandId", n.name as "brandName", n.city, b.product_id as "productId", p.title,
    p.picture_url as "pictureUrl", b.number, v.version, v.facts,
    (select json_agg(json_build_object('version', o.version, 'at', o.at, 'why', o.why) order by o.version desc)
      from (select * from batch_version w where w.brand_id = b.brand_id and w.batch_id = b.id
        order by w.version desc limit 20) o) as versions
  from batch b join brand n on n.id = b.brand_id join shown_product p on p.brand_id = b.brand_id and p.id = b.product_id
  join batch_version v on v.brand_id = b.brand_id and v.batch_id = b.id and v.version = b.version
  where b.id = any(${batchIds as Id[]}::uuid[])`

export interface LineRow {
  readonly batchId: Id
  readonly number: string
  readonly facts: BatchFacts
}

/** The newest published batches of what a campaign sells. */
export const batchesOfCampaign = (sql: Sql, campaignId: Id, most: number) => sql<LineRow[]>`
  select b.id as "batchId", b.number, v.facts from campaign c
  join batch b on b.brand_id = c.brand_id and b.product_id = c.product_id
  join batch_version v on v.brand_id = b.brand_id and v.batch_id = b.id and v.version = b.version
  where c.id = ${campaignId} order by v.facts->>'madeOn' desc, b.id desc limit ${most}`

/** My order's lines with their batch, where the brand has said which. */
export const batchesOfOrder = (sql: Sql, orderId: Id) => sql<(LineRow & { position: number })[]>`
  select distinct on (o.position) o.position, b.id as "batchId", b.number, v.facts from order_batch o
  join batch b on b.brand_id = o.brand_id and b.id = o.batch_id
  join batch_version v on v.brand_id = b.brand_id and v.batch_id = b.id and v.version = b.version
  where o.order_id = ${orderId} order by o.position, o.id desc`

export const isOrderOf = async (sql: Sql, orderId: Id, personId: Id): Promise<boolean> =>
  (await sql`select from orders where id = ${orderId} and person_id = ${personId}`).length > 0

/** Lines of these orders that can be of this product (paid for, of this brand), and the batch they name. */
export const linesFor = (
  sql: Sql,
  { brandId, productId, orderIds }: { brandId: Id; productId: Id; orderIds: Id[] },
) => sql<{ orderId: Id; position: number; batchId: Id | null }[]>`
  select l.order_id as "orderId", l.position, (select x.batch_id from order_batch x where x.order_id = l.order_id
    and x.position = l.position order by x.id desc limit 1) as "batchId"
  from order_line l join orders o on o.id = l.order_id
  join sku s on s.brand_id = l.brand_id and s.id = l.sku_id
  where l.order_id = any(${orderIds}::uuid[]) and l.brand_id = ${brandId} and s.product_id = ${productId}
    and o.status in ('to-ship', 'shipped', 'signed', 'finished')`

/** Orders as the last word on each of their lines has it, summed up by batch. */
export const openBatches = (sql: Sql, ask: { brandId: Id; today: string; most: number }) => sql<
  { productId: Id; title: string; id: Id; number: string; place: string; madeOn: string; left: number | null }[]
>`
  with waiting as (
    select distinct s.product_id from orders o join order_line l on l.order_id = o.id
    join sku s on s.brand_id = l.brand_id and s.id = l.sku_id where o.brand_id = ${ask.brandId} and o.status = 'to-ship'
  ), known as (
    select b.product_id, p.title, b.id, b.number, v.facts, (v.facts->>'quantity')::int - coalesce((
      select sum(l.units) from order_batch x join order_line l on l.order_id = x.order_id and l.position = x.position
      where x.brand_id = b.brand_id and x.batch_id = b.id and not exists (select from order_batch y
        where y.order_id = x.order_id and y.position = x.position and y.id > x.id)), 0)::int as left
    from batch b join waiting w on w.product_id = b.product_id
    join product p on p.brand_id = b.brand_id and p.id = b.product_id
    join batch_version v on v.brand_id = b.brand_id and v.batch_id = b.id and v.version = b.version
    where b.brand_id = ${ask.brandId} and coalesce(v.facts->>'bestBefore', '9999') >= ${ask.today})
  select product_id as "productId", title, id, number, facts->>'place' as place, facts->>'madeOn' as "madeOn", "left" from known
  where "left" is null or "left" > 0 order by title, product_id, facts->>'madeOn' desc, id desc limit ${ask.most}`

/** Those of these that are published batches of this brand. */
export const publishedOf = (sql: Sql, brandId: Id, ids: readonly Id[]) => sql<
  { id: Id; number: string; productId: Id }[]
>`
  select id, number, product_id as "productId" from batch
  where brand_id = ${brandId} and version > 0 and id = any(${ids as Id[]}::uuid[])`

/** Lines of these orders that name no batch yet, each with the one of these batches that is of its product. */
export const linesWithout = (sql: Sql, ask: { brandId: Id; orderIds: readonly Id[]; batchIds: readonly Id[] }) => sql<
  { orderId: Id; position: number; batchId: Id }[]
>`
  select distinct on (l.order_id, l.position) l.order_id as "orderId", l.position, b.id as "batchId"
  from order_line l join sku s on s.brand_id = l.brand_id and s.id = l.sku_id
  join batch b on b.brand_id = l.brand_id and b.product_id = s.product_id
  where l.brand_id = ${ask.brandId} and l.order_id = any(${ask.orderIds as Id[]}::uuid[]) and b.version > 0
    and b.id = any(${ask.batchIds as Id[]}::uuid[])
    and not exists (select from order_batch x where x.order_id = l.order_id and x.position = l.position)
  order by l.order_id, l.position, b.id desc`

export const insertOrderBatches = (
  sql: Sql,
  list: readonly { brandId: Id; orderId: Id; position: number; id: Id; batchId: Id; personId: Id }[],
  at: Ms,
) => sql`
  insert into order_batch (brand_id, order_id, position, id, batch_id, by_person, at)
  select "brandId", "orderId", position, id, "batchId", "personId", ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as l("brandId" uuid, "orderId" uuid, position int, id uuid, "batchId" uuid,
    "personId" uuid)`
