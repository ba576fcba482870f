import type { Ms } from '@/kernel/time'
import type { Clock } from './clock'
import type { Faults } from './faults'
import type { Keys } from './keys'
import type { Signer } from './signatures'
import type { Notice, Order, Refund, State, Transfer } from './state'

/** What every part of the stand-in works with. */
export interface House {
  readonly keys: Keys
  readonly signer: Signer
  readonly clock: Clock
  readonly state: State
  readonly faults: Faults
  readonly settings: Settings
  /** What would otherwise be searched for: lists grow long under load. */
  readonly index: Index
  /** Asks for the due work to be done soon; errors there are the stand-in's own faults and end its process. */
  wake(): void
}

export interface Settings {
  /** How long a refund is PROCESSING, and a confirmed transfer TRANSFERING. */
  readonly refundMs: Ms
  /** Real milliseconds after a clock move before notices go out, so that the product has read the new time. */
  readonly settleMs: Ms
}

export interface Index {
  readonly byPrepay: Map<string, Order>
  readonly byTransaction: Map<string, Order>
  readonly refundsOf: Map<string, string[]>
  readonly processing: Set<Refund>
  /** Transfers that have not come to their end. */
  readonly openTransfers: Set<Transfer>
  readonly waiting: Set<Notice>
}

const ENDED: ReadonlySet<Transfer['state']> = new Set(['SUCCESS', 'FAIL', 'CANCELLED'])

export function indexOf(state: State): Index {
  const index: Index = {
    byPrepay: new Map(),
    byTransaction: new Map(),
    refundsOf: new Map(),
    processing: new Set(Object.values(state.refunds).filter((refund) => refund.status === 'PROCESSING')),
    openTransfers: new Set(Object.values(state.transfers).filter((transfer) => !ENDED.has(transfer.state))),
    waiting: new Set(state.notices.filter((notice) => notice.state === 'waiting')),
  }
  for (const order of Object.values(state.orders)) {
    index.byPrepay.set(order.prepayId, order)
    if (order.transactionId) index.byTransaction.set(order.transactionId, order)
  }
  for (const refund of Object.values(state.refunds)) {
    index.refundsOf.set(refund.outTradeNo, [...(index.refundsOf.get(refund.outTradeNo) ?? []), refund.outRefundNo])
  }
  return index
}
