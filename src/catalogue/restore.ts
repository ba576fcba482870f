import type { ProductNow, SkuNow, Snapshot } from './snapshot'
import type { SkuWrite } from './write-store'

/**
 * A product as it was at an older version. Codes and barcodes stay as they are: they name things in other books. SKUs
 * that the older version did not have are no longer offered.
 */
export function restored<P extends ProductNow>(
  to: Snapshot,
  product: P,
  skus: readonly SkuNow[],
): { product: P; skusChanged: SkuWrite[] } {
  const old = new Map(to.skus.map((sku) => [sku.id, sku]))
  const skusChanged = skus
    .filter(({ productId, id, retired }) => productId === product.id && (old.has(id) || !retired))
    .map(({ id, productId, code, barcode, ...now }): SkuWrite => {
      const { options, priceFen, pictureUrl, comparedFen } = old.get(id) ?? now
      return { id, productId, code, barcode, options, priceFen, pictureUrl, comparedFen, retired: !old.has(id) }
    })
  const { skus: _, handle: __, ...words } = to
  return { product: { ...product, ...words }, skusChanged }
}
