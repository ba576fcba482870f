import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

interface SeatBase {
  readonly entryId: Id
  readonly personId: Id
  readonly orderId: Id
  readonly skuId: Id
  readonly units: number
  readonly at: Ms
}
export type HeldSeat = SeatBase & { readonly paid: false; readonly heldUntil: Ms }
export type PaidSeat = SeatBase & { readonly paid: true }
export type Seat = HeldSeat | PaidSeat

interface RoundBase {
  readonly v: 1
  readonly roundId: Id
  /** Somebody who would rather not wait buys alone at the single price: a round of one. */
  readonly alone: boolean
  readonly size: number
  readonly hours: number
  readonly unitsPerPerson: number
  /** The leader's seat first. */
  readonly seats: readonly Seat[]
  /**
   * One unit kept for every empty seat, by SKU, so that a seat shown as free is a seat that exists:
   * while the round is going, `spare.length + seats.length === size`.
   */
  readonly spare: readonly Id[]
}

/** Nobody has paid yet: not shown to others, no clock running. */
export type Waiting = RoundBase & { readonly status: 'waiting' }
export type Open = RoundBase & { readonly status: 'open'; readonly endsAt: Ms }
export type Formed = RoundBase & { readonly status: 'formed'; readonly formedAt: Ms }
export type Failed = RoundBase & { readonly status: 'failed'; readonly failedAt: Ms; readonly reason: FailReason }
export type State = Waiting | Open | Formed | Failed

export type FailReason = 'time-up' | 'nobody-left' | 'leader-unpaid' | 'cancelled'

export type Event =
  | {
      readonly type: 'started'
      readonly at: Ms
      readonly seat: HeldSeat
      readonly spare: readonly Id[]
      readonly unitPriceFen: Fen
    }
  /** `spareUsed` is the unit that was kept for this seat: the seat's own SKU where there is one. */
  | {
      readonly type: 'joined'
      readonly at: Ms
      readonly seat: HeldSeat
      readonly unitPriceFen: Fen
      readonly spareUsed: Id
    }
  /** A paid entry takes a seat: it paid after its hold had ended, or comes from another round. */
  | { readonly type: 'taken-in'; readonly at: Ms; readonly seat: PaidSeat; readonly spareUsed: Id }
  | { readonly type: 'seat-paid'; readonly at: Ms; readonly entryId: Id }
  | { readonly type: 'opened'; readonly at: Ms; readonly endsAt: Ms }
  | {
      readonly type: 'released'
      readonly at: Ms
      readonly seat: HeldSeat
      readonly reason: 'not-paid-in-time' | 'cancelled-by-buyer'
    }
  | { readonly type: 'left'; readonly at: Ms; readonly seat: PaidSeat }
  /** Money came for a seat that is gone; `seat` is set if it was still held here. */
  | { readonly type: 'seat-lost'; readonly at: Ms; readonly entryId: Id; readonly seat: HeldSeat | null }
  | { readonly type: 'formed'; readonly at: Ms }
  | { readonly type: 'failed'; readonly at: Ms; readonly reason: FailReason }
