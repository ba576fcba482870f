import { yuan } from '@/kernel/money'
import type { ProductWords, SkuWords, Snapshot } from './snapshot'

/** One cell that two versions differ in; empty on the side where there was nothing. `sku` is its options or code. */
export interface Cell {
  readonly field: CellField
  readonly sku: string | null
  readonly before: string
  readonly after: string
}

type SkuField = 'code' | 'options' | 'price' | 'compared' | 'barcode' | 'skuPicture'
type ProductField = 'handle' | 'title' | 'about' | 'category' | 'ships' | 'pictures' | 'comparedSource' | 'comparedOn'
export type CellField = ProductField | SkuField | 'sku'

/** What is different between two versions, cell by cell; a SKU that came or went is one cell. */
export function cellsBetween(before: Snapshot | null, after: Snapshot): Cell[] {
  const old = before ? productCells(before) : null
  const words = productCells(after).map(([field, text], i) => ({
    field,
    sku: null,
    before: old ? old[i]![1] : '',
    after: text,
  }))
  const known = new Map(before?.skus.map((sku) => [sku.id, sku]))
  const kept = new Set(after.skus.map(({ id }) => id))
  const gone = (before?.skus ?? []).filter(({ id }) => !kept.has(id))
  return [
    ...words.filter((cell) => cell.before !== cell.after),
    ...after.skus.flatMap((sku) => skuChanges(known.get(sku.id), sku)),
    ...gone.map((sku): Cell => ({ field: 'sku', sku: labelOf(sku), before: inShort(sku), after: '' })),
  ]
}

const labelOf = ({ options, code }: SkuWords): string => options || code
const inShort = (sku: SkuWords): string => `${labelOf(sku)} ¥${yuan(sku.priceFen)}`

function skuChanges(before: SkuWords | undefined, after: SkuWords): Cell[] {
  const sku = labelOf(after)
  if (!before) return [{ field: 'sku', sku, before: '', after: inShort(after) }]
  const old = skuCells(before)
  return skuCells(after).flatMap(([field, text], i) =>
    text === old[i]![1] ? [] : [{ field, sku, before: old[i]![1], after: text }],
  )
}

const productCells = (of: ProductWords): [ProductField, string][] => [
  ['handle', of.handle],
  ['title', of.title],
  ['category', of.category],
  ['ships', String(of.shipsInDays)],
  ['pictures', of.pictureUrls.join('\n')],
  ['about', of.about],
  ['comparedSource', of.comparedSource],
  ['comparedOn', of.comparedOn ?? ''],
]

const skuCells = (of: SkuWords): [SkuField, string][] => [
  ['code', of.code],
  ['options', of.options],
  ['price', yuan(of.priceFen)],
  ['compared', of.comparedFen === null ? '' : yuan(of.comparedFen)],
  ['barcode', of.barcode],
  ['skuPicture', of.pictureUrl],
]
