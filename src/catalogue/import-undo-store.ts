import type { TransactionSql } from 'postgres'
import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { ImportKey } from './import-store'
import type { ProductNow, SkuNow } from './snapshot'
import type { ProductWrite, SkuWrite, StockWrite } from './write-service'

/** A product as it was, as far as an import touched it; null where there was none. */
export interface Before {
  readonly product: ProductNow | null
  readonly skus: readonly SkuNow[]
}

/** The same as the import left it. */
export interface After {
  readonly product: ProductWrite
  readonly skus: readonly SkuWrite[]
  readonly stock: readonly StockWrite[]
}

export interface UndoRow {
  readonly productId: Id
  readonly before: Before
  readonly after: After
}

export async function insertUndo(sql: Sql, of: ImportKey, list: readonly UndoRow[]): Promise<void> {
  await sql`
    insert into import_undo (brand_id, import_id, product_id, before, after)
    select ${of.brandId}::uuid, ${of.id}::uuid, r."productId", r.before, r.after
    from json_to_recordset(${rows(list)}::json) as r("productId" uuid, before jsonb, after jsonb)`
}

/** What is still to be undone, by the ids of the products. */
export async function nextUndo(sql: Sql, of: ImportKey, limit: number): Promise<UndoRow[]> {
  return await sql<UndoRow[]>`
    select product_id as "productId", before, after from import_undo
    where brand_id = ${of.brandId} and import_id = ${of.id} and state = 'written'
    order by product_id limit ${limit}`
}

export interface UndoEnd {
  readonly productId: Id
  readonly state: 'undone' | 'kept'
  readonly reason: string | null
}

export async function endUndo(sql: Sql, of: ImportKey, list: readonly UndoEnd[]): Promise<void> {
  await sql`
    update import_undo u set state = r.state, reason = r.reason
    from json_to_recordset(${rows(list)}::json) as r("productId" uuid, state text, reason text)
    where u.brand_id = ${of.brandId} and u.import_id = ${of.id} and u.product_id = r."productId"`
}

export async function countUndo(sql: Sql, of: ImportKey): Promise<{ written: number; undone: number; kept: number }> {
  const [found] = await sql<{ written: number; undone: number; kept: number }[]>`
    select count(*) filter (where state = 'written') as written, count(*) filter (where state = 'undone') as undone,
      count(*) filter (where state = 'kept') as kept
    from import_undo where brand_id = ${of.brandId} and import_id = ${of.id}`
  return found!
}

export interface KeptProduct {
  readonly productId: Id
  readonly handle: string
  readonly title: string
  readonly reason: string
}

export async function pageOfKept(
  sql: Sql,
  of: ImportKey,
  { after, limit }: { after: Id | null; limit: number },
): Promise<KeptProduct[]> {
  return await sql<KeptProduct[]>`
    select product_id as "productId", after->'product'->>'handle' as handle, after->'product'->>'title' as title, reason
    from import_undo
    where brand_id = ${of.brandId} and import_id = ${of.id} and state = 'kept'
      and ${after ? sql`product_id > ${after}` : sql`true`}
    order by product_id limit ${limit}`
}

const STILL_NEEDED = '23503'

/**
 * Products that an import made, as if they had never been; the journal remembers them. Those that other rows hang on
 * (batches, cost cards, counts of the open platform) stay and come back: the database knows them all, also those to come.
 */
export async function removeProducts(sql: Sql, brandId: Id, productIds: readonly Id[]): Promise<Id[]> {
  if (productIds.length === 0) return []
  try {
    await (sql as TransactionSql).savepoint((inner) => removeRows(inner, brandId, productIds))
    return []
  } catch (fault) {
    if ((fault as { code?: string }).code !== STILL_NEEDED) throw fault
    if (productIds.length === 1) return [...productIds]
    const middle = Math.ceil(productIds.length / 2)
    const first = await removeProducts(sql, brandId, productIds.slice(0, middle))
    return [...first, ...(await removeProducts(sql, brandId, productIds.slice(middle)))]
  }
}

async function removeRows(sql: Sql, brandId: Id, productIds: readonly Id[]): Promise<void> {
  const products = productIds as Id[]
  const skus = sql`(select id from sku where brand_id = ${brandId} and product_id = any(${products}::uuid[]))`
  await sql`delete from stock_movement where brand_id = ${brandId} and sku_id in ${skus}`
  await sql`delete from stock where brand_id = ${brandId} and sku_id in ${skus}`
  await sql`delete from sku where brand_id = ${brandId} and product_id = any(${products}::uuid[])`
  await sql`delete from product_version where brand_id = ${brandId} and product_id = any(${products}::uuid[])`
  await sql`delete from product where brand_id = ${brandId} and id = any(${products}::uuid[])`
}
