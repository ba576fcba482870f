import type { Id } from '@/kernel/id'
import { unlessCleared } from './clearing'
import type { Judged } from './compare'
import type { ProductFields } from './lines'
import { NO_STOCK, receivedFor, SHIPS_IN_DAYS_USUAL } from './rules'
import type { Wish } from './standing'
import { CATEGORY_UNKNOWN } from './words'
import type { ProductWrite, SkuWrite, StockWrite, Writes } from './write-service'

/** What the good lines write. `newId` makes the ids of what is new: chance is an argument here. */
export function planWrites(judged: readonly Judged[], newId: () => Id, newGoods: Wish = 'hand-in'): Writes {
  const writing = judged.filter(({ change }) => change === 'new' || change === 'changed')
  const products = new Map<string, ProductWrite>()
  for (const { line, product, carries } of writing) {
    const known = products.get(line.handle) ?? (product && { ...product, wish: 'keep' })
    if (!products.has(line.handle) || carries) {
      const written = productWith(known ?? emptyProduct(line.handle, newId(), newGoods), carries)
      products.set(line.handle, product ? written : { ...written, wish: firstWish(written.wish, newGoods) })
    }
  }
  const skus = writing.map((one) => ({
    one,
    sku: skuWith(one, products.get(one.line.handle)!.id, one.sku?.id ?? newId()),
  }))
  return {
    products: [...products.values()],
    skusChanged: skus.filter(({ one }) => one.sku).map(({ sku }) => sku),
    skusNew: skus.filter(({ one }) => !one.sku).map(({ sku }) => sku),
    stock: skus.flatMap(({ one, sku }) => stockWith(one, sku.id)),
  }
}

/** Who wants new goods as drafts means also those that the file calls listed. */
const firstWish = (wish: Wish, newGoods: Wish): Wish => (newGoods === 'keep' && wish === 'hand-in' ? 'keep' : wish)

/** New goods are handed to the review at once, or stay drafts. */
const emptyProduct = (handle: string, id: Id, wish: Wish): ProductWrite => ({
  id,
  handle,
  title: '',
  about: '',
  category: CATEGORY_UNKNOWN,
  shipsInDays: SHIPS_IN_DAYS_USUAL,
  wish,
  pictureUrls: [],
  comparedSource: '',
  comparedOn: null,
})

const WISHES = { live: 'hand-in', withdrawn: 'withdraw' } as const

/** What the file does not say stays as it is. */
const productWith = (known: ProductWrite, carries: ProductFields | null): ProductWrite => ({
  ...known,
  title: carries?.title ?? known.title,
  about: carries?.about ?? known.about,
  category: carries?.category ?? known.category,
  shipsInDays: carries?.shipsInDays ?? known.shipsInDays,
  wish: carries?.status ? WISHES[carries.status] : known.wish,
  pictureUrls: carries?.pictureUrls ?? known.pictureUrls,
  comparedSource: carries?.comparedSource ?? known.comparedSource,
  comparedOn: unlessCleared(carries?.comparedOn ?? known.comparedOn),
})

function skuWith({ line, sku, code }: Judged, productId: Id, id: Id): SkuWrite {
  return {
    id,
    productId,
    code,
    options: line.options ?? sku?.options ?? '',
    priceFen: line.priceFen ?? sku!.priceFen,
    pictureUrl: line.skuPicture ?? sku?.pictureUrl ?? '',
    barcode: line.barcode ?? sku?.barcode ?? '',
    comparedFen: unlessCleared(line.comparedFen ?? sku?.comparedFen ?? null),
  }
}

function stockWith({ line, sku }: Judged, skuId: Id): StockWrite[] {
  if (line.stock === null && sku) return []
  const there = sku ?? NO_STOCK
  return [{ skuId, received: receivedFor(line.stock ?? 0, there), unshipped: there.unshipped }]
}
