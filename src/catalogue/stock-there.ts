import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { lockStockNow, type StockRow } from './goods-store'
import type { Market, Shelf } from './neighbours'
import type { StockThere } from './rules'
import type { SkuNow, SkuThere } from './snapshot'

export type StockRowThere = StockRow & StockThere

/**
 * The stock of these SKUs, standing still until the end of the transaction, with what of the sold has not left yet. That is
 * asked after the lock: units become sold under it, so both numbers are of one moment.
 */
export async function lockStockThere(
  context: Context,
  brandId: Id,
  { skuIds, shelf }: { skuIds: readonly Id[]; shelf: Shelf },
): Promise<StockRowThere[]> {
  const rows = await lockStockNow(context.sql, brandId, skuIds)
  const unshipped = await shelf.unshipped(context, brandId, skuIds)
  return rows.map((row) => ({ ...row, unshipped: unshipped.get(row.skuId) ?? 0 }))
}

/** SKUs with what orders and campaigns know of them. */
export async function skusThere(
  context: Context,
  brandId: Id,
  { skus, market }: { skus: readonly SkuNow[]; market: Market },
): Promise<SkuThere[]> {
  const skuIds = skus.map(({ id }) => id)
  const prices = await market.runningPrices(context, skuIds)
  const unshipped = await market.unshipped(context, brandId, skuIds)
  return skus.map((sku) => {
    return { ...sku, unshipped: unshipped.get(sku.id) ?? 0, campaignFen: prices.get(sku.id) ?? null }
  })
}

/** Stock as answers tell it: what lies in the warehouse, and what of it nobody was promised. */
export function withStock<T extends { readonly id: Id; readonly sellable: number; readonly held: number }>(
  sku: T,
  unshipped: ReadonlyMap<Id, number>,
): T & { onHand: number; toShip: number } {
  const toShip = unshipped.get(sku.id) ?? 0
  return { ...sku, onHand: sku.sellable + sku.held + toShip, toShip }
}
