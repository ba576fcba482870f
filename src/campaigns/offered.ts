import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './offered-store'

/** What running campaigns ask for these SKUs, the highest where there are several. */
export async function runningPrices({ sql }: Context, skuIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
  const found = await store.runningPrices(sql, skuIds)
  return new Map(found.map(({ skuId, priceFen }) => [skuId, priceFen]))
}

/** Which of these products a campaign depends on. */
export async function offered({ sql }: Context, list: readonly store.OfferedSince[]): Promise<ReadonlySet<Id>> {
  return new Set(await store.offeredSince(sql, list))
}
