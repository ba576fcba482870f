import { type Lifecycle, mayMove } from '@/kernel/lifecycle'
import { type BasisPoints, type Fen, rateOf } from '@/kernel/money'
import { DAY, type Ms, nextMidnight } from '@/kernel/time'

export type Status =
  | 'unpaid'
  | 'closed'
  | 'forming'
  | 'to-ship'
  | 'shipped'
  | 'signed'
  | 'finished'
  | 'refunding'
  | 'refunded'

/**
 * The published graph of an order. `closed → forming` is the late payer who found a seat, `closed → refunding` the one
 * who found none: money is never left standing.
 */
export const GRAPH: Lifecycle<Status> = {
  unpaid: ['forming', 'closed'],
  closed: ['forming'],
  forming: ['to-ship', 'refunding'],
  'to-ship': ['shipped', 'refunding'],
  shipped: ['signed'],
  signed: ['finished'],
  finished: [],
  refunding: ['refunded'],
  refunded: [],
}

/** Seven days of no-reason return, counted from the midnight after signing (消法 25; WeChat TRD 3.3). */
export const returnableUntil = (signedAt: Ms): Ms => nextMidnight(signedAt) + 7 * DAY

/** Parcels by express count as received ten days after shipping (WeChat TRD, T+10). */
export const SIGNED_BY_ITSELF_AFTER: Ms = 10 * DAY

/** Computed once, when the line is written: later changes of a rate never reach it. */
export const commissionOf = (lineFen: Fen, rate: BasisPoints): Fen => rateOf(lineFen, rate)

export type Deed = 'pay' | 'cancel' | 'leave' | 'sign'

/** The buttons the server allows. A forming order is left by its round's rules; others follow the graph. */
export function mayDo(status: Status, payBefore: Ms, now: Ms): Deed[] {
  if (status === 'unpaid') return now < payBefore ? ['pay', 'cancel'] : []
  if (status === 'forming') return ['leave']
  return mayMove(GRAPH, status, 'signed') ? ['sign'] : []
}
