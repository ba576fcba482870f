import type { Effect } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { BasisPoints, Fen } from '@/kernel/money'
import type { Problem, Refusal } from '@/kernel/result'
import type { Ms } from '@/kernel/time'

/**
 * A kind is a way of gathering demand: one folder of pure rules and panels. Rules know no clock, no chance, no I/O, so
 * the same code previews in the app and decides on the server.
 */
export interface Kind<Terms, State, Event extends KindEvent> {
  readonly name: string
  /** Shape and units of the terms; the server refuses what does not fit, the studio draws the fields. */
  readonly terms: Schema<Terms>
  /** Senseless or unlawful terms, one problem per fault, beside its field. */
  check(terms: Terms, market: Market): Problem[]
  /** A round that nobody is in yet. */
  open(terms: Terms, seed: RoundSeed): State
  decide(state: State, command: Command, facts: Facts): Event[] | Refusal
  evolve(state: State, event: Event): State
  /** Asked after each event, with the state that the event led to. */
  effects(event: Event, state: State): KindEffect[]
  headline(state: State): Headline
  members(state: State): Member[]
}

/** The shell stores events of every kind; only `type` and `at` mean something to it. */
export interface KindEvent {
  readonly type: string
  readonly at: Ms
}

/** Terms as data: enough to check a shape without a schema library in the mini-program. */
export type Schema<Terms> = { readonly [K in keyof Terms]: Field }
export interface Field {
  readonly unit: 'count' | 'hours' | 'days' | 'fen' | 'choice'
  readonly min: number
  readonly max: number
  /** What the studio starts with. */
  readonly usual: number
}

/** What a check may look at: the offer common to all kinds, and what the catalogue says about its goods. */
export interface Market {
  readonly now: Ms
  readonly startsAt: Ms
  readonly endsAt: Ms
  readonly shipsInDays: number
  readonly commissionRate: BasisPoints
  readonly goods: readonly {
    readonly skuId: Id
    readonly priceFen: Fen
    readonly singlePriceFen: Fen
    readonly quota: number
    readonly listPriceFen: Fen
    readonly onHand: number
  }[]
}

export interface RoundSeed {
  readonly roundId: Id
  readonly now: Ms
  /** The buyer's first action decides what sort of round it is (a team, or a purchase alone). */
  readonly action: Action
}

/**
 * What a person asks for. Everything beyond `type` belongs to the kind, which must take any rubbish calmly. Two words mean
 * the same to all kinds: `cancel` gives an unpaid entry up, `leave` takes a paid one out before its promise is firm; a
 * kind that knows no such thing refuses.
 */
export interface Action {
  readonly type: string
  readonly [field: string]: unknown
}

/** Everything that can happen to a round, whoever asks: a person, the payment callback, the clock. */
export type Command =
  | { readonly type: 'act'; readonly action: Action; readonly personId: Id; readonly entryId: Id; readonly orderId: Id }
  /** Money arrived for an entry, in time or late. */
  | { readonly type: 'pay'; readonly entryId: Id; readonly personId: Id; readonly skuId: Id; readonly units: number }
  /** A paid entry of another round that lost its seat looks for a place here. */
  | {
      readonly type: 'take-in'
      readonly entryId: Id
      readonly personId: Id
      readonly orderId: Id
      readonly skuId: Id
      readonly units: number
    }
  /** The round's alarm: holds that ran out, the end of the round. */
  | { readonly type: 'wake' }

/** What the rules may know beyond the state. */
export interface Facts {
  readonly now: Ms
  readonly campaignStartsAt: Ms
  readonly campaignEndsAt: Ms
  /** Price and units left of each SKU in the campaign. */
  readonly goods: ReadonlyMap<Id, { readonly priceFen: Fen; readonly singlePriceFen: Fen; readonly left: number }>
  /** Units this person holds or has paid for in the whole campaign. */
  readonly unitsOfPerson: number
  /** The campaign has an unpaid entry of this person somewhere: that one comes first. */
  readonly unpaid: { readonly roundId: Id; readonly orderId: Id } | null
  /** The price the buyer saw, if the buyer said. */
  readonly seenPriceFen: Fen | null
  /** The buyer named an address of their own: no seat is held for goods that can't be sent. */
  readonly hasAddress: boolean
}

/** Effects of rules name entries; the shell adds what it knows of orders, brands and people. */
export type KindEffect =
  | { readonly type: 'take-units'; readonly skuId: Id; readonly units: number }
  | { readonly type: 'return-units'; readonly skuId: Id; readonly units: number }
  | {
      readonly type: 'seat'
      readonly entryId: Id
      readonly state: 'held'
      readonly personId: Id
      readonly orderId: Id
      readonly skuId: Id
      readonly units: number
      readonly unitPriceFen: Fen
      readonly heldUntil: Ms
    }
  | { readonly type: 'seat'; readonly entryId: Id; readonly state: 'paid' | 'released' | 'refunding' }
  | {
      readonly type: 'close'
      readonly entryId: Id
      readonly reason: 'not-paid-in-time' | 'cancelled-by-buyer' | 'round-over'
    }
  | { readonly type: 'confirm'; readonly entryId: Id }
  | {
      readonly type: 'refund'
      readonly entryId: Id
      readonly reason: 'round-failed' | 'paid-too-late' | 'left-before-formed'
    }
  /** A paid entry has no seat here: move it to the nearest open round, else refund it. */
  | { readonly type: 'reseat'; readonly entryId: Id }
  | {
      readonly type: 'tell'
      readonly template: Extract<Effect, { type: 'tell' }>['template']
      readonly personIds: readonly Id[]
    }
  | { readonly type: 'sync-card' }

/** What every list and clock needs of a round, in columns. */
export interface Headline {
  readonly status: 'waiting' | 'open' | 'formed' | 'failed'
  /** A team formed by sharing (WeChat caps it at five), or not. */
  readonly shared: boolean
  readonly seatsTotal: number
  readonly seatsPaid: number
  readonly seatsHeld: number
  readonly joinable: boolean
  readonly endsAt: Ms | null
  readonly formedAt: Ms | null
  readonly reason: string | null
  /** When the rules want to be woken next; null once all is decided. */
  readonly wakesAt: Ms | null
}

export interface Member {
  readonly personId: Id
  readonly entryId: Id
  readonly leader: boolean
  readonly paid: boolean
  readonly at: Ms
}

/** How the shell holds a kind: it passes states and events along without looking inside. */
export type AnyKind = Kind<unknown, unknown, KindEvent>

/** One believable offer of a kind for the seeded world; prices follow from the goods it is put on. */
export interface Example {
  readonly terms: Readonly<Record<string, unknown>>
  /** The campaign's price as a part of the list price, in basis points; bought alone it costs the list price. */
  readonly priceRate: BasisPoints
  readonly commissionRate: BasisPoints
  readonly quota: number
  readonly days: number
  readonly shipsInDays: number
}

/** What a kind knows of a campaign that is passed on. */
export interface SharedOffer {
  readonly title: string
  readonly brandName: string
  readonly priceFen: Fen
  readonly singlePriceFen: Fen
  readonly terms: Readonly<Record<string, unknown>>
}

/** What a kind says where a campaign is passed on: chat cards, posters, words to copy. Pure, for app and server alike. */
export interface KindShare {
  /** The title of a chat card: price first, then the goods. */
  title(offer: SharedOffer): string
  /** Two or three words on a price: "3 人团". */
  badge(offer: SharedOffer): string
  /** How a round stands: "还差 1 人". */
  seats(round: Pick<Headline, 'status' | 'seatsTotal' | 'seatsPaid'>): string
  /** What happens to the money if it does not come about, in one line. */
  promise(offer: SharedOffer): string
  /** Three honest texts to copy: for a quick word, for a friend who asks, for whoever compares prices. */
  words(offer: SharedOffer): { readonly short: string; readonly plain: string; readonly price: string }
}

/** All text of a kind, by who reads it; only its own panels know more. */
export type KindWords = Readonly<Record<string, unknown>>
