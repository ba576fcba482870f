import type { Id } from '@/kernel/id'
import type { After, Before, UndoRow } from './import-undo-store'
import type { ProductNow, ProductWords, SkuNow, SkuThere } from './snapshot'
import type { Wish } from './standing'
import type { ProductWrite, SkuWrite, StockWrite } from './write-service'

/** The goods of a journal as they are now. */
export interface GoodsNow {
  readonly products: ReadonlyMap<Id, ProductNow>
  readonly skus: ReadonlyMap<Id, readonly SkuThere[]>
  /** Products that somebody depends on: campaigns, batches. */
  readonly needed: ReadonlySet<Id>
  /** Our own addresses of pictures that have been fetched since. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Why a product must stay as it is, or what takes it back: it goes as a whole, or is written as it was. */
export type WayBack =
  | { readonly kept: 'depended-on' | 'changed-since' }
  | { readonly kept: null; readonly gone: ProductNow }
  | {
      readonly kept: null
      readonly gone: null
      readonly product: ProductWrite
      readonly skus: readonly SkuWrite[]
      readonly stock: readonly StockWrite[]
    }

/** Pure: the way back from what an import made of a product, if it is still just that and nobody needs it. */
export function wayBack({ productId, before, after }: UndoRow, now: GoodsNow): WayBack {
  const product = now.products.get(productId)
  const skus = now.skus.get(productId) ?? []
  const beforeIds = new Set(before.skus.map(({ id }) => id))
  const made = skus.filter(({ id }) => !beforeIds.has(id) && after.skus.some((sku) => sku.id === id))
  if (now.needed.has(productId) || made.some(({ held, sold }) => held + sold > 0)) return { kept: 'depended-on' }
  if (!product || !isAsLeft({ product, skus }, { after, before }, now)) return { kept: 'changed-since' }
  if (!before.product) return made.length < skus.length ? { kept: 'changed-since' } : { kept: null, gone: product }
  const byId = new Map(skus.map((sku) => [sku.id, sku]))
  const counted = before.skus.filter((sku) => isCounted(sku, after))
  // Units that came with the import are set aside or sold by now: they can't leave again.
  const short = counted.some(({ id, received }) => received < takenOf(byId.get(id)))
  if (short) return { kept: 'depended-on' }
  const backTo = (id: Id, received: number): StockWrite => {
    return { skuId: id, received, unshipped: byId.get(id)?.unshipped ?? 0, what: 'corrected' }
  }
  return {
    kept: null,
    gone: null,
    product: { ...before.product, wish: wishOf(before.product) },
    skus: [...before.skus, ...made.map((sku) => ({ ...sku, retired: true }))],
    stock: [...counted.map(({ id, received }) => backTo(id, received)), ...made.map(({ id }) => backTo(id, 0))],
  }
}

/** Whether the import changed the stock of this SKU. What it left alone is not its to take back. */
const isCounted = ({ id, received }: SkuNow, { stock }: After): boolean =>
  stock.some((one) => one.skuId === id && one.received !== received)

const takenOf = (sku: SkuNow | undefined): number => (sku ? sku.held + sku.sold : 0)

/** What leads back to where a product stood: words that were live once need no eye. */
function wishOf({ status }: ProductNow): Wish {
  if (status === 'withdrawn') return 'withdraw'
  return status === 'draft' ? 'keep' : 'hand-in'
}

type Left = { readonly product: ProductNow; readonly skus: readonly SkuNow[] }
type Written = { readonly after: After; readonly before: Before }

/** Whether nobody has changed since what the import wrote. What is sold meanwhile is no change of the goods. */
function isAsLeft({ product, skus }: Left, { after, before }: Written, { pictures }: GoodsNow): boolean {
  const shown = (url: string) => pictures.get(url) ?? url
  const shelved =
    product.status === 'withdrawn' && after.product.wish !== 'withdraw' && before.product?.status !== 'withdrawn'
  if (shelved || !sameWords(product, after.product, shown)) return false
  const byId = new Map(skus.map((sku) => [sku.id, sku]))
  const had = new Map(before.skus.map((sku) => [sku.id, sku.received]))
  const counted = after.stock.filter(({ skuId, received }) => received !== had.get(skuId))
  const received = new Map(counted.map((one) => [one.skuId, one.received]))
  return after.skus.every((wrote) => {
    const sku = byId.get(wrote.id)
    if (!sku || sku.retired || sku.received !== (received.get(wrote.id) ?? sku.received)) return false
    return SKU_FIELDS.every((field) => sku[field] === wrote[field]) && shown(sku.pictureUrl) === shown(wrote.pictureUrl)
  })
}

const sameWords = (a: ProductWords, b: ProductWords, shown: (url: string) => string): boolean =>
  PRODUCT_FIELDS.every((field) => a[field] === b[field]) &&
  a.pictureUrls.map(shown).join(' ') === b.pictureUrls.map(shown).join(' ')

const PRODUCT_FIELDS = [
  'handle',
  'title',
  'about',
  'category',
  'shipsInDays',
  'comparedSource',
  'comparedOn',
] as const satisfies readonly (keyof ProductWords)[]
const SKU_FIELDS = ['code', 'options', 'priceFen', 'barcode', 'comparedFen'] as const
