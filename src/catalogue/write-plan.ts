import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Judged } from './compare'
import type { ProductFields } from './lines'
import { receivedFor, SHIPS_IN_DAYS_USUAL } from './rules'
import type { ProductNow } from './snapshot'
import { CATEGORY_UNKNOWN } from './words'

export interface SkuWrite {
  readonly id: Id
  readonly productId: Id
  readonly code: string
  readonly options: string
  readonly priceFen: Fen
  readonly pictureUrl: string
}

export interface StockWrite {
  readonly skuId: Id
  readonly received: number
}

/** Rows as they shall be after an import. Old SKUs come before new ones, so that a freed name can be taken. */
export interface WritePlan {
  readonly products: readonly ProductNow[]
  readonly skusChanged: readonly SkuWrite[]
  readonly skusNew: readonly SkuWrite[]
  readonly stock: readonly StockWrite[]
}

/** What the good lines write. `newId` makes the ids of what is new: chance is an argument here. */
export function planWrites(judged: readonly Judged[], newId: () => Id): WritePlan {
  const writing = judged.filter(({ change }) => change === 'new' || change === 'changed')
  const products = new Map<string, ProductNow>()
  for (const { line, product, carries } of writing) {
    const known = products.get(line.handle) ?? product
    if (!products.has(line.handle) || carries) {
      products.set(line.handle, productWith(known ?? emptyProduct(line.handle, newId()), carries))
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

const emptyProduct = (handle: string, id: Id): ProductNow => ({
  id,
  handle,
  title: '',
  about: '',
  category: CATEGORY_UNKNOWN,
  shipsInDays: SHIPS_IN_DAYS_USUAL,
  status: 'listed',
  pictureUrls: [],
})

/** What the file does not say stays as it is. */
const productWith = (known: ProductNow, carries: ProductFields | null): ProductNow => ({
  ...known,
  title: carries?.title ?? known.title,
  about: carries?.about ?? known.about,
  category: carries?.category ?? known.category,
  shipsInDays: carries?.shipsInDays ?? known.shipsInDays,
  status: carries?.status ?? known.status,
  pictureUrls: carries?.pictureUrls ?? known.pictureUrls,
})

function skuWith({ line, sku, code }: Judged, productId: Id, id: Id): SkuWrite {
  return {
    id,
    productId,
    code,
    options: line.options ?? sku?.options ?? '',
    priceFen: line.priceFen ?? sku!.priceFen,
    pictureUrl: line.skuPicture ?? sku?.pictureUrl ?? '',
  }
}

function stockWith({ line, sku }: Judged, skuId: Id): StockWrite[] {
  if (line.stock === null && sku) return []
  return [{ skuId, received: receivedFor(line.stock ?? 0, sku ?? { received: 0, held: 0, sold: 0 }) }]
}
