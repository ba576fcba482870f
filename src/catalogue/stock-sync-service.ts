import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Asked, type CommandService, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { orderOf } from './count-order'
import type { Shelf } from './neighbours'
import type * as contract from './open-contract'
import { inWarehouse, NO_STOCK, promised, receivedFor } from './rules'
import { newestCounts, saveCounts } from './stock-sync-store'
import { lockStockThere } from './stock-there'
import { loadSkus, lockBrand } from './store'
import { type StockWrite, writeCatalogue } from './write-service'

type Input = InputOf<typeof contract.syncStock>
type Output = OutputOf<typeof contract.syncStock>

/** Counts from a brand's own warehouse: each stands for itself, and the newest one wins whenever it comes. */
export const syncStock =
  (shelf: Shelf): CommandService<Input, Output> =>
  (context, asked) =>
    oneByOne(asked, (one) => syncOne(context, one, shelf))

async function syncOne(
  context: Context,
  { input: { counts }, by }: Asked<Input>,
  shelf: Shelf,
): Promise<Outcome<Output>> {
  const { sql, now } = context
  await lockBrand(sql, by.brandId)
  const codes = [...new Set(counts.map(({ sku }) => sku))]
  const skus = await loadSkus(sql, by.brandId, { codes, productIds: [] })
  const ids = new Map(skus.map(({ code, id }) => [code, id]))
  const there = await lockStockThere(context, by.brandId, { skuIds: [...ids.values()], shelf })
  const stock = new Map(there.map((row) => [row.skuId, row]))
  const newest = new Map((await newestCounts(sql, by.brandId, [...ids.values()])).map((c) => [c.skuId, c.sequence]))
  const taken = new Map<string, number>()
  const writes = new Map<string, StockWrite>()
  // In the order of their numbers, so that the newest of one message wins too.
  const inOrder = counts.map((count, index) => ({ ...count, index })).sort((a, b) => a.sequence - b.sequence)
  const results = inOrder.map(({ sku, count, sequence, reset, index }) => {
    const skuId = ids.get(sku)
    if (!skuId) return { index, outcome: 'unknown' as const }
    const known = newest.get(skuId) ?? null
    const order = orderOf({ sequence, reset, newest: known }, now)
    if (order !== 'newer') return { index, outcome: order, newest: known }
    const was = stock.get(skuId) ?? NO_STOCK
    if (count < promised(was)) return { index, outcome: 'held' as const }
    taken.set(skuId, sequence)
    // Numbers that begin anew begin with this one.
    if (reset) newest.set(skuId, sequence)
    const { received = was.received } = writes.get(skuId) ?? {}
    writes.set(skuId, { skuId, received: receivedFor(count, was), unshipped: was.unshipped, what: 'counted' })
    return { index, outcome: inWarehouse({ ...was, received }) === count ? ('same' as const) : ('set' as const) }
  })
  const of = { brandId: by.brandId, actorId: by.personId, sourceId: by.key?.id ?? null }
  const why = { ...of, source: 'open', reason: '' } as const
  const effects = await writeCatalogue(context, why, {
    ...{ products: [], skusChanged: [], skusNew: [] },
    stock: [...writes.values()],
  })
  const list = [...taken].map(([skuId, sequence]) => ({ skuId, sequence }))
  if (list.length > 0) await saveCounts(sql, by.brandId, { list, at: now })
  return {
    answer: { results: results.sort((a, b) => a.index - b.index).map((one) => ({ newest: null, ...one })) },
    effects,
  }
}
