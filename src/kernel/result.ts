import type { RefusalCode } from './refusals'

/** An expected no. A value, not an exception: it costs a batch nothing and changes nothing. */
export interface Refusal {
  readonly refused: RefusalCode
  /** What the person needs to act on it: a limit, a field, the nearest open round. Never personal data. */
  readonly facts?: Readonly<Record<string, unknown>>
}

export const refuse = (refused: RefusalCode, facts?: Record<string, unknown>): Refusal =>
  facts ? { refused, facts } : { refused }

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

/** One fault in a form: which field, what is wrong, and the law or platform rule behind it where there is one. */
export interface Problem {
  /** Path of the field, dots between the parts: "goods.0.priceFen". */
  readonly field: string
  readonly code: string
  readonly facts?: Readonly<Record<string, unknown>>
  /** What stands there, cut to what a line shows. */
  readonly value?: string
}
