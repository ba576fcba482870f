import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './unshipped-store'

/** How many units of each SKU are sold and still lie in the brand's house: whoever counts there finds them. */
export async function unshipped(
  { sql }: Context,
  brandId: Id,
  skuIds: readonly Id[],
): Promise<ReadonlyMap<Id, number>> {
  if (skuIds.length === 0) return new Map()
  const found = await store.unshipped(sql, brandId, skuIds)
  return new Map(found.map(({ skuId, units }) => [skuId, units]))
}
