import type { Contract, InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import type { Refusal } from '@/kernel/result'
import type { Asked, CommandService, Context, QueryService } from '@/kernel/service'
import type { House } from './house'

/**
 * How a call runs. `fold`: many requests in one transaction, campaigns locked first. `write`: a transaction of its own.
 * `read`: no transaction. `talk`: talks to the outside itself. Inside the table input and output are opaque; the four
 * functions below are the only way to make an entry, and they check service against contract.
 */
export type Entry =
  | ({ readonly runs: 'fold'; readonly contract: Contract; readonly service: CommandService<unknown, unknown> } & Folds)
  | { readonly runs: 'write'; readonly contract: Contract; readonly service: CommandService<unknown, unknown> }
  | { readonly runs: 'read'; readonly contract: Contract; readonly service: QueryService<unknown, unknown> }
  | { readonly runs: 'talk'; readonly contract: Contract; readonly service: Talk<unknown, unknown> }

interface Folds {
  /** Campaigns that a list of requests is going to touch. */
  readonly campaigns: (context: Context, asked: readonly Asked<unknown>[]) => Promise<readonly Id[]>
  /** The service begins by locking exactly those. */
  readonly locksItself: boolean
}
type Talk<I, O> = (house: House, asked: Asked<I>) => Promise<O | Refusal>

export type Functions = Readonly<Record<string, Entry>>

export const fold = <C extends Contract>(
  contract: C,
  service: CommandService<InputOf<C>, OutputOf<C>>,
  folds: Folds,
): Entry => ({
  runs: 'fold',
  contract,
  service: service as CommandService<unknown, unknown>,
  ...folds,
})

export const write = <C extends Contract>(contract: C, service: CommandService<InputOf<C>, OutputOf<C>>): Entry => ({
  runs: 'write',
  contract,
  service: service as CommandService<unknown, unknown>,
})

export const read = <C extends Contract>(contract: C, service: QueryService<InputOf<C>, OutputOf<C>>): Entry => ({
  runs: 'read',
  contract,
  service: service as QueryService<unknown, unknown>,
})

export const talk = <C extends Contract>(contract: C, service: Talk<InputOf<C>, OutputOf<C>>): Entry => ({
  runs: 'talk',
  contract,
  service: service as Talk<unknown, unknown>,
})
