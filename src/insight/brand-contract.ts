import { z } from 'zod'
import { query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

/** Sums of many orders are larger than any one price may be. */
const sum = z.number().int().min(0)
const count = z.number().int().min(0)

/** A share with what stands behind it; `rate` in basis points, null where too few do. */
const ratio = z.object({ part: count, whole: count, rate: z.number().int().nullable() })

/** Days are China's. Sales count on the day the buyer paid, refunds on the day the money was back. */
const dayOfTrade = z.object({ day: z.string(), orders: count, salesFen: sum, refunds: count, refundsFen: sum })

const sellerView = z.object({
  shopId: id,
  name: z.string(),
  orders: count,
  salesFen: sum,
  commissionFen: sum,
})

const days = z.coerce.number().pipe(z.union([z.literal(7), z.literal(30), z.literal(90)]))

export const overview = query('insight.overview', {
  summary:
    'How the brand does: sales, refunds, delivery and resellers of the last 7, 30 or 90 days, today included, one line per day. Nothing is estimated: a day without orders is zero, a rate of fewer than ten orders is null.',
  input: z.object({ days: days.default(30) }),
  output: z.object({
    days: z.array(dayOfTrade).max(90),
    orders: count,
    salesFen: sum,
    refunds: count,
    refundsFen: sum,
    /** The same number of days before. */
    before: z.object({ orders: count, salesFen: sum }),
    /** Of the orders paid in these days: signed for or finished. */
    done: ratio,
    /** Of the orders paid in these days: given back or on the way back. */
    refunded: ratio,
    /** Of the parcels sent in these days: after the promised day. */
    lateShipped: ratio,
    /** To ship now and past the promised day, whenever paid. */
    lateNow: count,
    /** Who sold, by sales, refunded orders left out; the best ten. */
    sellers: z.array(sellerView).max(10),
    /** What came without a reseller. */
    direct: z.object({ orders: count, salesFen: sum }),
    serverTime: isoTime,
  }),
  refusals: [],
})

export const FIGURES = ['paid', 'done', 'refunded', 'refunds', 'late', 'late-shipped', 'direct', 'seller'] as const

export const figure = query('insight.figure', {
  summary:
    'The orders that a number of the overview is made of, newest payment first, with their count and sum. `day` narrows to one day (of payment; of the refund for `refunds`), `shopId` names the seller.',
  input: z.object({
    of: z.enum(FIGURES),
    days: days.default(30),
    day: z.iso.date().optional(),
    shopId: id.optional(),
    cursor,
  }),
  output: pageOf(
    z.object({
      orderId: id,
      title: z.string(),
      options: z.string(),
      units: z.number().int(),
      status: z.string(),
      paidFen: fen,
      refundedFen: fen,
      commissionFen: fen,
      seller: z.string().nullable(),
      paidAt: isoTime,
      shipsBy: isoTime.nullable(),
      shippedAt: isoTime.nullable(),
    }),
  ).extend({ count, paidFen: sum, refundedFen: sum }),
  refusals: [],
})

/**
 * What a clerk should look at: no-picture, no-about, no-stock (listed, nothing sellable, nothing set aside), quota-out (a
 * running campaign has nothing left of an SKU), stock-low (what is sellable is less than what running campaigns still offer, so
 * nothing is there for the next one), withdrawn-live (taken off the list while a campaign runs).
 */
export const GOODS_STATUS = ['draft', 'in-review', 'live', 'withdrawn'] as const

export const GOODS_PROBLEMS = [
  'sent-back',
  'no-picture',
  'no-about',
  'no-stock',
  'stock-safety',
  'quota-out',
  'stock-low',
  'withdrawn-live',
  'compared-unsourced',
] as const

/** `onHand` is what lies in the warehouse: sold units that wait to be shipped, held by campaigns, and sellable. */
const stock = { onHand: count, toShip: count, held: count, sellable: count, sold: count }

const goodsSku = z.object({
  id,
  code: z.string(),
  options: z.string(),
  priceFen: fen,
  ...stock,
  /** Never offered to campaigns. */
  safety: count,
})

const goodsCampaign = z.object({ id, title: z.string(), status: z.string(), quotaLeft: count, endsAt: isoTime })

const goodsFilter = {
  productId: id.optional(),
  search: z.string().max(60).optional(),
  status: z.enum(GOODS_STATUS).optional(),
  problems: z.enum(['any', ...GOODS_PROBLEMS]).optional(),
  inCampaign: z.enum(['yes', 'no']).optional(),
  category: z.string().max(40).optional(),
  /** Goods whose lowest price is below this; from an address, so it may come as text. */
  priceFenBelow: z.coerce.number().int().min(1).max(100_000_000).optional(),
}

export const goods = query('insight.goods', {
  summary:
    'The brand’s catalogue: each product with status, prices, stock (on hand, of which to ship, held by campaigns, sellable, sold), the campaigns it is in and what is wrong with it. Newest change first or as sorted; filters combine; `search` finds titles, handles, categories, SKU codes and whole barcodes.',
  input: z.object({
    ...goodsFilter,
    sort: z.enum(['changed', 'title', 'price', 'stock', 'sold']).default('changed'),
    order: z.enum(['up', 'down']).default('down'),
    cursor,
  }),
  output: pageOf(
    z.object({
      id,
      handle: z.string(),
      title: z.string(),
      category: z.string(),
      status: z.enum(GOODS_STATUS),
      reviewReason: z.string(),
      pictureUrl: z.string(),
      priceFenMin: fen,
      priceFenMax: fen,
      ...stock,
      skus: z.array(goodsSku).max(100),
      campaigns: z.array(goodsCampaign).max(20),
      problems: z.array(z.enum(GOODS_PROBLEMS)),
      changedAt: isoTime,
    }),
  ).extend({
    /** Of the whole catalogue, whatever the filter. */
    categories: z.array(z.string()).max(50),
    counts: z.object({
      all: count,
      draft: count,
      inReview: count,
      live: count,
      withdrawn: count,
      inCampaign: count,
      problems: count,
    }),
  }),
  refusals: [],
})

export const exportGoods = query('insight.exportGoods', {
  summary:
    'The same goods as lines of our import template (a CSV), formulas made harmless: read again as they are they change nothing. Stock is what lies in the warehouse now. In pieces of 200 products in the order they were made; only the first has headings.',
  input: z.object({ ...goodsFilter, cursor }),
  output: z.object({ fileName: z.string(), text: z.string(), rows: count, next: z.string().nullable() }),
  refusals: [],
})
