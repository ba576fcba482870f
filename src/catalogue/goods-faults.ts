import type { z } from 'zod'
import type { Id } from '@/kernel/id'
import type { Problem } from '@/kernel/result'
import { readCategory } from './categories'
import type { saveProduct } from './goods-contract'
import { guardsOf, isCrossedOut } from './rules'
import type { SkuNow } from './snapshot'

export type ProductSaid = z.infer<typeof saveProduct.input>['product']
export type SkuSaid = ProductSaid['skus'][number]

/** The SKUs of the product, those of others that have one of its codes, and the category it stands in already. */
export interface Neighbours {
  readonly category?: string
  readonly own: readonly SkuNow[]
  readonly others: readonly SkuNow[]
}

/** What is wrong with a form, field by field: `skus.2.code`. */
export function faultsOf(said: ProductSaid, { own, others, category }: Neighbours): Problem[] {
  const taken = new Map(others.map((sku) => [sku.code, sku.handle]))
  const kept = new Set(said.skus.map(({ id }) => id))
  const held = own.filter(({ id, retired, held: units }) => !retired && units > 0 && !kept.has(id))
  return [
    ...(said.category === category ? [] : categoryFault(said.category)),
    ...twins(said.skus, 'code'),
    ...twins(said.skus, 'options'),
    ...said.skus.flatMap((sku, i) => [...codeFault(sku, i, taken), ...comparedFaults(sku, i, said)]),
    ...held.map(({ code, options, held: units }) => {
      return { field: 'skus', code: 'sku-held', facts: { sku: options || code, units } }
    }),
  ]
}

/** The list is closed. Goods that stand elsewhere since before there was a list may stay until they are moved. */
function categoryFault(text: string): Problem[] {
  const read = readCategory(text)
  return 'category' in read ? [] : [{ field: 'category', ...read }]
}

function twins(skus: readonly SkuSaid[], field: 'code' | 'options'): Problem[] {
  const seen = new Set<string>()
  return skus.flatMap((sku, i) => {
    const again = seen.has(sku[field])
    seen.add(sku[field])
    return again ? [{ field: `skus.${i}.${field}`, code: 'twice' }] : []
  })
}

function codeFault({ code }: SkuSaid, i: number, taken: ReadonlyMap<string, string>): Problem[] {
  const handle = taken.get(code)
  return handle === undefined ? [] : [{ field: `skus.${i}.code`, code: 'sku-elsewhere', facts: { handle } }]
}

/** 禁止价格欺诈规定: what is crossed out was charged somewhere, some day, and is above the price. */
function comparedFaults(sku: SkuSaid, i: number, { comparedSource, comparedOn }: ProductSaid): Problem[] {
  if (sku.comparedFen === null) return []
  const field = `skus.${i}.comparedFen`
  if (!isCrossedOut(sku.comparedFen, sku.priceFen)) return [{ field, code: 'compared-not-above' }]
  return comparedSource === '' || comparedOn === null ? [{ field, code: 'compared-without-source' }] : []
}

export interface Guard {
  readonly sku: string
  readonly code: string
  readonly beforeFen: number
  readonly afterFen: number
  readonly campaignFen?: number
}

/** Prices that want a yes. A SKU that comes back is judged by the last price it had, or taking it out would be the way round. */
export function guardsOfSkus(
  now: readonly SkuNow[],
  prices: ReadonlyMap<Id, number>,
  running: ReadonlyMap<Id, number>,
): Guard[] {
  return now.flatMap(({ id, options, code: sku, priceFen }) => {
    const move = { beforeFen: priceFen, afterFen: prices.get(id) ?? priceFen, campaignFen: running.get(id) ?? null }
    return guardsOf(move).map(({ code, facts }) => ({ sku: options || sku, code, ...facts }))
  })
}
