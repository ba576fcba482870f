import type { EventType } from './events'
import type { Id } from './id'
import type { BasisPoints, Fen } from './money'
import type { Ms } from './time'

/**
 * What the rules ask the shell to do. Areas never call each other: they return these, and `cloud/effects.ts` maps each
 * to one service. Inner effects run in the same transaction; `tell`, `refund-order`, `close-payment`, `sync-card`
 * and the reports of parcels end in the outbox and leave after the commit.
 */
export type Effect =
  /** campaigns → orders: an entry holds its seat; the buyer owes money until `payBefore`. */
  | {
      type: 'open-order'
      orderId: Id
      campaignId: Id
      entryId: Id
      personId: Id
      addressId: Id
      brandId: Id
      skuId: Id
      title: string
      options: string
      pictureUrl: string
      units: number
      unitPriceFen: Fen
      commissionRate: BasisPoints
      shipsInDays: number
      payBefore: Ms
      /** The card of a shop that brought the buyer: at most one. */
      credit: Credit | null
    }
  /** campaigns → orders: the seat went back before payment. */
  | { type: 'close-order'; orderId: Id; reason: CloseReason }
  /** campaigns → orders: the promise is firm; the brand may ship. */
  | { type: 'confirm-order'; orderId: Id }
  /** campaigns → orders: the money came too late for its round and stands in another one now. */
  | { type: 'order-moved'; orderId: Id }
  /** campaigns, orders → payments: everything paid goes back, under one refund number for ever. */
  | { type: 'refund-order'; orderId: Id; reason: RefundReason }
  /** after-sales → campaigns: money wanted back before the promise is firm; the kind's own rules let the seat go. */
  | { type: 'leave-round'; campaignId: Id; entryId: Id }
  /** after-sales → campaigns: the same once it is firm and nothing was shipped; the round stays as it was decided. */
  | { type: 'take-back'; campaignId: Id; entryId: Id }
  /** campaigns → catalogue: units that counted as sold never left the house; they are set aside again. */
  | { type: 'units-back'; brandId: Id; campaignId: Id; skuId: Id; units: number }
  /** payments → orders: the money arrived. */
  | { type: 'order-paid'; orderId: Id; paymentId: Id; amountFen: Fen; paidAt: Ms }
  /** orders → campaigns: a paid order belongs to an entry. */
  | { type: 'entry-paid'; campaignId: Id; entryId: Id; orderId: Id; paymentId: Id }
  /** orders → payments: no more money is wanted for this order. */
  | { type: 'close-payment'; orderId: Id }
  /** payments → orders: the refund arrived at the buyer. */
  | { type: 'order-refunded'; orderId: Id; refundId: Id; amountFen: Fen; at: Ms }
  /** payments → ledger, outbox: commission leaves a shop's hands and waits for WeChat and its payee. */
  | { type: 'withdrawal-asked'; withdrawalId: Id; shopId: Id; grossFen: Fen }
  /** payments → ledger, outbox: the payee has it. */
  | {
      type: 'withdrawal-paid'
      withdrawalId: Id
      shopId: Id
      personId: Id
      grossFen: Fen
      withheldFen: Fen
      at: Ms
    }
  /** payments → ledger: it came back, all of it. */
  | { type: 'withdrawal-returned'; withdrawalId: Id; shopId: Id; grossFen: Fen; at: Ms }
  /** any → ledger: movements of money, posted once per `ref`. */
  | { type: 'book'; transfers: readonly TransferDraft[] }
  /** campaigns → catalogue: quota set aside from stock at launch; `origin` is the campaign. */
  | { type: 'set-aside'; brandId: Id; campaignId: Id; goods: readonly { skuId: Id; units: number }[] }
  /** campaigns → catalogue: quota that nobody took goes back to stock. */
  | { type: 'give-back'; brandId: Id; campaignId: Id; goods: readonly { skuId: Id; units: number }[] }
  /** orders → catalogue: set-aside units left the house for good. */
  | { type: 'units-sold'; brandId: Id; campaignId: Id; skuId: Id; units: number }
  /**
   * any → review: a proposal; machines look first, then people. A subject has one open case: asking again replaces it,
   * and asking after "needs work" answers that case.
   */
  | {
      type: 'ask-review'
      caseId: Id
      subject: ReviewSubject
      subjectId: Id
      brandId: Id
      /** Whose words they are; WeChat's check wants to know. */
      byPersonId: Id
      title: string
      text: string
      /** What areas found themselves; the review adds what it finds. */
      findings: readonly Finding[]
      /** What it would change, field by field; none where everything is new. */
      changes?: readonly ProposedChange[]
      facts?: ReviewFacts
      /** The "needs work" that this proposal answers, where it stands under another subject id. */
      answersCaseId?: Id | null
    }
  /** any → review: there is nothing to decide any more (the proposal was taken back or undone). */
  | { type: 'drop-review'; subject: ReviewSubject; subjectId: Id; brandId: Id; byPersonId: Id }
  /** review → campaigns, catalogue, ratings: the decision. A person's, or the machine's (`byPersonId` null). */
  | {
      type: 'review-decided'
      caseId: Id
      subject: ReviewSubject
      subjectId: Id
      brandId: Id
      verdict: Verdict
      /** A code of review/words.ts; null where it was accepted. */
      reasonCode: string | null
      reason: string
      byPersonId: Id | null
    }
  /** review → campaigns, catalogue, ratings: a no was taken back; the thing waits for a decision again. */
  | { type: 'review-reopened'; caseId: Id; subject: ReviewSubject; subjectId: Id; brandId: Id; byPersonId: Id }
  /** orders → provenance: these lines have left, taken from one of these batches where it is of their product. */
  | {
      type: 'packed-from'
      brandId: Id
      personId: Id
      batchIds: readonly Id[]
      lines: readonly { orderId: Id; position: number }[]
    }
  /** provenance, review → files: something public shows these, so anybody may read them from now on. */
  | { type: 'show-files'; brandId: Id; fileIds: readonly Id[] }
  /** any → outbox: a subscription message to people. */
  | {
      type: 'tell'
      template: TellTemplate
      personIds: readonly Id[]
      once: string
      facts: Readonly<Record<string, string | number>>
    }
  /** orders → outbox: parcels have left or were put right; WeChat's shipping service hears of it. */
  | { type: 'report-shipping'; orderId: Id; once: string }
  /** orders → outbox: goods promised for later than usual are announced there. */
  | { type: 'report-delay'; orderId: Id; once: string }
  /** any → open platform: a brand's own systems may want to know. Ids and numbers only. */
  | { type: 'announce'; event: EventType; brandId: Id; data: Readonly<Record<string, unknown>> }
  /** open platform → outbox: one message is on its way to one address. */
  | { type: 'call-webhook'; brandId: Id; webhookId: Id; eventId: Id; once: string }
  /** campaigns → outbox: the chat card counts seats by itself (updatable message). */
  | { type: 'sync-card'; campaignId: Id; roundId: Id }

/** What the review looks at: a brand itself, its papers, its goods, its offers; a buyer's words about goods, and the answer to them. */
export type ReviewSubject = 'brand' | 'licence' | 'product' | 'campaign' | 'rating' | 'rating-answer'

/** As it was sent it may stand; not yet, with these changes; never. */
export type Verdict = 'accepted' | 'needs-work' | 'declined'

/** One field of a proposal in words or numbers as people read them; lists (pictures) are lines of one text. */
export interface ProposedChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** What rules of the review judge beside the words; what is not said is not judged. */
export interface ReviewFacts {
  /** The sort of goods in the brand's own words: licences hang on it. */
  readonly category?: string
  readonly pictures?: number
  /** What people look at beside the words; at most twelve. Also counts as `pictures`. */
  readonly pictureUrls?: readonly string[]
  readonly prices?: readonly PricedFacts[]
}

export interface PricedFacts {
  /** Which of the goods, in the brand's words: a SKU code or its options. */
  readonly label: string
  readonly skuId?: Id
  readonly priceFen: Fen
  /** The crossed-out price (划线价), where it was charged, and when. */
  readonly comparedFen?: Fen | null
  readonly comparedSource?: string
  readonly comparedAt?: string
  /** What the goods are listed at, for an offer. */
  readonly listPriceFen?: Fen
  /** What a unit costs by its cost card. */
  readonly costFen?: Fen | null
  /** Units of an offer. */
  readonly quota?: number
}

/** The shop a sale counts for, and the card that led there. */
export interface Credit {
  readonly shopId: Id
  readonly code: string
}

export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>

export type CloseReason = 'not-paid-in-time' | 'cancelled-by-buyer' | 'round-over'
export type RefundReason = 'round-failed' | 'paid-too-late' | 'left-before-formed' | 'refund-before-shipping'
export type TellTemplate =
  | 'round-formed'
  | 'round-failed'
  | 'seat-moved'
  | 'shipped'
  | 'refunded'
  | 'withdrawal-paid'
  | 'campaign-started'
  /** To those who ship for a brand. */
  | 'ships-soon'
  | 'webhook-off'
  /** To a brand's owners: a paper's last day is near, or is today. */
  | 'licence-ends'

/** What a machine found before a person looks; `block` stops the automatic yes. */
export interface Finding {
  readonly code: string
  readonly weight: 'note' | 'block'
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A movement between two accounts; `ref` makes it happen once. */
export interface TransferDraft {
  readonly ref: string
  readonly debit: string
  readonly credit: string
  readonly amountFen: Fen
  /** Whose money it is: an order's, or that of a withdrawal. */
  readonly orderId: Id | null
  readonly withdrawalId?: Id
  /** The rule behind it, shown beside the line: a code of ledger/words.ts. */
  readonly rule: string
  readonly at: Ms
}
