/**
 * What a call to an outside system came to. `refused` is definite: nothing happened there. `unknown` may have happened:
 * ask by number first, then try again under the same number, or money moves twice.
 */
export type Remote<T> =
  | { readonly outcome: 'ok'; readonly value: T }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  | { readonly outcome: 'unknown'; readonly why: string }
