import type { Contract, InputOf, OutputOf } from '@/kernel/contract'
import type { Duty } from '@/kernel/duties'
import type { Refusal } from '@/kernel/result'
import type { Scope } from '@/kernel/scopes'
import type { Asked, CommandService, QueryService } from '@/kernel/service'
import type { CommandEntry, Fits, Folds, ToDo, Words } from './command-entry'
import type { House } from './house'

/**
 * How a call runs. `fold`: many requests in one transaction, campaigns locked first. `write`: a transaction of its own.
 * `read`: no transaction. `talk`: talks to the outside itself. Inside the table input and output are opaque; the four
 * functions below are the only way to make an entry, and they check service against contract.
 */
export type Entry =
  | CommandEntry
  | (ToDo & { readonly runs: 'read'; readonly contract: Contract; readonly service: QueryService<unknown, unknown> })
  | (ToDo & { readonly runs: 'talk'; readonly contract: Contract; readonly service: Talk<unknown, unknown> })

type Talk<I, O> = (house: House, asked: Asked<I>) => Promise<O | Refusal>

export type Functions = Readonly<Record<string, Entry>>

/** Calls that want somebody with a duty. */
export type Duties = Readonly<Record<string, Entry & { readonly duty: Duty }>>

/** Calls that want a key with a scope. */
export type Scoped = Readonly<Record<string, Entry & { readonly scope: Scope }>>

export const duty = (duty: Duty, list: Functions): Duties =>
  Object.fromEntries(Object.entries(list).map(([name, entry]) => [name, { ...entry, duty }]))

export const scope = (scope: Scope, list: Functions): Scoped =>
  Object.fromEntries(Object.entries(list).map(([name, entry]) => [name, { ...entry, scope }]))

export const fold = <C extends Contract>(
  contract: C,
  service: CommandService<InputOf<C>, OutputOf<C>>,
  folds: Folds,
): CommandEntry => ({
  runs: 'fold',
  contract,
  service: service as CommandService<unknown, unknown>,
  ...folds,
})

export const write = <C extends Contract>(
  contract: C,
  service: CommandService<InputOf<C>, OutputOf<C>>,
  fits?: Fits<InputOf<C>>,
): CommandEntry => ({
  runs: 'write',
  contract,
  service: service as CommandService<unknown, unknown>,
  ...(fits && { fits: fits as Fits<unknown> }),
})

/** A command whose words buyers read at once. */
export const publicWrite = <C extends Contract>(
  contract: C,
  service: CommandService<InputOf<C>, OutputOf<C>>,
  words: Words<InputOf<C>>,
): CommandEntry => ({ ...write(contract, service), words: words as Words<unknown> }) as CommandEntry

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
