import type { EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { type Refusal, refuse } from '@/kernel/result'
import type { Context } from '@/kernel/service'
import { takeAll } from './rules'
import type { Status } from './snapshot'
import * as store from './stock-store'

/**
 * Sets a campaign's quota aside at launch, all of it or nothing: `stock-short` (facts: goods with what is on hand) for
 * each effect that does not fit after those before it. A campaign that has its stock already keeps it: repeats are safe.
 */
export async function setAside(
  context: Context,
  effects: readonly EffectOf<'set-aside'>[],
): Promise<(Refusal | null)[]> {
  const { answers, taken } = await fitting(context, effects)
  if (taken.length > 0) await store.insertHolds(context.sql, taken, context.now)
  return answers
}

export type Wanted = Omit<EffectOf<'set-aside'>, 'type'>

/** The same without taking anything: stock stands still from here on, so that what fits now fits until the commit. */
export const stockFor = async (context: Context, wanted: readonly Wanted[]): Promise<(Refusal | null)[]> =>
  (await fitting(context, wanted)).answers

async function fitting({ sql }: Context, wanted: readonly Wanted[]) {
  const taken: store.Goods[] = []
  if (wanted.length === 0) return { answers: [], taken }
  const left = await store.lockStock(sql, wanted.flatMap(goodsOf))
  const done = await store.campaignsWithHolds(sql, wanted)
  const answers = wanted.map((one) => {
    if (done.has(one.campaignId)) return null
    const short = takeAll(left, one.goods)
    if (short.length > 0) return refuse('stock-short', { goods: short })
    done.add(one.campaignId)
    taken.push(...goodsOf(one))
    return null
  })
  return { answers, taken }
}

/** Quota that nobody took is on hand again. */
export async function giveBack(context: Context, effects: readonly EffectOf<'give-back'>[]): Promise<void> {
  const goods = effects.flatMap(goodsOf)
  if (goods.length > 0) await store.moveHolds(context.sql, goods, { move: 'returned', now: context.now })
}

/** Set-aside units left the house for good. */
export async function unitsSold(context: Context, effects: readonly EffectOf<'units-sold'>[]): Promise<void> {
  if (effects.length > 0) await store.moveHolds(context.sql, effects, { move: 'sold', now: context.now })
}

/** Units that counted as sold stayed in the house: the campaign has them again. */
export async function unitsBack(context: Context, effects: readonly EffectOf<'units-back'>[]): Promise<void> {
  if (effects.length > 0) await store.moveHolds(context.sql, effects, { move: 'unsold', now: context.now })
}

export interface MarketRequest {
  readonly brandId: Id
  readonly productId: Id
  readonly skuIds: readonly Id[]
}

/** What the catalogue says about the goods of an offer. */
export interface MarketProduct {
  /** Only live goods start a campaign; it remembers their version. */
  readonly status: Status
  readonly version: number
  readonly title: string
  readonly category: string
  readonly shipsInDays: number
  readonly pictureUrls: readonly string[]
  readonly goods: readonly {
    readonly skuId: Id
    readonly title: string
    readonly options: string
    readonly pictureUrl: string
    readonly listPriceFen: Fen
    readonly onHand: number
  }[]
}

/** Each product with the asked SKUs in their order; null when the brand has no such product or SKU. */
export async function marketGoods(
  context: Context,
  requests: readonly MarketRequest[],
): Promise<(MarketProduct | null)[]> {
  if (requests.length === 0) return []
  const asked = requests.flatMap(({ skuIds, ...of }) => skuIds.map((skuId) => ({ ...of, skuId })))
  const found = await store.loadMarket(context.sql, asked)
  const bySku = new Map(found.map((row) => [`${row.brandId}/${row.productId}/${row.skuId}`, row]))
  return requests.map(({ brandId, productId, skuIds }) => {
    const rows = skuIds.map((skuId) => bySku.get(`${brandId}/${productId}/${skuId}`))
    return rows.length > 0 && rows.every((row) => row !== undefined) ? productOf(rows) : null
  })
}

function productOf(rows: readonly store.MarketRow[]): MarketProduct {
  const { status, version, title, category, shipsInDays, pictureUrls } = rows[0]!
  const goods = rows.map(({ skuId, options, pictureUrl, listPriceFen, onHand }) => {
    return { skuId, title, options, pictureUrl, listPriceFen, onHand }
  })
  return { status, version, title, category, shipsInDays, pictureUrls, goods }
}

const goodsOf = ({ brandId, campaignId, goods }: Wanted): store.Goods[] =>
  goods.map(({ skuId, units }) => ({ brandId, campaignId, skuId, units }))
