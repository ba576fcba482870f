import type { Remote } from '@/kernel/remote'
import type { Ms } from '@/kernel/time'

/** A parcel as WeChat's shipping service takes it. `company` is the carrier's code there. */
export interface KnownParcel {
  readonly company: string
  readonly trackingNo: string
}

export interface ReportedParcel extends KnownParcel {
  /** What is in it, at most 120 signs. */
  readonly description: string
  /** The buyer's phone, masked but for its last four digits; 顺丰 wants it. */
  readonly receiver: string | null
}

/** One call: `split` parcels add up until `complete`, a `whole` order leaves in one. */
export interface Report {
  readonly transactionId: string
  readonly openid: string
  readonly mode: 'whole' | 'split'
  readonly complete: boolean
  readonly parcels: readonly ReportedParcel[]
  /** Must be later than that of the report before. */
  readonly at: Ms
}

/** How this area speaks with WeChat's shipping service. */
export interface ShippingPort {
  upload(report: Report): Promise<Remote<null>>
  /** What WeChat has: asked when an answer was lost. `finished` counts how often all was said to have left. */
  ask(transactionId: string): Promise<Remote<{ readonly finished: number; readonly parcels: readonly KnownParcel[] }>>
  /** Announces goods that leave later than usual. */
  delay(asked: { readonly transactionId: string; readonly until: Ms }): Promise<Remote<null>>
}
