import type { Sql } from './db'
import type { BrandRole } from './duties'
import type { Effect } from './effect'
import type { Id } from './id'
import type { Refusal } from './result'
import type { Scope } from './scopes'
import type { Ms } from './time'
import type { Vault } from './vault'

/** Who is calling, as far as the server knows. Ids are empty strings where the caller has none: comparisons stay total. */
export interface Caller {
  readonly role: 'visitor' | 'consumer' | 'reseller' | 'brand' | 'operator' | 'open' | 'wechat' | 'clock'
  readonly personId: Id
  readonly visitorId: string
  readonly shopId: Id
  readonly brandId: Id
  /** As what this person works for the brand; only at the brand's door. */
  readonly brandRole?: BrandRole
  /** The key that a machine came with; only at the open door. `personId` is who made it, and answers for it. */
  readonly key?: Key
}

export interface Key {
  readonly id: Id
  readonly scopes: readonly Scope[]
}

/** One request to a service, after parsing and permission. */
export interface Asked<I> {
  readonly input: I
  readonly by: Caller
  /** Words that WeChat has read before anything began, and let pass. */
  readonly heard?: string
}

/** What a service gets from the shell: the open transaction (or the pool, for queries) and the time. */
export interface Context {
  readonly sql: Sql
  readonly now: Ms
  /** For personal data. See `vaultOf`. */
  readonly vault?: Vault
  /** Inside a transaction: statements on their way whose answers nobody needs. See `send`. */
  readonly sent?: Promise<unknown>[]
}

/**
 * Sends a statement whose answer nobody needs. In a transaction it is not waited for: the server runs statements in the
 * order they come, whoever opened the transaction waits for all of them before the commit, and a fault of one is theirs.
 */
export async function send({ sent }: Context, statement: PromiseLike<unknown>): Promise<void> {
  if (!sent) return void (await statement)
  const done = Promise.resolve(statement)
  done.catch(() => undefined)
  sent.push(done)
}

/** A yes: the answer for the caller and what else must happen, as data. */
export interface Done<O> {
  readonly answer: O
  readonly effects?: readonly Effect[]
}

export type Outcome<O> = Done<O> | Refusal

/** Commands take lists and return lists, in order. A list of one is the ordinary case. */
export type CommandService<I, O> = (context: Context, asked: readonly Asked<I>[]) => Promise<Outcome<O>[]>

/** Queries change nothing. */
export type QueryService<I, O> = (context: Context, asked: Asked<I>) => Promise<O | Refusal>

/** Calls that talk to the outside world themselves: short transactions of their own, never one around the talk. */
export type OutsideService<I, O, P> = (ports: P, asked: Asked<I>) => Promise<O | Refusal>

/** What is rare or heavy is done one after the other: each sees what the one before has left. */
export async function oneByOne<I, O>(
  asked: readonly Asked<I>[],
  act: (one: Asked<I>) => Promise<Outcome<O>>,
): Promise<Outcome<O>[]> {
  const outcomes: Outcome<O>[] = []
  for (const one of asked) outcomes.push(await act(one))
  return outcomes
}
