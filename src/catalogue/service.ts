import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { Asked, Context } from '@/kernel/service'
import type * as contract from './contract'
import type { Shelf } from './neighbours'
import { SKUS_PER_PRODUCT_MAX } from './rules'
import { withStock } from './stock-there'
import * as store from './store'

export * from './bulk-service'
export * from './goods-service'
export { confirmGuard, failedRows, importRows } from './import-lines-service'
export {
  beginImport,
  cancelImport,
  checkImport,
  importOne,
  importPart,
  imports,
  importTemplate,
  readImportAs,
  runImport,
  undoImport,
  undoKept,
} from './import-service'
export { watchStock } from './low-stock'
export { importPictures, machinePictures, retryMachinePictures, retryPictures } from './picture-service'
export * from './shelving-service'
export * from './stock-moves-service'
export * from './stock-service'

const PRODUCTS_PER_PAGE = 50

/** What a brand has, what of it waits to be shipped, what campaigns hold and what is left to sell. */
export const products = async (
  context: Context,
  { input, by }: Asked<InputOf<typeof contract.products>>,
  shelf: Shelf,
): Promise<OutputOf<typeof contract.products>> => {
  const { sql } = context
  const page = { after: placeOf(input.cursor), limit: PRODUCTS_PER_PAGE + 1, search: input.search?.trim() }
  const found = await store.pageOfProducts(sql, by.brandId, page)
  const { items, next } = pageFrom(found, PRODUCTS_PER_PAGE, (last) => cursorOf(last.changedAt, last.id))
  const skus = await store.skusOfProducts(
    sql,
    by.brandId,
    items.map(({ id }) => id),
  )
  const skuIds = skus.map(({ id }) => id)
  const unshipped = await shelf.unshipped(context, by.brandId, skuIds)
  return {
    items: items.map(({ changedAt: _, ...product }) => ({
      ...product,
      skus: skus
        .filter(({ productId }) => productId === product.id)
        .slice(0, SKUS_PER_PRODUCT_MAX)
        .map(({ productId: __, ...sku }) => withStock(sku, unshipped)),
    })),
    next,
  }
}
