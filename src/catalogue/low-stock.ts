import type { Effect } from '@/kernel/effect'
import type { Context } from '@/kernel/service'
import { inChunks } from './rules'
import * as store from './stock-store'

type Work<T> = () => Promise<T>

export interface Watched<T> {
  readonly done: T
  readonly effects: readonly Effect[]
}

/**
 * Does what changes stock, and tells the brand's machines which of these SKUs fell by it: from more than their safety to
 * that or less. What was low before, or had no stock at all, has not fallen; who is filled up can fall again. What keeps
 * no safety is low when nothing is left.
 */
export async function watchStock<T>(
  { sql }: Context,
  keys: readonly store.SkuKey[],
  work: Work<T>,
): Promise<Watched<T>> {
  const before: store.SkuKey[] = []
  for (const part of inChunks(keys)) before.push(...(await store.plentiful(sql, part)))
  const done = await work()
  const fallen: store.LowStock[] = []
  for (const part of inChunks(before)) fallen.push(...(await store.lowStock(sql, part)))
  return { done, effects: fallen.map(news) }
}

const news = ({ brandId, ...data }: store.LowStock): Effect => {
  return { type: 'announce', event: 'stock.low', brandId, data: { ...data } }
}
