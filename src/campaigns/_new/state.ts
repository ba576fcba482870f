import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

export interface Buyer {
  readonly entryId: Id
  readonly personId: Id
  readonly orderId: Id
  readonly skuId: Id
  readonly units: number
  readonly at: Ms
}

interface RoundBase {
  readonly v: 1
  readonly roundId: Id
  readonly unitsPerPerson: number
}

/** Each purchase is a round of its own: nothing has to come together but the buyer and the money. */
export type Empty = RoundBase & { readonly status: 'empty' }
export type Held = RoundBase & { readonly status: 'held'; readonly buyer: Buyer; readonly heldUntil: Ms }
export type Formed = RoundBase & { readonly status: 'formed'; readonly buyer: Buyer; readonly formedAt: Ms }
export type Failed = RoundBase & { readonly status: 'failed'; readonly reason: FailReason }
export type State = Empty | Held | Formed | Failed

export type FailReason = 'not-paid-in-time' | 'cancelled-by-buyer'

export type Event =
  | {
      readonly type: 'reserved'
      readonly at: Ms
      readonly buyer: Buyer
      readonly heldUntil: Ms
      readonly unitPriceFen: Fen
    }
  | { readonly type: 'bought'; readonly at: Ms; readonly buyer: Buyer }
  | { readonly type: 'released'; readonly at: Ms; readonly buyer: Buyer; readonly reason: FailReason }
  /** Money came after the units had gone back. */
  | { readonly type: 'paid-too-late'; readonly at: Ms; readonly entryId: Id }
