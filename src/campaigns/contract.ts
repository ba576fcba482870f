import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf, title } from '@/kernel/shapes'

/** What every kind can say about a round in one line. `missing` is what is still needed to reach the goal. */
export const headline = z.object({
  status: z.enum(['waiting', 'open', 'formed', 'failed']),
  seatsTotal: z.number().int(),
  seatsPaid: z.number().int(),
  seatsHeld: z.number().int(),
  missing: z.number().int(),
  joinable: z.boolean(),
  endsAt: isoTime.nullable(),
})

/** A member as strangers may see one: masked name and picture, never an id. */
export const member = z.object({
  name: z.string(),
  avatarUrl: z.string(),
  leader: z.boolean(),
  paid: z.boolean(),
  me: z.boolean(),
  at: isoTime,
})

export const roundView = z.object({
  id,
  campaignId: id,
  headline,
  members: z.array(member).max(20),
  /** Why it failed, when it did. */
  reason: z.string().nullable(),
  formedAt: isoTime.nullable(),
  /** The caller's own part, if any. */
  mine: z
    .object({
      entryId: id,
      orderId: id,
      state: z.enum(['held', 'paid', 'released', 'refunding', 'withdrawn']),
      payBefore: isoTime.nullable(),
    })
    .nullable(),
  serverTime: isoTime,
})

export const goodsView = z.object({
  skuId: id,
  title: z.string(),
  options: z.string(),
  pictureUrl: z.string(),
  priceFen: fen,
  singlePriceFen: fen,
  left: z.number().int(),
})

export const campaignSummary = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  brandName: z.string(),
  pictureUrl: z.string(),
  priceFen: fen,
  singlePriceFen: fen,
  category: z.string(),
  status: z.enum(['in-review', 'rejected', 'live', 'ended']),
  reason: z.string(),
  startsAt: isoTime,
  endsAt: isoTime,
  shipsInDays: z.number().int(),
  quota: z.number().int(),
  left: z.number().int(),
  /** Units of paid entries in formed rounds: real sales, counted from rows. */
  sold: z.number().int(),
  /** The open round that lacks the fewest people and can be joined now. */
  nearest: z.object({ roundId: id, missing: z.number().int(), endsAt: isoTime }).nullable(),
})

/** Page C1: complete without login. `terms` belongs to the kind; its panels know the shape. */
export const cardView = campaignSummary.extend({
  productId: id,
  about: z.string(),
  pictureUrls: z.array(z.string()).max(12),
  brand: z.object({ id, name: z.string(), logoUrl: z.string(), city: z.string() }),
  /** The shop this card came from, when it came from one. */
  soldBy: z.object({ shopId: id, name: z.string() }).nullable(),
  terms: z.record(z.string(), z.unknown()),
  goods: z.array(goodsView).max(50),
  /** Open rounds nearest to full first. */
  openRounds: z.array(roundView).max(5),
  /** The round the card points at, if it names one, whatever became of it. */
  round: roundView.nullable(),
  serverTime: isoTime,
})

export const card = query('campaigns.card', {
  summary: 'Everything a shared card shows, readable without login; by campaign, by round or by share code.',
  input: z.object({ campaignId: id.optional(), roundId: id.optional(), shareCode: z.string().max(10).optional() }),
  output: cardView,
  refusals: ['not-found'],
  cacheSeconds: 1,
})

export const live = query('campaigns.live', {
  summary: 'Campaigns that are open now, newest first.',
  input: z.object({ cursor, category: z.string().max(40).optional(), brandId: id.optional() }),
  output: pageOf(campaignSummary),
  refusals: [],
  cacheSeconds: 2,
})

export const summaries = query('campaigns.summaries', {
  summary: 'Campaigns by id, in the order asked for, live or not: what a shop shows.',
  input: z.object({ ids: z.string().max(4000).describe('comma-separated ids, at most 100') }),
  output: z.object({ items: z.array(campaignSummary).max(100) }),
  refusals: ['bad-input'],
  cacheSeconds: 2,
})

export const round = query('campaigns.round', {
  summary: 'One round as it stands; with a token also my own part in it.',
  input: z.object({ roundId: id }),
  output: roundView,
  refusals: ['not-found'],
})

/** `action.type` and what else it carries belong to the kind (group-buy: start, join, alone, cancel, leave). */
export const act = command('campaigns.act', {
  summary: 'Take part: start or join a round, cancel before paying, leave before it is formed.',
  input: z.object({
    campaignId: id,
    roundId: id.optional(),
    action: z.looseObject({ type: z.string().max(40) }),
    addressId: id.optional(),
    /** The unit price the buyer saw; another one is refused as price-changed and asked again. */
    seenPriceFen: fen.optional(),
  }),
  output: z.object({
    roundId: id,
    entryId: id,
    orderId: id,
    /** When the seat goes back unless paid; null once there is nothing to pay. */
    payBefore: isoTime.nullable(),
  }),
  refusals: [
    'not-found',
    'full',
    'ended',
    'not-started',
    'already-in',
    'unpaid-order',
    'over-limit',
    'sold-out',
    'price-changed',
    'address-missing',
    'not-allowed-now',
  ],
})

export const remind = command('campaigns.remind', {
  summary: 'Tell me when this campaign begins: one message, if a consent for it is left by then.',
  input: z.object({ campaignId: id }),
  output: z.object({ startsAt: isoTime }),
  refusals: ['not-found', 'not-allowed-now'],
})

export const offer = z.object({
  kind: z.string().max(40),
  title,
  productId: id,
  commissionRate: z.number().int().min(0).max(5000),
  shipsInDays: z.number().int().min(1).max(330),
  startsAt: isoTime,
  endsAt: isoTime,
  goods: z
    .array(z.object({ skuId: id, priceFen: fen, singlePriceFen: fen, quota: z.number().int().min(1).max(1_000_000) }))
    .min(1)
    .max(50),
  /** The kind's own numbers; its schema checks them. */
  terms: z.record(z.string(), z.unknown()),
  /** The review's "needs work" that this offer answers. */
  answersCaseId: id.nullish(),
})

export const publish = command('campaigns.publish', {
  summary:
    'Publish a campaign: checked by the law and the kind, then screened by machines; harmless ones go live at once.',
  input: offer,
  output: z.object({ campaignId: id, status: z.enum(['in-review', 'live']) }),
  refusals: ['terms-refused', 'not-found', 'goods-not-live', 'stock-short'],
})

export const ofBrand = query('campaigns.ofBrand', {
  summary: 'This brand’s campaigns, newest first, with what is in the way of those not live.',
  input: z.object({ cursor }),
  output: pageOf(campaignSummary),
  refusals: [],
})

/** R2: one line per campaign a reseller can pick. Commission is per piece in fen, at the lowest-priced SKU. */
export const offerForResellers = campaignSummary.extend({
  commissionFen: fen,
  /** In basis points, of the price. */
  commissionRate: z.number().int(),
  refundRate: z.number().min(0).max(1).nullable(),
  mine: z.boolean(),
})

export const offers = query('campaigns.offers', {
  summary: 'Goods to pick, filtered by commission per piece, category and days to ship.',
  input: z.object({
    commissionFenMin: z.coerce.number().int().min(0).optional(),
    category: z.string().max(40).optional(),
    shipsInDaysMax: z.coerce.number().int().min(1).optional(),
    sort: z.enum(['commission', 'newest', 'sold']).default('commission'),
    /** Only this one, if it can be picked. */
    campaignId: id.optional(),
    cursor,
  }),
  output: pageOf(offerForResellers).extend({ categories: z.array(z.string()) }),
  refusals: [],
})
