import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { iso, type Ms } from '@/kernel/time'
import type { ProductNow, SkuNow } from './snapshot'
import type { SkuWrite, StockWrite } from './write-plan'

/** One writer of a brand's catalogue at a time. Readers and orders do not wait for it. */
export async function lockBrand(sql: Sql, brandId: Id): Promise<void> {
  await sql`select from brand where id = ${brandId} for no key update`
}

/** Whose rows are written, and when. */
export interface Writing {
  readonly brandId: Id
  readonly now: Ms
}

/** Products by handle. */
export async function loadProducts(sql: Sql, brandId: Id, handles: readonly string[]): Promise<ProductNow[]> {
  return await sql<ProductNow[]>`
    select id, handle, title, about, category, ships_in_days as "shipsInDays", status, picture_urls as "pictureUrls"
    from product where brand_id = ${brandId} and handle = any(${handles as string[]}::text[])`
}

/** SKUs with these codes, and all others of these products, each with its stock. */
export async function loadSkus(
  sql: Sql,
  brandId: Id,
  { codes, productIds }: { codes: readonly string[]; productIds: readonly Id[] },
): Promise<SkuNow[]> {
  return await sql<SkuNow[]>`
    select s.id, s.product_id as "productId", p.handle, s.code, s.options, s.price_fen as "priceFen",
      s.picture_url as "pictureUrl", coalesce(t.received, 0) as received, coalesce(t.held, 0) as held,
      coalesce(t.sold, 0) as sold
    from (
      select * from sku where brand_id = ${brandId} and code = any(${codes as string[]}::text[])
      union
      select * from sku where brand_id = ${brandId} and product_id = any(${productIds as Id[]}::uuid[])
    ) s
    join product p on p.brand_id = s.brand_id and p.id = s.product_id
    left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id`
}

/** Writes products as they shall be; at most 5,000 a call. */
export async function saveProducts(sql: Sql, { brandId, now }: Writing, list: readonly ProductNow[]): Promise<void> {
  await sql`
    insert into product (brand_id, id, handle, title, about, category, ships_in_days, picture_urls, status, created_at,
      changed_at)
    select ${brandId}::uuid, r.id, r.handle, r.title, r.about, r.category, r."shipsInDays",
      array(select json_array_elements_text(r."pictureUrls")), r.status, ${iso(now)}, ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r(id uuid, handle text, title text, about text, category text,
      "shipsInDays" int, status text, "pictureUrls" json)
    on conflict (brand_id, id) do update set title = excluded.title, about = excluded.about,
      category = excluded.category, ships_in_days = excluded.ships_in_days, picture_urls = excluded.picture_urls,
      status = excluded.status, changed_at = excluded.changed_at`
}

export async function updateSkus(sql: Sql, { brandId, now }: Writing, list: readonly SkuWrite[]): Promise<void> {
  await sql`
    update sku s set code = r.code, options = r.options, price_fen = r."priceFen", picture_url = r."pictureUrl",
      changed_at = ${iso(now)}
    from json_to_recordset(${rows(list)}::json)
      as r(id uuid, code text, options text, "priceFen" int, "pictureUrl" text)
    where s.brand_id = ${brandId} and s.id = r.id`
}

export async function insertSkus(sql: Sql, { brandId, now }: Writing, list: readonly SkuWrite[]): Promise<void> {
  await sql`
    insert into sku (brand_id, id, product_id, code, options, price_fen, picture_url, created_at, changed_at)
    select ${brandId}::uuid, r.id, r."productId", r.code, r.options, r."priceFen", r."pictureUrl", ${iso(now)}, ${iso(now)}
    from json_to_recordset(${rows(list)}::json)
      as r(id uuid, "productId" uuid, code text, options text, "priceFen" int, "pictureUrl" text)`
}

/** Sets what was ever received; what is held and sold stays, and on hand follows. */
export async function saveStock(sql: Sql, { brandId }: Writing, list: readonly StockWrite[]): Promise<void> {
  await sql`
    insert into stock (brand_id, sku_id, received)
    select ${brandId}::uuid, r."skuId", r.received
    from json_to_recordset(${rows(list)}::json) as r("skuId" uuid, received int)
    on conflict (brand_id, sku_id) do update set received = excluded.received`
}

export interface ProductRow {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictureUrls: string[]
  readonly changedAt: Ms
}

export interface ProductPage {
  readonly after: { readonly at: string; readonly id: Id } | null
  readonly limit: number
  /** Words of a title, a handle or an SKU code. */
  readonly search: string | undefined
}

export async function pageOfProducts(
  sql: Sql,
  brandId: Id,
  { after, limit, search }: ProductPage,
): Promise<ProductRow[]> {
  const like = `%${(search ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return await sql<ProductRow[]>`
    select id, handle, title, category, ships_in_days as "shipsInDays", picture_urls as "pictureUrls",
      changed_at as "changedAt"
    from product p
    where brand_id = ${brandId}
      and ${after ? sql`(changed_at, id) < (${after.at}, ${after.id})` : sql`true`}
      and ${
        search
          ? sql`(title ilike ${like} or handle ilike ${like} or exists (select from sku
              where sku.brand_id = p.brand_id and sku.product_id = p.id and sku.code ilike ${like}))`
          : sql`true`
      }
    order by changed_at desc, id desc limit ${limit}`
}

export interface SkuRow {
  readonly productId: Id
  readonly id: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly pictureUrl: string
  readonly onHand: number
  readonly held: number
  readonly sold: number
}

/** The first hundred SKUs of each product in the order they were made. */
export async function skusOfProducts(sql: Sql, brandId: Id, productIds: readonly Id[]): Promise<SkuRow[]> {
  return await sql<SkuRow[]>`
    select s.product_id as "productId", s.id, s.code, s.options, s.price_fen as "priceFen",
      s.picture_url as "pictureUrl", coalesce(t.on_hand, 0) as "onHand", coalesce(t.held, 0) as held,
      coalesce(t.sold, 0) as sold
    from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
    where s.brand_id = ${brandId} and s.product_id = any(${productIds as Id[]}::uuid[])
    order by s.product_id, s.id`
}

/** How many of these are the brand's own. */
export async function countProducts(sql: Sql, brandId: Id, productIds: readonly Id[]): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from product where brand_id = ${brandId} and id = any(${productIds as Id[]}::uuid[])`
  return row!.n
}

/** Puts products on the list or takes them off; answers how many were not so before. */
export async function saveStatus(
  sql: Sql,
  { brandId, now }: Writing,
  { productIds, status }: { productIds: readonly Id[]; status: 'listed' | 'withdrawn' },
): Promise<number> {
  const changed = await sql`
    update product set status = ${status}, changed_at = ${iso(now)}
    where brand_id = ${brandId} and id = any(${productIds as Id[]}::uuid[]) and status <> ${status} returning id`
  return changed.length
}
