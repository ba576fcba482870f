import type { z } from 'zod'
import type { Id } from '@/kernel/id'
import { yuan } from '@/kernel/money'
import type { bulkEdit } from './bulk-contract'
import { readCategory } from './categories'
import {
  guardsOf,
  inWarehouse,
  isCrossedOut,
  NO_STOCK,
  PRICE_FEN_MAX,
  promised,
  receivedFor,
  STOCK_MAX,
  type StockThere,
} from './rules'
import type { ProductNow, SkuNow } from './snapshot'
import type { StockRowThere } from './stock-there'
import { STATUS } from './words'

export type Edit = z.infer<typeof bulkEdit>
export type CellField =
  | 'price'
  | 'compared'
  | 'comparedSource'
  | 'comparedOn'
  | 'received'
  | 'safety'
  | 'category'
  | 'ships'
  | 'status'
type Value = string | number | null

/** One cell of a plan: what people read, and what is written (`shall`) or put back (`was`). */
export interface PlannedCell {
  readonly productId: Id
  readonly title: string
  readonly skuId: Id | null
  readonly sku: string | null
  readonly field: CellField
  readonly before: string
  readonly after: string
  readonly was: Value
  readonly shall: Value
  readonly problem: string | null
  readonly guards: readonly string[]
}

/** Goods as they are now. */
export interface Goods {
  readonly products: readonly ProductNow[]
  readonly skus: readonly SkuNow[]
  readonly stock: ReadonlyMap<Id, StockRowThere>
  readonly running: ReadonlyMap<Id, number>
}

/** What one edit does to each cell; cells that stay as they are are not there. Pure, so a plan can be worked out again. */
export function planCells(edit: Edit, goods: Goods): PlannedCell[] {
  return goods.products.flatMap((product) => {
    const skus = goods.skus.filter(({ productId, retired }) => productId === product.id && !retired)
    const cells = [...productCells(edit, product), ...skus.flatMap((sku) => skuCells(edit, sku, { product, goods }))]
    return cells
      .filter(({ was, shall }) => was !== shall)
      .map((cell) => ({ productId: product.id, title: product.title, problem: null, guards: [], ...cell }))
  })
}

type Bare = Omit<PlannedCell, 'productId' | 'title' | 'problem' | 'guards'> &
  Partial<Pick<PlannedCell, 'problem' | 'guards'>>

function productCells(edit: Edit, product: ProductNow): Bare[] {
  if (edit.field === 'category') return [categoryCell(product, edit.to)]
  if (edit.field === 'ships') return [cellOf('ships', product.shipsInDays, edit.days)]
  if (edit.field === 'status') {
    const shall = edit.to === 'live' && product.status === 'in-review' ? 'in-review' : edit.to
    return [{ ...cellOf('status', product.status, shall), before: STATUS[product.status], after: STATUS[shall] }]
  }
  if (edit.field !== 'compared' || edit.fen === null || edit.source === '') return []
  return [
    cellOf('comparedSource', product.comparedSource, edit.source),
    cellOf('comparedOn', product.comparedOn, edit.on),
  ]
}

function categoryCell({ category }: ProductNow, to: string): Bare {
  const read = readCategory(to)
  return 'category' in read
    ? cellOf('category', category, read.category)
    : { ...cellOf('category', category, to), problem: read.code }
}

const cellOf = (field: CellField, was: Value, shall: Value): Bare => {
  return { skuId: null, sku: null, field, was, shall, before: String(was ?? ''), after: String(shall ?? '') }
}

function skuCells(edit: Edit, sku: SkuNow, about: { product: ProductNow; goods: Goods }): Bare[] {
  const { running, stock } = about.goods
  const of = { skuId: sku.id, sku: sku.options || sku.code }
  const now = stock.get(sku.id) ?? { ...NO_STOCK, skuId: sku.id, safety: 0 }
  if (edit.field === 'price') {
    const shall = newPrice(edit, sku.priceFen)
    const problem = priceProblem(shall, sku)
    const move = { beforeFen: sku.priceFen, afterFen: shall, campaignFen: running.get(sku.id) ?? null }
    const guards = problem ? [] : guardsOf(move).map(({ code }) => code)
    return [
      {
        ...of,
        field: 'price',
        was: sku.priceFen,
        shall,
        before: yuan(sku.priceFen),
        after: yuan(shall),
        problem,
        guards,
      },
    ]
  }
  if (edit.field === 'compared') {
    const show = (fen: Value) => (fen === null ? '' : yuan(fen as number))
    const problem = comparedProblem(edit, sku, about.product)
    return [
      {
        ...of,
        field: 'compared',
        was: sku.comparedFen,
        shall: edit.fen,
        before: show(sku.comparedFen),
        after: show(edit.fen),
        problem,
      },
    ]
  }
  if (edit.field === 'stock') {
    const after = edit.how === 'set' ? edit.units : inWarehouse(now) + edit.units
    const shown = { before: String(inWarehouse(now)), after: String(after) }
    return [
      {
        ...of,
        field: 'received',
        was: now.received,
        shall: receivedFor(after, now),
        ...shown,
        problem: stockProblem(after, now),
      },
    ]
  }
  if (edit.field !== 'safety') return []
  return [
    {
      ...of,
      field: 'safety',
      was: now.safety,
      shall: edit.units,
      before: String(now.safety),
      after: String(edit.units),
    },
  ]
}

/** A rate is rounded to the fen, half of one up. */
export function newPrice({ how, value }: Extract<Edit, { field: 'price' }>, fen: number): number {
  if (how === 'set') return value
  return how === 'add' ? fen + value : Math.floor((fen * (10_000 + value) + 5_000) / 10_000)
}

function priceProblem(fen: number, { comparedFen }: SkuNow): string | null {
  if (fen < 1) return 'price-not-positive'
  if (fen > PRICE_FEN_MAX) return 'price-too-high'
  return isCrossedOut(comparedFen, fen) ? null : 'compared-not-above'
}

function comparedProblem(
  edit: Extract<Edit, { field: 'compared' }>,
  { priceFen }: SkuNow,
  product: ProductNow,
): string | null {
  if (edit.fen === null) return null
  if (!isCrossedOut(edit.fen, priceFen)) return 'compared-not-above'
  const known = edit.source === '' ? product.comparedSource !== '' && product.comparedOn !== null : edit.on !== null
  return known ? null : 'compared-without-source'
}

function stockProblem(units: number, there: StockThere): string | null {
  if (units < 0) return 'stock-negative'
  if (units > STOCK_MAX) return 'stock-too-high'
  return units < promised(there) ? 'stock-below-held' : null
}
