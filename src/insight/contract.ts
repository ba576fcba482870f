import { z } from 'zod'
import { query } from '@/kernel/contract'
import { fen, id, isoTime } from '@/kernel/shapes'

/** Buyers appear masked. `kept` = paid and not refunded. */
export const funnel = query('insight.funnel', {
  summary: 'One of my campaigns as it goes: visits → joins → paid → kept, and the last orders.',
  input: z.object({ campaignId: id }),
  output: z.object({
    campaignId: id,
    visits: z.number().int(),
    visitors: z.number().int(),
    joins: z.number().int(),
    paid: z.number().int(),
    kept: z.number().int(),
    commissionFen: fen,
    rounds: z
      .array(
        z.object({
          roundId: id,
          status: z.string(),
          seatsPaid: z.number().int(),
          seatsTotal: z.number().int(),
          endsAt: isoTime.nullable(),
        }),
      )
      .max(20),
    lastOrders: z.array(z.object({ buyer: z.string(), status: z.string(), totalFen: fen, at: isoTime })).max(20),
    serverTime: isoTime,
  }),
  refusals: ['not-found'],
})

/** What just happened, newest first; the app turns `type` into words. */
export const feed = query('insight.feed', {
  summary: 'The live strip: shares, visits, joins, payments, formed and failed rounds, commissions.',
  input: z.object({ limit: z.coerce.number().int().min(1).max(100).default(40) }),
  output: z.object({
    items: z
      .array(
        z.object({
          id: z.string(),
          type: z.string(),
          who: z.string(),
          what: z.string(),
          amountFen: fen.nullable(),
          at: isoTime,
        }),
      )
      .max(100),
    ordersAcknowledged: z.number().int(),
  }),
  refusals: [],
})
