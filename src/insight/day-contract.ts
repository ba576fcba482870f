import { z } from 'zod'
import { query } from '@/kernel/contract'
import { id, isoTime } from '@/kernel/shapes'

const count = z.number().int().min(0)
/** Sums of many orders are larger than any one price may be. */
const sum = z.number().int().min(0)

/**
 * One day of a shop, China's time. Visits count when a card of the shop is opened, orders when they are paid, commission
 * when it is booked; what went back that day is taken off, so a day can be below zero.
 */
const dayOfShop = z.object({ day: z.string(), visits: count, orders: count, earnedFen: z.number().int() })

/**
 * What waits for the owner, the most pressing first: `short` (a group with buyers of mine lacks one person), `withdraw`
 * (commission may be taken out now), `share` (goods in my shop that I have never passed on), `ended` (goods in my shop
 * that nobody can buy any more), `pick` (my shop is empty).
 */
const todo = z.object({
  what: z.enum(['short', 'withdraw', 'share', 'ended', 'pick']),
  /** How many goods; 1 for a group and for money. */
  count,
  fen: sum,
  title: z.string(),
  campaignId: id.nullable(),
  roundId: id.nullable(),
  endsAt: isoTime.nullable(),
})

export const day = query('insight.day', {
  summary:
    'My shop today: visits, paid orders and commission of today and of each of the last seven days, what today’s numbers are made of, where my commission stands, and what waits for me. Every number is counted from rows; a day without anything is zero.',
  input: z.object({}),
  output: z.object({
    /** Seven, today last. */
    days: z.array(dayOfShop).length(7),
    /** Today by campaign, the busiest hundred. */
    today: z.array(z.object({ campaignId: id, title: z.string(), visits: count, orders: count })).max(100),
    sums: z.object({ pendingFen: z.number().int(), availableFen: z.number().int(), transferFen: sum, paidFen: sum }),
    todo: z.array(todo).max(10),
    serverTime: isoTime,
  }),
  refusals: ['not-found'],
})
