import type { Effect } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { grouped } from './grouped'
import type { Judging, Step } from './import-chunk'
import type { Done } from './import-faults'
import { dropWaiting, keptAddresses } from './import-picture-store'
import * as rowStore from './import-row-store'
import type { Work } from './import-steps'
import type { ImportRow } from './import-store'
import * as store from './import-store'
import * as undoStore from './import-undo-store'
import { whyOf } from './import-writing'
import type { ProductNow } from './snapshot'
import { lockStockOfProducts } from './stock-store'
import { skusThere } from './stock-there'
import * as catalogue from './store'
import { type GoodsNow, type WayBack, wayBack } from './undo'
import { writeCatalogue } from './write-service'

const PRODUCTS_AT_ONCE = 200

/** Takes the next products back to what they were, each by itself: one that must stay stops no other. */
export const undoWork: Work<undoStore.UndoRow> = {
  next: ({ sql }, own) => undoStore.nextUndo(sql, own, PRODUCTS_AT_ONCE),
  productOf: ({ productId }) => productId,
  async lock({ sql }, own, rows) {
    await catalogue.lockBrand(sql, own.brandId)
    const handles = rows.map(({ after }) => after.product.handle)
    await lockStockOfProducts(sql, own.brandId, handles)
  },
  act: takeBack,
  async fail({ sql }, own, faulty) {
    const ids = faulty.flatMap(({ rows }) => rows.map(({ productId }) => productId))
    const ends = ids.map((productId) => ({ productId, state: 'kept' as const, reason: 'fault' }))
    await undoStore.endUndo(sql, own, ends)
    return { errors: 0 }
  },
  after: () => ({}),
  end: endUndo,
}

async function takeBack(context: Judging, own: ImportRow, rows: readonly undoStore.UndoRow[]): Promise<Done> {
  const now = await goodsNow(context, own, rows)
  const ways = rows.map((row) => ({ row, way: wayBack(row, now) }))
  const { effects, needed } = await goBack(
    context,
    own,
    ways.map(({ way }) => way),
  )
  const ends = ways.map(({ row: { productId }, way }) => {
    const kept = needed.includes(productId) ? 'depended-on' : way.kept
    return { productId, state: kept === null ? ('undone' as const) : ('kept' as const), reason: kept }
  })
  await undoStore.endUndo(context.sql, own, ends)
  return { errors: 0, effects }
}

interface Back {
  readonly effects: readonly Effect[]
  /** Products that other rows turned out to hang on. */
  readonly needed: readonly Id[]
}

async function goBack(context: Judging, own: ImportRow, ways: readonly WayBack[]): Promise<Back> {
  const back = ways.filter((way) => way.kept === null)
  const gone = back.flatMap((way) => way.gone ?? [])
  const written = back.flatMap((way) => (way.gone === null ? [way] : []))
  const effects = await writeCatalogue(context, whyOf(own, 'undo'), {
    products: written.map(({ product }) => product),
    skusChanged: written.flatMap(({ skus }) => skus),
    skusNew: [],
    stock: written.flatMap(({ stock }) => stock),
  })
  const needed = await undoStore.removeProducts(
    context.sql,
    own.brandId,
    gone.map(({ id }) => id),
  )
  const asked = gone.filter(({ id, caseId }) => caseId !== null && !needed.includes(id))
  const { brandId, createdBy } = own
  const drops = asked.map(({ id }) => {
    return { type: 'drop-review', subject: 'product', subjectId: id, brandId, byPersonId: createdBy } as const
  })
  return { effects: [...effects, ...drops], needed }
}

async function goodsNow(context: Judging, own: ImportRow, rows: readonly undoStore.UndoRow[]): Promise<GoodsNow> {
  const { sql, neighbours } = context
  const productIds = rows.map(({ productId }) => productId)
  const products = await catalogue.productsById(sql, own.brandId, productIds)
  const skus = await catalogue.loadSkus(sql, own.brandId, { codes: [], productIds })
  const needed = await neighbours.needed(
    context,
    rows.map(({ productId, before }) => ({ productId, since: before.product ? own.createdAt : null })),
  )
  const urls = rows.flatMap(({ after }) => [...after.product.pictureUrls, ...after.skus.map((sku) => sku.pictureUrl)])
  return {
    products: new Map<Id, ProductNow>(products.map((product) => [product.id, product])),
    skus: grouped(await skusThere(context, own.brandId, { skus, market: neighbours }), ({ productId }) => productId),
    needed,
    pictures: await keptAddresses(sql, own.brandId, [...new Set(urls)]),
  }
}

/** The end of an undo, or of a run that was all or nothing and became nothing. */
async function endUndo({ sql, now }: Judging, own: ImportRow): Promise<Step> {
  await dropWaiting(sql, own)
  if (own.doneAt !== null) {
    await store.saveImports(sql, [{ ...own, state: 'undone', phase: null, undoneAt: now }])
    return { more: false }
  }
  await rowStore.failAllRows(sql, own)
  const outcome = await rowStore.countOutcomes(sql, own)
  await store.saveImports(sql, [{ ...own, state: 'cancelled', phase: null, outcome, doneAt: now }])
  await store.deleteParts(sql, own)
  return { more: false }
}
