import type { Asked, Outcome } from '@/kernel/service'

/** Writings of whole goods are heavy and rare, so each is taken by itself, one after the other. */
export async function oneByOne<I, O>(
  asked: readonly Asked<I>[],
  act: (one: Asked<I>) => Promise<Outcome<O>>,
): Promise<Outcome<O>[]> {
  const outcomes: Outcome<O>[] = []
  for (const one of asked) outcomes.push(await act(one))
  return outcomes
}
