import { csvText } from '@/kernel/csv'
import type { Id } from '@/kernel/id'
import { yuan } from '@/kernel/money'
import { withClearMark } from './clearing'
import { inWarehouse } from './rules'
import type { Catalogue, ProductNow } from './snapshot'
import { OTHERS, OURS } from './words'

type SkuNow = Catalogue['skus'][number]
type Ours = { readonly [K in keyof typeof OURS]: string }

const HEADINGS = [...Object.values(OURS), OTHERS.skuPicture]

/** Goods in our own template: read again as they are they change nothing. What holds for a product stands on its first line. */
export function exportText(
  products: readonly ProductNow[],
  skus: readonly SkuNow[],
  { headings }: { readonly headings: boolean },
): { readonly text: string; readonly rows: number } {
  const offered = new Map<Id, SkuNow[]>()
  for (const sku of skus) {
    if (!sku.retired) offered.set(sku.productId, [...(offered.get(sku.productId) ?? []), sku])
  }
  const lines = products.flatMap((product) =>
    (offered.get(product.id) ?? []).map((sku, i) => lineOf(sku, i === 0 ? product : null)),
  )
  const text = csvText([...(headings ? [HEADINGS] : []), ...lines])
  // The mark of the encoding stands at the front of a file, not of its pieces; a piece of nothing is nothing.
  return { text: headings ? text : lines.length > 0 ? text.slice(1) : '', rows: lines.length }
}

function lineOf(sku: SkuNow, product: ProductNow | null): string[] {
  const cells: Ours = {
    handle: sku.handle,
    title: product?.title ?? '',
    category: product?.category ?? '',
    options: sku.options,
    sku: sku.code,
    price: yuan(sku.priceFen),
    compared: sku.comparedFen === null ? '' : yuan(sku.comparedFen),
    'compared-source': product?.comparedSource ?? '',
    'compared-on': product?.comparedOn ?? '',
    barcode: sku.barcode,
    stock: String(inWarehouse(sku)),
    ships: product ? String(product.shipsInDays) : '',
    pictures: product?.pictureUrls.join(' ') ?? '',
    about: product?.about ?? '',
  }
  const ours = (Object.keys(OURS) as (keyof Ours)[]).map((column) => cells[column])
  return [...ours, sku.pictureUrl].map(withClearMark)
}
