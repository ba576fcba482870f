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

/** May it be done now? A no names what stands in the way: a state, or `hold-over` once the time to pay is up. */
export interface Permit {
  readonly yes: boolean
  readonly why: string | null
}
const YES: Permit = { yes: true, why: null }
const no = (why: string): Permit => ({ yes: false, why })

/** What the buyer may do. Taking the money back is the affair of after-sales. */
export function permits(status: Status, payBefore: Ms, now: Ms): Record<'pay' | 'cancel' | 'sign', Permit> {
  const unpaid = status === 'unpaid' ? (now < payBefore ? YES : no('hold-over')) : no(status)
  return { pay: unpaid, cancel: unpaid, sign: mayMove(GRAPH, status, 'signed') ? YES : no(status) }
}

/** The parts of "my orders". What is done or closed stands under "all" only. */
export const TABS = {
  all: null,
  unpaid: ['unpaid'],
  forming: ['forming'],
  'to-ship': ['to-ship'],
  shipped: ['shipped'],
  'after-sale': ['refunding', 'refunded'],
} as const satisfies Record<string, readonly Status[] | null>
export type Tab = keyof typeof TABS
export const TAB_NAMES = Object.keys(TABS) as Tab[]
