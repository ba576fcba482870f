import type { z } from 'zod'
import type { RefusalCode } from './refusals'

/**
 * One call of the API. Commands change something and need an Idempotency-Key; queries do not.
 * `outside` marks commands that talk to the outside world themselves and so can't share a transaction.
 */
export interface Contract<
  Name extends string = string,
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
> {
  readonly name: Name
  readonly does: 'command' | 'query' | 'outside'
  /** One English sentence for the API page. */
  readonly summary: string
  readonly input: I
  readonly output: O
  readonly refusals: readonly RefusalCode[]
  /** Fields of the input whose words the log of deeds does not keep: what is said of others must be able to go with them. */
  readonly unlogged?: readonly string[]
  /** Fields of the answer that are shown once: what is kept for repeats has null in their place. */
  readonly unkept?: readonly string[]
  /** A query that hands out what must not leave unseen (addresses, codes that count): the log names it like a command. */
  readonly logged?: true
  /** Seconds an anonymous answer may be kept by a CDN. */
  readonly cacheSeconds?: number
}

export type InputOf<C extends Contract> = z.infer<C['input']>
/** What a client may leave out (defaults) is optional here. */
export type AskOf<C extends Contract> = z.input<C['input']>
export type OutputOf<C extends Contract> = z.infer<C['output']>

type Parts<N extends string, I extends z.ZodType, O extends z.ZodType> = Omit<Contract<N, I, O>, 'name' | 'does'>
type Define = <N extends string, I extends z.ZodType, O extends z.ZodType>(
  name: N,
  parts: Parts<N, I, O>,
) => Contract<N, I, O>

export const command: Define = (name, parts) => ({ ...parts, name, does: 'command' })
export const query: Define = (name, parts) => ({ ...parts, name, does: 'query' })
export const outside: Define = (name, parts) => ({ ...parts, name, does: 'outside' })
