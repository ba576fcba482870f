import type { Effect } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { watchStock } from './low-stock'
import { proposalOf } from './proposal'
import { inChunks } from './rules'
import type { ProductNow, ProductWords, SkuNow, SkuWords, Snapshot } from './snapshot'
import { isSame, saysNothingNew, standingAfter, type Wish } from './standing'
import { loadSkus, lockBrand, productsById } from './store'
import * as store from './write-store'

export type { SafetyWrite, SkuWrite, StockWrite } from './write-store'

/** Who writes and why. `sourceId` names the import, the change set, the key. */
export type Why = Omit<store.Writing, 'now' | 'actorId' | 'source'> & {
  readonly actorId: Id
  readonly source: 'import' | 'edit' | 'bulk' | 'undo' | 'back' | 'open'
}

export interface ProductWrite extends ProductWords {
  readonly id: Id
  readonly wish: Wish
}

/** Rows as they shall be. SKUs that are there come before new ones, so that a freed name can be taken. */
export interface Writes {
  readonly products: readonly ProductWrite[]
  readonly skusChanged: readonly store.SkuWrite[]
  readonly skusNew: readonly store.SkuWrite[]
  readonly stock: readonly store.StockWrite[]
  readonly safety?: readonly store.SafetyWrite[]
}

/**
 * The one place where a brand's goods are written, by whomever: files, forms, many rows at once, keys of the open
 * platform, undo. Each product that really changes gets one version more, each change of stock its movement, and what
 * needs an eye asks for it. Whoever writes stock has locked it and knows what is held. Refuses nothing: writers check.
 */
export async function writeCatalogue(context: Context, why: Why, writes: Writes): Promise<Effect[]> {
  const { products, skusChanged, skusNew, stock } = writes
  await lockBrand(context.sql, why.brandId)
  return planned(context, products.length + skusChanged.length + skusNew.length + stock.length, async () => {
    const turns = await judge(context, why, writes)
    const products = turns.map(({ product }) => product)
    const { effects } = await watchStock(context, stockOf(why.brandId, writes), () =>
      save(context, { ...why, now: context.now }, { ...writes, products }),
    )
    return [...turns.flatMap((turn) => turn.effects), ...effects]
  })
}

const stockOf = (brandId: Id, { stock, safety = [] }: Writes) =>
  [...new Set([...stock, ...safety].map(({ skuId }) => skuId))].map((skuId) => ({ brandId, skuId }))

/** What these writes would do to each product that really changes. Writes nothing. */
export async function judge(context: Context, why: Why, writes: Writes): Promise<Turn[]> {
  const touched = [
    ...new Set([
      ...writes.products.map(({ id }) => id),
      ...[...writes.skusChanged, ...writes.skusNew].map(({ productId }) => productId),
    ]),
  ]
  return await turnsOf(context, why, await thingsOf(context, why.brandId, { touched, writes }))
}

/** A product before and after this writing, SKUs included. */
interface Thing {
  readonly id: Id
  readonly now: ProductNow | undefined
  readonly wish: Wish
  readonly before: Snapshot | null
  readonly after: Snapshot
}

async function thingsOf(
  { sql }: Context,
  brandId: Id,
  { touched, writes }: { touched: readonly Id[]; writes: Writes },
): Promise<Thing[]> {
  const known: ProductNow[] = []
  const skus: SkuNow[] = []
  for (const productIds of inChunks(touched)) {
    known.push(...(await productsById(sql, brandId, productIds)))
    skus.push(...(await loadSkus(sql, brandId, { codes: [], productIds })))
  }
  const products = new Map(known.map((one) => [one.id, one]))
  const wanted = new Map(writes.products.map((one) => [one.id, one]))
  const old = byProduct(skus)
  const said = byProduct([...writes.skusChanged, ...writes.skusNew])
  return touched.map((id) => {
    const now = products.get(id)
    const want = wanted.get(id)
    const before = now ? snapshotOf(now, offered(old.get(id) ?? [])) : null
    const words = want ?? now
    if (!words) throw new Error('SKUs were written of a product that is not there')
    const after = snapshotOf(words, offered(overlay(old.get(id) ?? [], said.get(id) ?? [])))
    return { id, now, wish: want?.wish ?? 'keep', before, after }
  })
}

type Sku = SkuWords & { readonly productId: Id; readonly retired?: boolean }

function byProduct<T extends Sku>(skus: readonly T[]): Map<Id, T[]> {
  const found = new Map<Id, T[]>()
  for (const sku of skus) {
    const list = found.get(sku.productId)
    if (list) list.push(sku)
    else found.set(sku.productId, [sku])
  }
  return found
}

const offered = (skus: readonly Sku[]): Sku[] => skus.filter(({ retired }) => !retired)

function overlay(old: readonly Sku[], said: readonly Sku[]): Sku[] {
  const all = new Map(old.map((sku) => [sku.id, sku]))
  for (const sku of said) all.set(sku.id, sku)
  return [...all.values()]
}

const snapshotOf = (words: ProductWords, skus: readonly Sku[]): Snapshot => ({ ...words, skus })

export interface Turn {
  readonly product: ProductNow
  readonly effects: readonly Effect[]
}

/** One turn for each product that really changes. */
async function turnsOf(context: Context, why: Why, things: readonly Thing[]): Promise<Turn[]> {
  const lasts = await lastLive(context, why.brandId, things)
  return things.flatMap((thing) => {
    const { now, before, after, wish, id } = thing
    const live = lasts.get(id) ?? null
    const standing = standingAfter(
      now && before ? { status: now.status, changed: !saysNothingNew(before, after) } : null,
      wish,
      live !== null && saysNothingNew(live, after),
    )
    if (before && standing.status === now!.status && isSame(before, after)) return []
    const product = productAfter(thing, standing)
    return [{ product, effects: effectsOf(why, { product, after, live, ...standing }) }]
  })
}

/** What buyers could meet last. Where a live product keeps its words, that is what it says now. */
async function lastLive({ sql }: Context, brandId: Id, things: readonly Thing[]): Promise<Map<Id, Snapshot>> {
  const found = new Map<Id, Snapshot>()
  const asked: { id: Id; version: number }[] = []
  for (const { id, now, before } of things) {
    if (now?.status === 'live') found.set(id, before!)
    else if (now?.liveVersion) asked.push({ id, version: now.liveVersion })
  }
  for (const part of inChunks(asked)) {
    for (const [id, snapshot] of await store.snapshotsOf(sql, brandId, part)) found.set(id, snapshot)
  }
  return found
}

function productAfter({ id, now, after }: Thing, { status, asks }: { status: ProductNow['status']; asks: boolean }) {
  const version = (now?.version ?? 0) + 1
  const caseId = status === 'in-review' ? (asks ? newId() : (now?.caseId ?? null)) : null
  const reviewReason = status === 'draft' ? (now?.reviewReason ?? '') : ''
  const liveVersion = status === 'live' ? version : (now?.liveVersion ?? null)
  const { skus: _, ...words } = after
  return { ...words, id, status, version, liveVersion, caseId, reviewReason }
}

function effectsOf(
  { brandId, actorId }: Why,
  turn: { product: ProductNow; after: Snapshot; live: Snapshot | null; asks: boolean; drops: boolean },
): Effect[] {
  const { product, after, live, asks, drops } = turn
  if (asks) return [proposalOf({ brandId, byPersonId: actorId, product, after, live })]
  if (!drops) return []
  return [{ type: 'drop-review', subject: 'product', subjectId: product.id, brandId, byPersonId: actorId }]
}

/** From so many rows on. */
const MANY = 500

/**
 * Connections keep plans, those of foreign keys too. One that was made while a brand had few goods walks all of them for
 * every row: 10,000 new SKUs took 9.5 s so, and 0.3 s by plans of their own. Many rows at once are planned as they come.
 */
export async function planned<T>({ sql }: Context, rows: number, work: () => Promise<T>): Promise<T> {
  if (rows < MANY) return work()
  const before = await store.planBy(sql, 'force_custom_plan')
  const done = await work()
  await store.planBy(sql, before)
  return done
}

/** Writes rows that are decided; one version for each product named. */
export async function save(
  { sql }: Context,
  writing: store.Writing,
  rows: Omit<Writes, 'products'> & { products: readonly ProductNow[] },
): Promise<void> {
  for (const part of inChunks(rows.products)) await store.saveProducts(sql, writing, part)
  for (const part of inChunks(rows.skusChanged)) await store.updateSkus(sql, writing, part)
  for (const part of inChunks(rows.skusNew)) await store.insertSkus(sql, writing, part)
  for (const part of inChunks(rows.stock)) await store.saveStock(sql, writing, part)
  for (const part of inChunks(rows.safety ?? [])) await store.saveSafety(sql, writing, part)
  const ids = rows.products.map(({ id }) => id)
  for (const part of inChunks(ids)) await store.appendVersions(sql, writing, part)
}
