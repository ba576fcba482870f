import type { Refusal } from '@/kernel/result'

/** What a call comes to: the output of its contract, or an expected no. */
export type Answer = { readonly output: unknown } | Refusal
