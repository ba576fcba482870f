import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
import type { Ms } from '@/kernel/time'

/** What the store reads and writes; shapes of rows go no further than this area. */
export interface CampaignRow {
  readonly id: Id
  readonly brandId: Id
  readonly kind: string
  readonly title: string
  readonly terms: unknown
  readonly status: 'in-review' | 'rejected' | 'live' | 'ended'
  readonly commissionRate: BasisPoints
  readonly shipsInDays: number
  readonly startsAt: Ms
  readonly endsAt: Ms
}

export interface GoodsRow {
  readonly campaignId: Id
  readonly skuId: Id
  readonly title: string
  readonly options: string
  readonly pictureUrl: string
  readonly priceFen: Fen
  readonly singlePriceFen: Fen
  readonly left: number
}

export interface RoundRow {
  readonly campaignId: Id
  readonly id: Id
  readonly brandId: Id
  readonly state: unknown
  readonly version: number
  readonly createdAt: Ms
}

/** `withdrawn`: a seat of a formed round whose money went back before shipping; the round keeps the name and its form. */
export type EntryState = 'held' | 'paid' | 'released' | 'refunding' | 'withdrawn'

export interface EntryRow {
  readonly campaignId: Id
  readonly id: Id
  readonly roundId: Id
  readonly personId: Id
  readonly orderId: Id
  readonly paymentId: Id | null
  readonly skuId: Id
  readonly units: number
  readonly state: EntryState
  readonly heldUntil: Ms | null
  readonly createdAt: Ms
}

export interface EventRow {
  readonly campaignId: Id
  readonly roundId: Id
  readonly version: number
  readonly type: string
  readonly event: unknown
  readonly personId: Id | null
  readonly at: Ms
}
