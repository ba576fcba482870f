import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'
import { TAB_NAMES } from './rules'

export const status = z.enum([
  'unpaid',
  'closed',
  'forming',
  'to-ship',
  'shipped',
  'signed',
  'finished',
  'refunding',
  'refunded',
])

export const line = z.object({
  title: z.string(),
  options: z.string(),
  pictureUrl: z.string(),
  units: z.number().int(),
  unitPriceFen: fen,
  lineFen: fen,
})

/** One step of the order's life; `facts` carries what the sentence needs (carrier, number, amount, reason …). */
export const step = z.object({
  type: z.string(),
  actor: z.string(),
  at: isoTime,
  facts: z.record(z.string(), z.unknown()),
})

/** A refund as a trail, like a parcel's: each step with its time, the coming ones without. */
export const trail = z
  .array(z.object({ step: z.enum(['asked', 'accepted', 'arrived']), at: isoTime.nullable() }))
  .max(3)

export const permit = z.object({ yes: z.boolean(), why: z.string().nullable() })
/** What the server allows now: the app shows these buttons and no others. `why` names the state that stands in the way. */
export const may = z.object({ pay: permit, cancel: permit, refund: permit, sign: permit })

export const tab = z.enum(TAB_NAMES)

export const orderSummary = z.object({
  id,
  status,
  brandName: z.string(),
  lines: z.array(line).max(50),
  totalFen: fen,
  createdAt: isoTime,
  payBefore: isoTime.nullable(),
  campaignId: id,
  roundId: id.nullable(),
})

export const orderView = orderSummary.extend({
  paidFen: fen,
  refundedFen: fen,
  /** Null once its owner had it deleted; that is possible as soon as no parcel needs it any more. */
  address: z.object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() }).nullable(),
  steps: z.array(step).max(100),
  /** The day the brand promised to ship by, once there is one. */
  shipsBy: isoTime.nullable(),
  /** Each parcel with what is in it. */
  parcels: z
    .array(
      z.object({
        carrier: z.string(),
        trackingNo: z.string(),
        shippedAt: isoTime,
        goods: z.array(z.object({ title: z.string(), options: z.string(), units: z.number().int() })).max(50),
      }),
    )
    .max(20),
  /** `reason` is the rule behind it, `why` what the buyer chose, when the buyer asked for it. */
  refund: z.object({ amountFen: fen, reason: z.string(), why: z.string().nullable(), trail }).nullable(),
  /** What the goods said of themselves when they were offered; what the brand changes later is not what was bought. */
  bought: z
    .object({ productId: id, version: z.number().int(), about: z.string(), pictureUrls: z.array(z.string()) })
    .nullable(),
  may,
  returnableUntil: isoTime.nullable(),
  serverTime: isoTime,
})

export const mine = query('orders.mine', {
  summary:
    'My orders, newest first, by tab; `text` finds goods, order numbers (or their ends) and tracking numbers. ' +
    'Counts are those of all my orders, whatever was looked for.',
  input: z.object({ tab: tab.default('all'), text: z.string().trim().max(60).optional(), cursor }),
  output: pageOf(orderSummary).extend({ counts: z.record(tab, z.number().int()) }),
  refusals: [],
})

export const view = query('orders.view', {
  summary: 'One of my orders with its timeline, money lines and what I may do now.',
  input: z.object({ orderId: id }),
  output: orderView,
  refusals: ['not-found'],
})

export const sign = command('orders.sign', {
  summary: 'I have received it. The 7 days of no-reason return start at the next midnight (消法 25, TRD 3.3).',
  input: z.object({ orderId: id }),
  output: z.object({ status, returnableUntil: isoTime }),
  refusals: ['not-found', 'not-allowed-now'],
})
