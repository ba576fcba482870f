import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect, EffectOf, ReviewFacts } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Problem, type Refusal, refuse } from '@/kernel/result'
import type { Asked, Context, Outcome } from '@/kernel/service'
import { fromIso } from '@/kernel/time'
import { allRules } from './all-rules'
import type * as contract from './contract'
import type { AnyKind, Market } from './kind'
import * as store from './publishing-store'
import * as campaigns from './store'

type Offer = InputOf<typeof contract.publish>
type Published = OutputOf<typeof contract.publish>

/** What the catalogue says about the goods of an offer. */
export interface GoodsKnown {
  readonly skuId: Id
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly listPriceFen: number
  readonly onHand: number
}
export interface ProductKnown {
  readonly status: string
  readonly version: number
  readonly goods: readonly GoodsKnown[]
}
export interface AskedOffer extends Asked<Offer> {
  readonly product: ProductKnown | null
  /** What the review judges beside the words. */
  readonly facts: ReviewFacts
}

/** Publishes offers that the law and the kind have nothing against; machines and people look before they go live. */
export async function publish(context: Context, asked: readonly AskedOffer[]): Promise<Outcome<Published>[]> {
  const checked = asked.map((one) => ({ one, no: whyNot(one, context.now), id: newId() }))
  const good = checked.flatMap(({ one, no, id }) => (no ? [] : [{ one, id }]))
  if (good.length > 0) {
    await store.insertCampaigns(context.sql, good.map(draftOf), context.now)
    await store.insertGoods(context.sql, good.flatMap(goodsOf))
  }
  return checked.map(
    ({ one, no, id }) => no ?? { answer: { campaignId: id, status: 'in-review' }, effects: [reviewOf(one, id)] },
  )
}

function whyNot({ input, product }: AskedOffer, now: number): Refusal | null {
  const kind = allRules[input.kind]
  if (!kind) return refuse('terms-refused', { problems: [{ field: 'kind', code: 'unknown-kind' }] })
  if (!product) return refuse('not-found')
  // What nobody has looked at, or what is being looked at again, starts nothing new.
  if (product.status !== 'live') return refuse('goods-not-live', { status: product.status })
  const problems = [...problemsOf(kind, input, marketOf(input, product.goods, now)), ...twice(input)]
  return problems.length > 0 ? refuse('terms-refused', { problems }) : null
}

/** A shape that does not even fit is said once per field; only then does the kind judge the numbers. */
function problemsOf(kind: AnyKind, { terms }: Offer, market: Market): Problem[] {
  const misshapen = Object.keys(kind.terms as object).filter((field) => typeof terms[field] !== 'number')
  if (misshapen.length > 0) return misshapen.map((field) => ({ field: `terms.${field}`, code: 'missing' }))
  return kind.check(terms, market)
}

function twice({ goods }: Offer): Problem[] {
  const seen = new Set<Id>()
  return goods.flatMap(({ skuId }, i) => {
    const again = seen.has(skuId)
    seen.add(skuId)
    return again ? [{ field: `goods.${i}.skuId`, code: 'twice' }] : []
  })
}

function marketOf(input: Offer, goods: readonly GoodsKnown[], now: number): Market {
  const known = new Map(goods.map((g) => [g.skuId, g]))
  return {
    now,
    startsAt: fromIso(input.startsAt),
    endsAt: fromIso(input.endsAt),
    shipsInDays: input.shipsInDays,
    commissionRate: input.commissionRate,
    goods: input.goods.map((g) => ({
      ...g,
      listPriceFen: known.get(g.skuId)!.listPriceFen,
      onHand: known.get(g.skuId)!.onHand,
    })),
  }
}

function draftOf({ one: { input, by, product }, id }: { one: AskedOffer; id: Id }): store.CampaignDraft {
  const { kind, title, productId, commissionRate, shipsInDays, startsAt, endsAt } = input
  // Only what the kind's own schema names is kept: nothing else can hide in the terms.
  const terms = Object.fromEntries(
    Object.keys(allRules[kind]!.terms as object).map((field) => [field, input.terms[field]]),
  )
  return {
    id,
    brandId: by.brandId,
    kind,
    title,
    terms,
    productId,
    productVersion: product!.version,
    commissionRate,
    shipsInDays,
    startsAt,
    endsAt,
    createdBy: by.personId,
  }
}

function goodsOf({ one: { input, product }, id }: { one: AskedOffer; id: Id }): store.GoodsDraft[] {
  const known = new Map(product!.goods.map((g) => [g.skuId, g]))
  return input.goods.map(({ skuId, priceFen, singlePriceFen, quota }, position) => {
    const { title, options, pictureUrl } = known.get(skuId)!
    return { campaignId: id, skuId, position, title, options, pictureUrl, priceFen, singlePriceFen, quota }
  })
}

function reviewOf({ input, by, facts }: AskedOffer, campaignId: Id): Effect {
  const { title } = input
  return {
    type: 'ask-review',
    caseId: newId(),
    subject: 'campaign',
    subjectId: campaignId,
    brandId: by.brandId,
    byPersonId: by.personId,
    title,
    // Its title is all that an offer says itself.
    text: '',
    findings: [],
    facts,
    answersCaseId: input.answersCaseId ?? null,
  }
}

/** Decisions of the review: approved ones go live and set their quota aside from stock. */
export async function decided(context: Context, effects: readonly EffectOf<'review-decided'>[]): Promise<Effect[]> {
  if (effects.length === 0) return []
  const list = effects.map((e) => ({
    id: e.subjectId,
    status: e.verdict === 'accepted' ? ('live' as const) : ('rejected' as const),
    reason: e.reason,
  }))
  await campaigns.lockCampaigns(
    context.sql,
    list.map((l) => l.id),
  )
  const moved = await store.decideCampaigns(context.sql, list, context.now)
  const live = moved.filter((c) => c.status === 'live')
  return (await quotasOf(context, live)).map((one) => ({ type: 'set-aside', ...one }))
}

export interface OfferKey {
  readonly id: Id
  readonly brandId: Id
}

/** What offers will set aside when they go live; nobody moves them meanwhile. */
export async function quotasWanted(context: Context, offers: readonly OfferKey[]) {
  await campaigns.lockCampaigns(
    context.sql,
    offers.map(({ id }) => id),
  )
  return quotasOf(context, offers)
}

async function quotasOf({ sql }: Context, offers: readonly OfferKey[]) {
  if (offers.length === 0) return []
  const quotas = await store.quotas(
    sql,
    offers.map(({ id }) => id),
  )
  return offers.map(({ id: campaignId, brandId }) => {
    const goods = quotas.filter((q) => q.campaignId === campaignId).map(({ skuId, units }) => ({ skuId, units }))
    return { brandId, campaignId, goods }
  })
}

/** Offers that were refused wait for a decision again; answers those that did. One whose time is over stays as it is. */
export const reopened = async (
  { sql, now }: Context,
  effects: readonly EffectOf<'review-reopened'>[],
): Promise<Id[]> =>
  effects.length === 0 ? [] : (await store.reopenCampaigns(sql, subjectsOf(effects), now)).map(({ id }) => id)

const subjectsOf = (effects: readonly EffectOf<'review-reopened'>[]) => effects.map(({ subjectId }) => subjectId)

/** Campaigns take no more starts after their end; units nobody took go back to stock. */
export async function end(context: Context, most: number): Promise<Effect[]> {
  const due = (await store.overdue(context.sql, context.now, most)).map((c) => c.id)
  if (due.length === 0) return []
  await campaigns.lockCampaigns(context.sql, due)
  await store.endCampaigns(context.sql, due)
  const left = await store.emptyQuota(context.sql, due)
  return due.flatMap((campaignId): Effect[] => {
    const own = left.filter((l) => l.campaignId === campaignId)
    const goods = own.map(({ skuId, units }) => ({ skuId, units }))
    return own.length > 0 ? [{ type: 'give-back', brandId: own[0]!.brandId, campaignId, goods }] : []
  })
}
