import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
import { type Problem, type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { batchesOfCampaign } from './batch-store'
import { traceLineOf } from './batches'
import type * as contract from './cost-contract'
import { costOf, splitPrice, type Takes } from './cost-rules'
import * as store from './cost-store'

/** What platform and reseller take of a price: the money's own rules know, so the shell tells. */
export type TakesOf = (priceFen: Fen, rate: BasisPoints) => Takes

type Cards = OutputOf<typeof contract.costCards>

export async function costCards(
  { sql, takesOf }: Pick<Context, 'sql'> & { takesOf: TakesOf },
  { input, by }: Asked<InputOf<typeof contract.costCards>>,
): Promise<Cards | Refusal> {
  const { brandId } = by
  const [product] = await store.productById(sql, brandId, input.productId)
  if (!product) return refuse('not-found')
  const [skus, sold, cards] = await Promise.all([
    store.skusOf(sql, brandId, input.productId),
    store.pricesOf(sql, brandId, input.productId),
    store.versionsOf(sql, brandId, input.productId),
  ])
  return {
    productId: input.productId,
    ...product,
    skus: skus.map((sku) => {
      const newest = cards.find((card) => card.skuId === sku.skuId)
      return { ...sku, card: newest ? cardOf(newest) : null, prices: pricesFor(sku, sold, takesOf) }
    }),
    versions: cards.map(({ skuId: _sku, at, validFrom, platformFen: _p, resellerFen: _r, ...card }) => {
      return { ...card, at: iso(at), validFrom: iso(validFrom) }
    }),
  }
}

function cardOf({ skuId: _sku, options: _options, at: _at, validFrom, ...card }: store.CardRow) {
  return { ...card, validFrom: iso(validFrom) }
}

const CAMPAIGNS_MAX = 10

function pricesFor({ skuId, listPriceFen }: store.SkuRow, sold: readonly store.SoldRow[], takesOf: TakesOf) {
  const campaigns = sold.filter((one) => one.skuId === skuId).slice(0, CAMPAIGNS_MAX)
  return [
    { of: 'list' as const, title: '', priceFen: listPriceFen, ...takesOf(listPriceFen, 0) },
    ...campaigns.map(({ title, priceFen, rate }) => ({
      of: 'campaign' as const,
      title,
      priceFen,
      ...takesOf(priceFen, rate),
    })),
  ]
}

type Save = Asked<InputOf<typeof contract.saveCosts>>

/** Costs that no price could pay are refused, the SKU and the missing fen named; what did not change gets no version. */
export function saveCosts(
  context: Context & { takesOf: TakesOf },
  asked: readonly Save[],
): Promise<Outcome<{ written: number }>[]> {
  return oneByOne(asked, (one) => saveOne(context, one))
}

async function saveOne(
  context: Context & { takesOf: TakesOf },
  { input, by }: Save,
): Promise<Outcome<{ written: number }>> {
  const { sql, now } = context
  const { brandId, personId } = by
  const { productId, openTo } = input
  const skus = new Map((await store.skusOf(sql, brandId, productId)).map((sku) => [sku.skuId, sku]))
  if (skus.size === 0 || input.cards.some(({ skuId }) => !skus.has(skuId))) return refuse('not-found')
  const keys = input.cards.map(({ skuId }) => ({ brandId, skuId }))
  const known = new Map((await store.costsNow(sql, keys, now)).map((row) => [row.skuId, row]))
  const problems: Problem[] = []
  const drafts = input.cards.flatMap((stated, i): store.CardDraft[] => {
    const { listPriceFen } = skus.get(stated.skuId)!
    const card = splitPrice(listPriceFen, stated, context.takesOf(listPriceFen, 0))
    const before = known.get(stated.skuId)
    if (!card)
      problems.push({ field: `cards.${i}`, code: 'over-price', facts: { overFen: costOf(stated) - listPriceFen } })
    if (!card || isSame(before, stated)) return []
    const why = input.why || (before ? '更新成本' : '首次填写')
    return [{ ...card, brandId, skuId: stated.skuId, version: (before?.version ?? 0) + 1, why, personId }]
  })
  if (problems.length > 0) return refuse('terms-refused', { problems })
  if (drafts.length > 0) await store.insertCards(sql, drafts, now)
  await store.saveOpening(sql, { brandId, productId, openTo, personId }, now)
  return { answer: { written: drafts.length } }
}

const isSame = (before: store.CostRow | undefined, now: InputOf<typeof contract.saveCosts>['cards'][number]) =>
  before !== undefined &&
  before.materialFen === now.materialFen &&
  before.labourFen === now.labourFen &&
  before.freightFen === now.freightFen

type Opened = OutputOf<typeof contract.ofCampaign>

/** A price that its own card could not pay shows no card: there would be nothing true to draw. */
export async function openedTo(
  { sql, now, takesOf }: Pick<Context, 'sql' | 'now'> & { takesOf: TakesOf },
  { campaignId, reader }: { campaignId: Id; reader: 'buyer' | 'reseller' },
): Promise<Opened> {
  const [offered, batches] = await Promise.all([
    store.offered(sql, campaignId, now),
    batchesOfCampaign(sql, campaignId, 3),
  ])
  const open = offered.filter(({ openTo }) => openTo === 'everybody' || reader === 'reseller')
  const costs = open.flatMap(({ skuId, options, priceFen, rate, openTo: _openTo, validFrom, ...costs }) => {
    const card = splitPrice(priceFen, costs, takesOf(priceFen, rate))
    return card ? [{ skuId, options, validFrom: iso(validFrom), card }] : []
  })
  return { costs: costs.length > 0 ? costs : null, batches: batches.map(traceLineOf) }
}

/** What one unit costs its brand, for whoever judges prices; SKUs without a statement are not there. */
export async function costsOf(
  { sql, now }: Pick<Context, 'sql' | 'now'>,
  keys: readonly { brandId: Id; skuId: Id }[],
): Promise<Map<Id, Fen>> {
  const found = keys.length > 0 ? await store.costsNow(sql, keys, now) : []
  return new Map(found.map((row) => [row.skuId, costOf(row)]))
}
