import type { InputOf, OutputOf } from '@/kernel/contract'
import { numberFrom, pageFrom } from '@/kernel/cursor'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Context, type Done, type Outcome, oneByOne, type QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { nameOfCategory } from './categories'
import { cellsBetween } from './differences'
import type * as contract from './goods-contract'
import { faultsOf, guardsOfSkus, type SkuSaid } from './goods-faults'
import * as goods from './goods-store'
import type { Market } from './neighbours'
import { restored } from './restore'
import type { ProductNow, SkuNow } from './snapshot'
import type { Wish } from './standing'
import { withStock } from './stock-there'
import * as store from './store'
import { type SkuWrite, type Why, type Writes, writeCatalogue } from './write-service'
import { snapshotsOf } from './write-store'

type Detail = OutputOf<typeof contract.product>

export async function product(
  context: Context,
  { input, by }: Asked<InputOf<typeof contract.product>>,
  market: Market,
): Promise<Detail | Refusal> {
  const { sql } = context
  const [found] = await store.productsById(sql, by.brandId, [input.productId])
  if (!found) return refuse('not-found')
  const skus = await goods.skusInFull(sql, by.brandId, found.id)
  const skuIds = skus.map(({ id }) => id)
  const prices = await market.runningPrices(context, skuIds)
  const unshipped = await market.unshipped(context, by.brandId, skuIds)
  const { caseId: _, ...view } = found
  const shown = { ...view, pictureUrls: [...found.pictureUrls] }
  const whole = skus.map((sku) => ({ ...withStock(sku, unshipped), campaignFen: prices.get(sku.id) ?? null }))
  return { ...shown, skus: whole }
}

type RunningPrices = (skuIds: readonly Id[]) => Promise<ReadonlyMap<Id, number>>

type Save = InputOf<typeof contract.saveProduct>
type Saved = OutputOf<typeof contract.saveProduct>

/** A form, written whole. What it does not name is no longer offered. */
export const saveProduct = (context: Context, asked: readonly Asked<Save>[], market: Market) =>
  oneByOne<Save, Saved>(asked, async ({ input, by }) => {
    const known = await openProduct(context, by.brandId, input)
    if (isRefusal(known)) return known
    const { now, own, others } = known
    const said = { ...input.product, skus: input.product.skus.map((sku) => revived(sku, own)) }
    if (said.skus.some(({ id }) => id && !own.some((sku) => sku.id === id))) return refuse('not-found')
    const problems = [
      ...(known.handleTaken ? [{ field: 'handle', code: 'handle-taken' }] : []),
      ...faultsOf(said, { own, others, ...(now && { category: now.category }) }),
    ]
    if (problems.length > 0) return refuse('goods-refused', { problems })
    const unsure = input.agreed ? [] : await guards(own, said.skus, (ids) => market.runningPrices(context, ids))
    if (unsure.length > 0) return refuse('needs-yes', { guards: unsure })
    const id = now?.id ?? newId()
    const wish: Wish = input.handIn && (!now || now.status === 'draft') ? 'hand-in' : 'keep'
    const { skus: _, ...words } = said
    const category = said.category === now?.category ? said.category : nameOfCategory(said.category)
    const product = { ...words, category, handle: now?.handle ?? words.handle, id, wish }
    const why = {
      brandId: by.brandId,
      actorId: by.personId,
      source: 'edit',
      sourceId: null,
      reason: input.reason,
    } as const
    return written(context, why, { products: [product], ...skuWrites(id, said.skus, own) })
  })

interface Open {
  readonly now: ProductNow | null
  readonly own: readonly SkuNow[]
  readonly others: readonly SkuNow[]
  readonly handleTaken: boolean
}

async function openProduct(
  { sql }: Context,
  brandId: Id,
  { productId, version, product: said }: Save,
): Promise<Open | Refusal> {
  await store.lockBrand(sql, brandId)
  const [now] = productId ? await store.productsById(sql, brandId, [productId]) : []
  if (productId && !now) return refuse('not-found')
  if (now && version !== now.version) return refuse('changed-meanwhile', { version: now.version })
  const codes = said.skus.map(({ code }) => code)
  const skus = await store.loadSkus(sql, brandId, { codes, productIds: now ? [now.id] : [] })
  const [twin] = now ? [] : await store.loadProducts(sql, brandId, [said.handle])
  const [own, others] = [
    skus.filter((sku) => sku.productId === now?.id),
    skus.filter((sku) => sku.productId !== now?.id),
  ]
  return { now: now ?? null, own, others, handleTaken: twin !== undefined }
}

/** A code that the product had before means the SKU that had it. */
const revived = (sku: SkuSaid, own: readonly SkuNow[]): SkuSaid => {
  const old = sku.id ? undefined : own.find(({ code, retired }) => retired && code === sku.code)
  return old ? { ...sku, id: old.id } : sku
}

const guards = async (own: readonly SkuNow[], said: readonly SkuSaid[], running: RunningPrices) =>
  guardsOfSkus(
    own,
    new Map(said.flatMap(({ id, priceFen }) => (id ? [[id, priceFen] as const] : []))),
    await running(own.map(({ id }) => id)),
  )

function skuWrites(productId: Id, said: readonly SkuSaid[], own: readonly SkuNow[]): Omit<Writes, 'products'> {
  const kept = new Set(said.map(({ id }) => id))
  const rows = said.map(({ units, id, ...sku }) => ({
    sku: { ...sku, id: id ?? newId(), productId },
    isNew: !id,
    units,
  }))
  const gone = own
    .filter(({ id, retired }) => !retired && !kept.has(id))
    .map((sku): SkuWrite => ({ ...sku, retired: true }))
  const fresh = rows.filter(({ isNew }) => isNew)
  return {
    skusChanged: [...gone, ...rows.filter(({ isNew }) => !isNew).map(({ sku }) => sku)],
    skusNew: fresh.map(({ sku }) => sku),
    stock: fresh.map(({ sku, units = 0 }) => ({ skuId: sku.id, received: units, unshipped: 0 })),
  }
}

async function written(context: Context, why: Why, writes: Writes): Promise<Done<Saved>> {
  const effects = await writeCatalogue(context, why, writes)
  const [after] = await store.productsById(context.sql, why.brandId, [writes.products[0]!.id])
  return { answer: { productId: after!.id, version: after!.version, status: after!.status }, effects }
}

type Back = InputOf<typeof contract.goBack>

export const goBack = (context: Context, asked: readonly Asked<Back>[], market: Market) =>
  oneByOne<Back, Saved>(asked, async ({ input, by }): Promise<Outcome<Saved>> => {
    await store.lockBrand(context.sql, by.brandId)
    const [now] = await store.productsById(context.sql, by.brandId, [input.productId])
    const known = { id: input.productId, version: input.version }
    const then = now && (await snapshotsOf(context.sql, by.brandId, [known])).get(now.id)
    if (!now || !then) return refuse('not-found')
    const skus = await store.loadSkus(context.sql, by.brandId, { codes: [], productIds: [now.id] })
    const back = restored(then, now, skus)
    const unsure = input.agreed
      ? []
      : await guardsBack(skus, back.skusChanged, (ids) => market.runningPrices(context, ids))
    if (unsure.length > 0) return refuse('needs-yes', { guards: unsure })
    const why = {
      brandId: by.brandId,
      actorId: by.personId,
      source: 'back',
      sourceId: null,
      reason: input.reason,
    } as const
    const product = { ...back.product, wish: 'keep' as const }
    const done = await written(context, why, {
      products: [product],
      skusChanged: back.skusChanged,
      skusNew: [],
      stock: [],
    })
    return done.answer.version === now.version ? refuse('already-done') : done
  })

const guardsBack = async (skus: readonly SkuNow[], back: readonly SkuWrite[], running: RunningPrices) =>
  guardsOfSkus(skus, new Map(back.map(({ id, priceFen }) => [id, priceFen])), await running(skus.map(({ id }) => id)))

const VERSIONS_PER_PAGE = 20
const CELLS_MAX = 1_000

/** Each version beside the one before it. */
export const versions: QueryService<InputOf<typeof contract.versions>, OutputOf<typeof contract.versions>> = async (
  { sql },
  { input, by },
) => {
  const page = { below: numberFrom(input.cursor), limit: VERSIONS_PER_PAGE + 1 }
  const found = await goods.versionsOf(sql, { brandId: by.brandId, id: input.productId }, page)
  if (found.length === 0) return refuse('not-found')
  const { items, next } = pageFrom(found, VERSIONS_PER_PAGE, (last) => String(last.version))
  return {
    items: items.map(({ snapshot, at, ...version }, i) => {
      const before = found[i + 1]
      const moved = before && before.status !== version.status
      const status = moved ? [{ field: 'status', sku: null, before: before.status, after: version.status }] : []
      const cells = before || version.version === 1 ? cellsBetween(before?.snapshot ?? null, snapshot) : []
      return { ...version, at: iso(at), cells: [...status, ...cells].slice(0, CELLS_MAX) }
    }),
    next,
  }
}

const MOVEMENTS_PER_PAGE = 50

export const movements: QueryService<InputOf<typeof contract.movements>, OutputOf<typeof contract.movements>> = async (
  { sql },
  { input, by },
) => {
  const of = { brandId: by.brandId, id: input.skuId }
  if (!(await goods.isSku(sql, of))) return refuse('not-found')
  const found = await goods.movementsOf(sql, of, { before: input.cursor, limit: MOVEMENTS_PER_PAGE + 1 })
  const { items, next } = pageFrom(found, MOVEMENTS_PER_PAGE, (last) => last.id)
  return { items: items.map(({ at, ...one }) => ({ ...one, at: iso(at) })), next }
}
