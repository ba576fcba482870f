import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'
import { REASONS } from './rules'

export const reason = z.enum(REASONS)
/** `leave`: out of a group that was still forming. `refund`: after it had formed, before anything was shipped. */
export const way = z.enum(['leave', 'refund'])

export const refund = command('after-sales.refund', {
  summary:
    'The whole sum of an order goes back at once, by rule, as long as no parcel has left (消法 24, 电商法 49). ' +
    'In a forming group the seat is free again; a formed group stays formed and the others keep their price.',
  input: z.object({ orderId: id, reason }),
  /** What is on its way back, in fen: all that was paid. */
  output: z.object({ orderId: id, way, amountFen: fen }),
  refusals: ['not-found', 'not-allowed-now', 'already-done', 'parcel-left'],
})

/** One order whose buyer took the money back before shipping, without a word about who that is. */
export const gone = z.object({
  id,
  orderId: id,
  brandName: z.string(),
  title: z.string(),
  options: z.string(),
  units: z.number().int(),
  amountFen: fen,
  way,
  reason,
  /** `refunding` until WeChat has said that the money arrived. */
  state: z.enum(['refunding', 'refunded']),
  at: isoTime,
})

export const ofBrand = query('after-sales.ofBrand', {
  summary: 'Orders of this brand that were taken back before shipping, newest first, with the buyers’ reasons.',
  input: z.object({ cursor }),
  output: pageOf(gone),
  refusals: [],
})

export const all = query('after-sales.all', {
  summary: 'Orders of all brands that were taken back before shipping, newest first.',
  input: z.object({ cursor }),
  output: pageOf(gone),
  refusals: [],
})
