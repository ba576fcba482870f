import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { ProductNow, SkuWords, Snapshot } from './snapshot'

/** Who writes, when and why; each version and each movement of stock says so. */
export interface Writing {
  readonly brandId: Id
  readonly now: Ms
  readonly actorId: Id | null
  readonly source: 'start' | 'import' | 'edit' | 'bulk' | 'undo' | 'back' | 'review' | 'open'
  /** The import, the change set, the case. */
  readonly sourceId: Id | null
  /** Of each product, where they differ: the cases of a review. */
  readonly sourceIds?: ReadonlyMap<Id, Id>
  readonly reason: string
}

export interface SkuWrite extends SkuWords {
  readonly productId: Id
  readonly retired?: boolean
}

/** Sets what was ever received; what is held and sold stays, and on hand follows. */
export interface StockWrite {
  readonly skuId: Id
  readonly received: number
  /** Sold and still there: the movement tells what lies in the warehouse before and after. */
  readonly unshipped: number
  /** `counted` where nothing is said; the first units of a SKU are received. */
  readonly what?: 'received' | 'counted' | 'corrected'
}

export interface SafetyWrite {
  readonly skuId: Id
  readonly safety: number
}

/** How the transaction plans from here on; answers how it did so far. */
export async function planBy(sql: Sql, mode: string): Promise<string> {
  const [before] = await sql<{ mode: string }[]>`select current_setting('plan_cache_mode') as mode`
  await sql`select set_config('plan_cache_mode', ${mode}, true)`
  return before!.mode
}

/** Products as they shall be, each one version further; at most 5,000 a call, like all below. */
export async function saveProducts(sql: Sql, { brandId, now }: Writing, list: readonly ProductNow[]): Promise<void> {
  await sql`
    insert into product (brand_id, id, handle, title, about, category, ships_in_days, picture_urls, compared_source,
      compared_on, status, version, live_version, case_id, review_reason, created_at, changed_at)
    select ${brandId}::uuid, r.id, r.handle, r.title, r.about, r.category, r."shipsInDays",
      array(select json_array_elements_text(r."pictureUrls")), r."comparedSource", r."comparedOn", r.status, r.version,
      r."liveVersion", r."caseId", r."reviewReason", ${iso(now)}, ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r(id uuid, handle text, title text, about text, category text,
      "shipsInDays" int, "pictureUrls" json, "comparedSource" text, "comparedOn" date, status text, version int,
      "liveVersion" int, "caseId" uuid, "reviewReason" text)
    on conflict (brand_id, id) do update set title = excluded.title, about = excluded.about,
      category = excluded.category, ships_in_days = excluded.ships_in_days, picture_urls = excluded.picture_urls,
      compared_source = excluded.compared_source, compared_on = excluded.compared_on, status = excluded.status,
      version = excluded.version, live_version = excluded.live_version, case_id = excluded.case_id,
      review_reason = excluded.review_reason, changed_at = excluded.changed_at`
}

const skuColumns = (sql: Sql) => sql`id uuid, "productId" uuid, code text, options text, "priceFen" int,
  "pictureUrl" text, barcode text, "comparedFen" int, retired boolean`

export async function updateSkus(sql: Sql, { brandId, now }: Writing, list: readonly SkuWrite[]): Promise<void> {
  await sql`
    update sku s set code = r.code, options = r.options, price_fen = r."priceFen", picture_url = r."pictureUrl",
      barcode = r.barcode, compared_fen = r."comparedFen", changed_at = ${iso(now)},
      retired_at = case when r.retired then coalesce(s.retired_at, ${iso(now)}) end
    from json_to_recordset(${rows(list)}::json) as r(${skuColumns(sql)})
    where s.brand_id = ${brandId} and s.id = r.id`
}

export async function insertSkus(sql: Sql, { brandId, now }: Writing, list: readonly SkuWrite[]): Promise<void> {
  await sql`
    insert into sku (brand_id, id, product_id, code, options, price_fen, picture_url, barcode, compared_fen, created_at,
      changed_at)
    select ${brandId}::uuid, r.id, r."productId", r.code, r.options, r."priceFen", r."pictureUrl", r.barcode,
      r."comparedFen", ${iso(now)}, ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r(${skuColumns(sql)})`
}

const moved = (sql: Sql) => sql`
  insert into stock_movement (brand_id, sku_id, id, what, units, before, after, actor_id, source, source_id, reason, at)`
const why = (sql: Sql, { actorId, source, sourceId, reason, now }: Writing) =>
  sql`${actorId}::uuid, ${source}, ${sourceId}::uuid, ${reason}, ${iso(now)}::timestamptz`

/** Stock as it was counted, with a movement for each SKU where that says something new. */
export async function saveStock(sql: Sql, writing: Writing, list: readonly StockWrite[]): Promise<void> {
  const { brandId } = writing
  await sql`
    with asked as (
      select * from json_to_recordset(${rows(list.map((one) => ({ ...one, id: newId() })))}::json)
        as r("skuId" uuid, received int, unshipped int, what text, id uuid)
    ), known as (
      select s.sku_id, s.received, s.sold from stock s join asked a on s.brand_id = ${brandId} and s.sku_id = a."skuId"
      order by s.sku_id for no key update of s
    ), kept as (
      insert into stock (brand_id, sku_id, received) select ${brandId}::uuid, "skuId", received from asked
      on conflict (brand_id, sku_id) do update set received = excluded.received
        where stock.received <> excluded.received
    )
    ${moved(sql)}
    select ${brandId}::uuid, a."skuId", a.id, case when k.sku_id is null then 'received' else coalesce(a.what, 'counted') end,
      a.received - coalesce(k.received, 0), coalesce(k.received - k.sold + a.unshipped, 0),
      a.received - coalesce(k.sold - a.unshipped, 0),
      ${why(sql, writing)}
    from asked a left join known k on k.sku_id = a."skuId" where a.received <> coalesce(k.received, 0)`
}

/** How many units are never offered; a SKU without stock has none to keep. */
export async function saveSafety(sql: Sql, writing: Writing, list: readonly SafetyWrite[]): Promise<void> {
  const { brandId } = writing
  await sql`
    with asked as (
      select s.sku_id, s.safety as before, a.safety, a.id
      from json_to_recordset(${rows(list.map((one) => ({ ...one, id: newId() })))}::json)
        as a("skuId" uuid, safety int, id uuid)
      join stock s on s.brand_id = ${brandId} and s.sku_id = a."skuId"
      where s.safety <> a.safety order by s.sku_id for no key update of s
    ), kept as (
      update stock s set safety = a.safety from asked a where s.brand_id = ${brandId} and s.sku_id = a.sku_id
    )
    ${moved(sql)}
    select ${brandId}::uuid, sku_id, id, 'safety', safety - before, before, safety, ${why(sql, writing)} from asked`
}

/** A product and its SKUs as they are now, whole: the version that the product says it is. */
export async function appendVersions(sql: Sql, writing: Writing, productIds: readonly Id[]): Promise<void> {
  const { brandId, actorId, source, sourceId, sourceIds, reason, now } = writing
  const asked = productIds.map((id) => ({ id, sourceId: sourceIds?.get(id) ?? sourceId }))
  // SKUs are gathered once for all: asked product by product, a plan made for a small table walks a large brand each time.
  await sql`
    with said as (
      select s.product_id, jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'options', s.options,
        'priceFen', s.price_fen, 'pictureUrl', s.picture_url, 'barcode', s.barcode, 'comparedFen', s.compared_fen)
        order by s.id) as skus
      from sku s
      where s.brand_id = ${brandId} and s.product_id = any(${productIds as Id[]}::uuid[]) and s.retired_at is null
      group by s.product_id
    )
    insert into product_version (brand_id, product_id, version, status, snapshot, actor_id, source, source_id, reason, at)
    select p.brand_id, p.id, p.version, p.status, jsonb_build_object('handle', p.handle, 'title', p.title, 'about', p.about,
      'category', p.category, 'shipsInDays', p.ships_in_days, 'pictureUrls', to_jsonb(p.picture_urls),
      'comparedSource', p.compared_source, 'comparedOn', p.compared_on, 'skus', coalesce(k.skus, '[]')),
      ${actorId}::uuid, ${source}, r."sourceId", ${reason}, ${iso(now)}
    from json_to_recordset(${rows(asked)}::json) as r(id uuid, "sourceId" uuid)
    join product p on p.brand_id = ${brandId} and p.id = r.id
    left join said k on k.product_id = p.id`
}

/** Whether this case's decision is the last that happened to a product, and what it decided about stands as it was. */
export async function isLastDecision(
  sql: Sql,
  { brandId, caseId, product }: { brandId: Id; caseId: Id; product: { readonly id: Id; readonly version: number } },
): Promise<boolean> {
  const [row] = await sql<{ same: boolean }[]>`
    select v.snapshot = b.snapshot as same from product_version v
    join product_version b on b.brand_id = v.brand_id and b.product_id = v.product_id and b.version = v.version - 1
    where v.brand_id = ${brandId} and v.product_id = ${product.id} and v.version = ${product.version}
      and v.source = 'review' and v.source_id = ${caseId}`
  return row?.same === true
}

/** Versions as they were: one of each named product. */
export async function snapshotsOf(
  sql: Sql,
  brandId: Id,
  list: readonly { readonly id: Id; readonly version: number }[],
): Promise<Map<Id, Snapshot>> {
  const found = await sql<{ id: Id; snapshot: Snapshot }[]>`
    select v.product_id as id, v.snapshot
    from json_to_recordset(${rows(list)}::json) as r(id uuid, version int)
    join product_version v on v.brand_id = ${brandId} and v.product_id = r.id and v.version = r.version`
  return new Map(found.map(({ id, snapshot }) => [id, snapshot]))
}
