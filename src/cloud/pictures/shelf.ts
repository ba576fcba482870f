/** Finished pictures, the newest at hand; the same one is made once however many ask, and few are made at a time. */
export interface Shelf<T> {
  get(name: string, make: () => Promise<T | null>): Promise<T | null>
}

interface Limits {
  readonly keptMax: number
  readonly atOnce: number
}

export function createShelf<T>({ keptMax, atOnce }: Limits): Shelf<T> {
  const kept = new Map<string, Promise<T | null>>()
  const waiting: (() => void)[] = []
  let free = atOnce

  const inTurn = async (make: () => Promise<T | null>): Promise<T | null> => {
    if (free > 0) free -= 1
    else await new Promise<void>((next) => waiting.push(next))
    try {
      return await make()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }

  return {
    get(name, make) {
      const known = kept.get(name)
      if (known) {
        // Asked for again, so it goes to the end of the queue of those that must leave.
        kept.delete(name)
        kept.set(name, known)
        return known
      }
      const made = inTurn(make)
      kept.set(name, made)
      // What could not be made is asked for anew.
      made.then(
        (value) => value === null && kept.delete(name),
        () => kept.delete(name),
      )
      if (kept.size > keptMax) kept.delete(kept.keys().next().value!)
      return made
    },
  }
}
