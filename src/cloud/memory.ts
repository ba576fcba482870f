import type { Ms } from '@/kernel/time'

/**
 * Remembers anonymous answers for a moment, and asks only once while an answer is on its way: a card that goes viral
 * costs the database one look a second, whatever the number of its readers.
 */
export interface Memory {
  remember<T>(name: string, seconds: number, make: () => Promise<T>): Promise<T>
}

const NAMES_MAX = 2_000

export function createMemory(now: () => Ms): Memory {
  const kept = new Map<string, { until: Ms; value: Promise<unknown> }>()
  return {
    remember<T>(name: string, seconds: number, make: () => Promise<T>): Promise<T> {
      const known = kept.get(name)
      if (known && known.until > now()) return known.value as Promise<T>
      const value = make()
      kept.delete(name)
      kept.set(name, { until: now() + seconds * 1000, value })
      value.catch(() => kept.delete(name))
      // The oldest name goes first: a map keeps the order of insertion.
      if (kept.size > NAMES_MAX) kept.delete(kept.keys().next().value!)
      return value
    },
  }
}
