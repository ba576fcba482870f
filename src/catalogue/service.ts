import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { QueryService } from '@/kernel/service'
import type * as contract from './contract'
import { SKUS_PER_PRODUCT_MAX } from './rules'
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
export { importPictures, retryPictures } from './picture-service'
export * from './shelving-service'
export * from './stock-moves-service'
export * from './stock-service'

const PRODUCTS_PER_PAGE = 50

/** What a brand has, what is left of it and what campaigns hold. */
export const products: QueryService<InputOf<typeof contract.products>, OutputOf<typeof contract.products>> = async (
  { sql },
  { input, by },
) => {
  const page = { after: placeOf(input.cursor), limit: PRODUCTS_PER_PAGE + 1, search: input.search?.trim() }
  const found = await store.pageOfProducts(sql, by.brandId, page)
  const { items, next } = pageFrom(found, PRODUCTS_PER_PAGE, (last) => cursorOf(last.changedAt, last.id))
  const skus = await store.skusOfProducts(
    sql,
    by.brandId,
    items.map(({ id }) => id),
  )
  return {
    items: items.map(({ changedAt: _, ...product }) => ({
      ...product,
      skus: skus
        .filter(({ productId }) => productId === product.id)
        .slice(0, SKUS_PER_PRODUCT_MAX)
        .map(({ productId: __, ...sku }) => sku),
    })),
    next,
  }
}
