/**
 * Gathers what is waiting into batches. A batch leaves as soon as a slot is free: two are under way at most, so while one
 * commits the next one fills. There is no timer: on an idle server a batch is one command, and nothing waits for company.
 */
export interface Batcher<C, A> {
  submit(command: C): Promise<A>
  /** How many wait for a batch: who sees too many should turn people away in time. */
  waiting(): number
  /** Sizes of the batches so far: how many left, how many commands, the largest. */
  readonly sizes: { batches: number; commands: number; largest: number }
}

export interface BatchLimits {
  readonly inFlight: number
  readonly most: number
}

interface Waiting<C, A> {
  readonly command: C
  readonly resolve: (answer: A) => void
  readonly reject: (fault: unknown) => void
}

/**
 * `run` answers a list in order. When it throws, each command is tried once alone, so that the guilty one alone hears of
 * its fault.
 */
export function createBatcher<C, A>(
  run: (commands: readonly C[]) => Promise<readonly A[]>,
  limits: BatchLimits,
): Batcher<C, A> {
  const queue: Waiting<C, A>[] = []
  const sizes = { batches: 0, commands: 0, largest: 0 }
  let underWay = 0

  const leave = async (batch: Waiting<C, A>[]) => {
    try {
      const answers = await run(batch.map((w) => w.command))
      for (const [i, waiting] of batch.entries()) waiting.resolve(answers[i]!)
    } catch {
      for (const waiting of batch) await retryAlone(waiting)
    }
  }

  const retryAlone = async (waiting: Waiting<C, A>) => {
    try {
      const [answer] = await run([waiting.command])
      waiting.resolve(answer!)
    } catch (fault) {
      waiting.reject(fault)
    }
  }

  const start = () => {
    while (underWay < limits.inFlight && queue.length > 0) {
      const batch = queue.splice(0, limits.most)
      underWay += 1
      sizes.batches += 1
      sizes.commands += batch.length
      sizes.largest = Math.max(sizes.largest, batch.length)
      leave(batch).finally(() => {
        underWay -= 1
        start()
      })
    }
  }

  let planned = false
  const plan = () => {
    if (planned) return
    planned = true
    // Requests that arrived in the same turn of the event loop travel together.
    setImmediate(() => {
      planned = false
      start()
    })
  }

  return {
    sizes,
    waiting: () => queue.length,
    submit: (command) =>
      new Promise((resolve, reject) => {
        queue.push({ command, resolve, reject })
        plan()
      }),
  }
}
