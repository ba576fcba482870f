import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'
import type { ProductNow, SkuNow, Status } from './snapshot'

/** One writer of a brand's catalogue at a time. Readers and orders do not wait for it. */
export async function lockBrand(sql: Sql, brandId: Id): Promise<void> {
  await sql`select from brand where id = ${brandId} for no key update`
}

const productColumns = (sql: Sql) => sql`
  id, handle, title, about, category, ships_in_days as "shipsInDays", picture_urls as "pictureUrls",
  compared_source as "comparedSource", compared_on::text as "comparedOn", status, version, live_version as "liveVersion",
  case_id as "caseId", review_reason as "reviewReason"`

/** Products by handle. */
export async function loadProducts(sql: Sql, brandId: Id, handles: readonly string[]): Promise<ProductNow[]> {
  return await sql<ProductNow[]>`
    select ${productColumns(sql)} from product
    where brand_id = ${brandId} and handle = any(${handles as string[]}::text[])`
}

export async function productsById(sql: Sql, brandId: Id, ids: readonly Id[]): Promise<ProductNow[]> {
  return await sql<ProductNow[]>`
    select ${productColumns(sql)} from product where brand_id = ${brandId} and id = any(${ids as Id[]}::uuid[])`
}

/** SKUs with these codes, and all others of these products, each with its stock. Those still offered come last. */
export async function loadSkus(
  sql: Sql,
  brandId: Id,
  { codes, productIds }: { codes: readonly string[]; productIds: readonly Id[] },
): Promise<SkuNow[]> {
  return await sql<SkuNow[]>`
    select s.id, s.product_id as "productId", p.handle, s.code, s.options, s.price_fen as "priceFen",
      s.picture_url as "pictureUrl", s.barcode, s.compared_fen as "comparedFen", s.retired_at is not null as retired,
      coalesce(t.received, 0) as received, coalesce(t.held, 0) as held, coalesce(t.sold, 0) as sold
    from (
      select * from sku where brand_id = ${brandId} and code = any(${codes as string[]}::text[])
      union
      select * from sku where brand_id = ${brandId} and product_id = any(${productIds as Id[]}::uuid[])
    ) s
    join product p on p.brand_id = s.brand_id and p.id = s.product_id
    left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
    order by s.retired_at is null, s.id`
}

export interface ProductRow {
  readonly id: Id
  readonly handle: string
  readonly title: string
  readonly category: string
  readonly shipsInDays: number
  readonly status: Status
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
    select id, handle, title, category, ships_in_days as "shipsInDays", status, picture_urls as "pictureUrls",
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
  readonly sellable: number
  readonly held: number
  readonly sold: number
}

/** The first hundred SKUs of each product in the order they were made. */
export async function skusOfProducts(sql: Sql, brandId: Id, productIds: readonly Id[]): Promise<SkuRow[]> {
  return await sql<SkuRow[]>`
    select s.product_id as "productId", s.id, s.code, s.options, s.price_fen as "priceFen",
      s.picture_url as "pictureUrl", coalesce(t.on_hand, 0) as sellable, coalesce(t.held, 0) as held,
      coalesce(t.sold, 0) as sold
    from sku s left join stock t on t.brand_id = s.brand_id and t.sku_id = s.id
    where s.brand_id = ${brandId} and s.product_id = any(${productIds as Id[]}::uuid[]) and s.retired_at is null
    order by s.product_id, s.id`
}
