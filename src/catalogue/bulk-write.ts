import type { CellField, Goods, PlannedCell } from './bulk-plan'
import type { ProductNow, SkuNow } from './snapshot'
import type { Wish } from './standing'
import type { ProductWrite, Writes } from './write-service'

/** Cells as rows: what a plan asks for, or what it found. */
export function writesOf(cells: readonly PlannedCell[], goods: Goods, side: 'shall' | 'was'): Writes {
  const byRow = new Map<string, PlannedCell[]>()
  for (const cell of cells) {
    const row = cell.skuId ?? cell.productId
    byRow.set(row, [...(byRow.get(row) ?? []), cell])
  }
  const of = (id: string, field: CellField) => byRow.get(id)?.find((cell) => cell.field === field)
  const value = <T>(id: string, field: CellField, known: T): T => {
    const cell = of(id, field)
    return cell ? (cell[side] as T) : known
  }
  const products = goods.products
    .filter(({ id }) => byRow.has(id))
    .map((product): ProductWrite => {
      const { id } = product
      const status = of(id, 'status')
      return {
        ...product,
        category: value(id, 'category', product.category),
        shipsInDays: value(id, 'ships', product.shipsInDays),
        comparedSource: value(id, 'comparedSource', product.comparedSource),
        comparedOn: value(id, 'comparedOn', product.comparedOn),
        wish: status ? wishFor(String(status[side])) : 'keep',
      }
    })
  const skusChanged = goods.skus
    .filter(({ id }) => of(id, 'price') || of(id, 'compared'))
    .map((sku) => ({
      ...sku,
      priceFen: value(sku.id, 'price', sku.priceFen),
      comparedFen: value(sku.id, 'compared', sku.comparedFen),
    }))
  const counted = cells.filter(({ field }) => field === 'received')
  const kept = cells.filter(({ field }) => field === 'safety')
  return {
    products,
    skusChanged,
    skusNew: [],
    stock: counted.map((cell) => ({
      skuId: cell.skuId!,
      received: cell[side] as number,
      unshipped: goods.stock.get(cell.skuId!)?.unshipped ?? 0,
      what: side === 'was' ? 'corrected' : 'counted',
    })),
    safety: kept.map((cell) => ({ skuId: cell.skuId!, safety: cell[side] as number })),
  }
}

function wishFor(status: string): Wish {
  if (status === 'withdrawn') return 'withdraw'
  return status === 'draft' ? 'take-back' : 'hand-in'
}

/** Cells that are no longer what the plan made of them: somebody has been there since. */
export function touchedSince(cells: readonly PlannedCell[], { products, skus, stock }: Goods): PlannedCell[] {
  const byId = new Map(products.map((one) => [one.id, one]))
  const skuById = new Map(skus.map((one) => [one.id, one]))
  return cells.filter((cell) => {
    const product = byId.get(cell.productId)
    if (!product) return true
    if (cell.field === 'status') return !standsAs(product.status, cell)
    const sku = cell.skuId ? skuById.get(cell.skuId) : undefined
    if (cell.skuId && (!sku || sku.retired)) return true
    return valueNow(cell, { product, sku, stock }) !== cell.shall
  })
}

type Found = { product: ProductNow; sku: SkuNow | undefined; stock: Goods['stock'] }

function valueNow({ field, skuId }: PlannedCell, { product, sku, stock }: Found) {
  if (field === 'price') return sku!.priceFen
  if (field === 'compared') return sku!.comparedFen
  if (field === 'received' || field === 'safety') return stock.get(skuId!)?.[field]
  if (field === 'category') return product.category
  if (field === 'ships') return product.shipsInDays
  return field === 'comparedOn' ? product.comparedOn : product.comparedSource
}

/** What was handed in may have passed by now; what was a draft before can't be taken back once it has. */
function standsAs(now: ProductNow['status'], { was, shall }: PlannedCell): boolean {
  if (shall !== 'live') return now === shall
  return now === 'in-review' || (now === 'live' && was !== 'draft')
}
