import { z } from 'zod'
import { query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

const sum = z.number().int().min(0)
const count = z.number().int().min(0)

/**
 * Money that stands where it should only pass. refund-abnormal: WeChat can't bring a refund to the buyer · refund-slow:
 * asked for more than an hour ago and not arrived · late-payment: paid for an order that was closed and stayed so ·
 * round-over: the round has ended and the order was not told · left-held: the order went on and part of its money stayed
 * behind · unmatched: WeChat told of money that no payment of ours took · payout-slow: a withdrawal that neither arrived
 * nor came back, an hour after it was asked for or after its payee's time ran out.
 */
export const SUSPENSE = [
  'refund-abnormal',
  'refund-slow',
  'late-payment',
  'round-over',
  'left-held',
  'unmatched',
  'payout-slow',
] as const

const suspenseItem = z.object({
  kind: z.enum(SUSPENSE),
  id: z.string(),
  orderId: id.nullable(),
  orderStatus: z.string().nullable(),
  brandName: z.string(),
  /** Of a payout: whose it is, and the account in which it waits. */
  shopName: z.string().nullable(),
  account: z.string().nullable(),
  amountFen: sum,
  since: isoTime,
  /** The parcel that carries a refund or a payout, with how often it failed and how. */
  parcel: z.object({ id, attempts: count, lastError: z.string().nullable(), dead: z.boolean() }).nullable(),
})

export const suspense = query('insight.suspense', {
  summary:
    'O2: money in suspense, oldest first, at most two hundred lines, with sums by kind; beside it what is rightly held for groups and refunds under way. Open refunds and rounds count whatever their age; the search for leftovers and unmatched notices goes back ninety days.',
  input: z.object({ kind: z.enum(SUSPENSE).optional() }),
  output: z.object({
    items: z.array(suspenseItem).max(200),
    kinds: z.array(z.object({ kind: z.enum(SUSPENSE), count, amountFen: sum })).max(10),
    count,
    amountFen: sum,
    /** Held for buyers as it should be: groups that form, refunds on their way. */
    held: z.object({ forming: count, formingFen: sum, refunding: count, refundingFen: sum }),
    serverTime: isoTime,
  }),
  refusals: [],
})

export const movements = query('insight.movements', {
  summary:
    'Ledger entries of one order, or of one account, newest first. Accounts are named by their owner; `balanceFen` is the account’s, null for an order.',
  input: z.object({ orderId: id.optional(), account: z.string().max(80).optional(), cursor }),
  output: pageOf(
    z.object({
      transferId: id,
      at: isoTime,
      rule: z.string(),
      amountFen: sum,
      debit: z.string(),
      debitOwner: z.string(),
      credit: z.string(),
      creditOwner: z.string(),
      /** Null for money of a withdrawal. */
      orderId: id.nullable(),
    }),
  ).extend({
    balanceFen: z.number().int().nullable(),
    order: z
      .object({ status: z.string(), brandName: z.string(), title: z.string(), paidFen: fen, refundedFen: fen })
      .nullable(),
  }),
  refusals: ['bad-input'],
})

export const desk = query('insight.desk', {
  summary: 'What waits for an operator: cases to review, parcels given up, money in suspense.',
  input: z.object({}),
  output: z.object({
    reviews: count,
    /** Past their clock. */
    reviewsLate: count,
    /** When the oldest of them was sent in. */
    reviewsSince: isoTime.nullable(),
    deadLetters: count,
    suspense: z.object({ count, amountFen: sum, since: isoTime.nullable() }),
    serverTime: isoTime,
  }),
  refusals: [],
})
