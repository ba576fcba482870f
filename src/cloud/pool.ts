/** Calls that strangers may keep waiting, a few at a time; as soon as one ends the next one begins. */
export interface Pool {
  /** There may be something to do. */
  start(): void
  /** Nothing is under way any more, and nothing was left. Answers how much was done. */
  done(): Promise<number>
}

interface Parts<T> {
  readonly most: number
  take(most: number): Promise<readonly T[]>
  act(one: T): Promise<unknown>
  onFault(fault: unknown): void
}

export function createPool<T>({ most, take, act, onFault }: Parts<T>): Pool {
  const flying = new Set<Promise<void>>()
  let looking: Promise<void> | null = null
  let wanted = false
  let count = 0
  const fly = (one: T) => {
    const flight: Promise<void> = act(one)
      .then(() => undefined, onFault)
      .finally(() => {
        flying.delete(flight)
        count += 1
        start()
      })
    flying.add(flight)
  }
  const look = async () => {
    while (wanted && flying.size < most) {
      wanted = false
      for (const one of await take(most - flying.size)) fly(one)
    }
  }
  // Whoever asks while all are busy is heard when one of them ends.
  const start = () => {
    wanted = true
    looking ??= look()
      .catch(onFault)
      .finally(() => {
        looking = null
        if (wanted && flying.size < most) start()
      })
  }
  return {
    start,
    async done() {
      while (looking || flying.size > 0) await (looking ?? Promise.race(flying))
      return count
    },
  }
}

/** Until nothing is left; a fault is the caller's. */
export async function emptyPool(open: (onFault: (fault: unknown) => void) => Pool): Promise<number> {
  const faults: unknown[] = []
  const pool = open((fault) => faults.push(fault))
  pool.start()
  const count = await pool.done()
  if (faults.length > 0) throw faults[0]
  return count
}
