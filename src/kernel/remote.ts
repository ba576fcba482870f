/**
 * What a call to an outside system came to. `refused` is definite: nothing happened there. `unknown` may have happened:
 * ask by number first, then try again under the same number, or money moves twice.
 */
export type Remote<T> =
  | { readonly outcome: 'ok'; readonly value: T }
  | { readonly outcome: 'refused'; readonly code: string; readonly message: string }
  | { readonly outcome: 'unknown'; readonly why: string }

export function mapRemote<A, B>(answer: Remote<A>, of: (value: A) => B): Remote<B> {
  return answer.outcome === 'ok' ? { outcome: 'ok', value: of(answer.value) } : answer
}
