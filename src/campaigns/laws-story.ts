import type { Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import type { Refusal } from '@/kernel/result'
import type { Ms } from '@/kernel/time'
import type { Action, AnyKind, Command, Facts, KindEffect, KindEvent } from './kind'

/**
 * What a random story consists of. Numbers point at people, rounds and entries that exist when the move is made,
 * the newest first.
 */
export type Move =
  /** `stray` goes where such an action does not belong: starts into a round that is there, joins without one. */
  | {
      readonly move: 'act'
      readonly person: number
      readonly action: Action
      readonly round: number
      readonly stray: boolean
    }
  /** Money arrives for one of the entries; for the same one again it is a repetition. */
  | { readonly move: 'pay'; readonly entry: number }
  | { readonly move: 'wake'; readonly round: number }
  | { readonly move: 'wait'; readonly ms: Ms }

export interface Goods {
  readonly skuId: Id
  readonly priceFen: Fen
  readonly singlePriceFen: Fen
  readonly quota: number
}

/** The campaign that a story happens in. */
export interface Setting {
  readonly terms: unknown
  /** Actions that begin a round of their own. */
  readonly opens: (action: Action) => boolean
  readonly goods: readonly Goods[]
  readonly startsAt: Ms
  readonly endsAt: Ms
}

/** One person's part as the shell would keep it, with everything that the rules have said about its money. */
export interface Entry {
  readonly id: Id
  readonly personId: Id
  readonly skuId: Id
  readonly units: number
  readonly unitPriceFen: Fen
  readonly heldUntil: Ms
  roundId: Id
  state: 'held' | 'paid' | 'released' | 'refunding'
  takenFen: Fen
  readonly fates: ('confirm' | 'refund' | 'close')[]
}

export interface Round {
  readonly id: Id
  readonly opened: unknown
  state: unknown
  readonly events: KindEvent[]
}

/** One decision and what came of it. */
export interface Step {
  readonly roundId: Id
  readonly before: unknown
  readonly after: unknown
  readonly command: Command
  readonly facts: Facts
  readonly outcome: readonly KindEvent[] | Refusal
  readonly effects: readonly KindEffect[]
  /** A payment that the shell had already passed on. */
  readonly repeated: boolean
}

export interface Story {
  readonly kind: AnyKind
  readonly setting: Setting
  readonly rounds: Map<Id, Round>
  readonly entries: Map<Id, Entry>
  /** Units of each SKU that the campaign still has. */
  readonly left: Map<Id, number>
  readonly steps: Step[]
  /** Called after every step: laws that hold at each moment look here. */
  readonly watch: (story: Story, step: Step) => void
  now: Ms
}
