import { type Refusal, refuse } from '@/kernel/result'

/** Why a buyer wants the money back; asked so that brands learn, never to judge by. */
export const REASONS = ['changed-mind', 'wrong-choice', 'wrong-address', 'too-slow', 'cheaper', 'other'] as const
export type Reason = (typeof REASONS)[number]

/** The states of an order, as far as money and parcels go. */
export type OrderStatus =
  | 'unpaid'
  | 'closed'
  | 'forming'
  | 'to-ship'
  | 'shipped'
  | 'signed'
  | 'finished'
  | 'refunding'
  | 'refunded'

/** `leave`: the group is still forming and loses a member. `refund`: it has formed and stays so. */
export type Way = 'leave' | 'refund'

/**
 * Which way the whole sum goes back now. As long as no parcel has left, nobody is asked: before the group has formed the
 * buyer leaves it (拼团中不能退货，可退款退出), afterwards the sale is undone.
 */
export function wayBack(status: OrderStatus, sent: boolean): Way | null {
  if (status === 'forming') return 'leave'
  return status === 'to-ship' && !sent ? 'refund' : null
}

/** The same as a permission; a no names the state that stands in the way. */
export function permit(status: OrderStatus, sent: boolean): { yes: boolean; why: string | null } {
  if (wayBack(status, sent)) return { yes: true, why: null }
  return { yes: false, why: status === 'to-ship' ? 'parcel-left' : status }
}

/** `sent` are the units that are in parcels, of all there are. Once one has left, the rest is no "before shipping" any more. */
export function decide(status: OrderStatus, { sent, units }: { sent: number; units: number }): Way | Refusal {
  const way = wayBack(status, sent > 0)
  if (way) return way
  if (status === 'refunding' || status === 'refunded') return refuse('already-done')
  const shipped = status === 'shipped' || status === 'signed' || status === 'finished'
  if (status === 'to-ship') return refuse('parcel-left', { sent, units })
  return refuse(shipped ? 'parcel-left' : 'not-allowed-now')
}
