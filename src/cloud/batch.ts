import { type Placed, PlaceQueue } from './queue'

/**
 * Gathers what is waiting into batches. A batch leaves as soon as a slot is free, so while some are under way the next one
 * fills. There is no timer: on an idle server a batch is one command, and nothing waits for company.
 */
export interface Batcher<C, A> {
  submit(command: C): Promise<A>
  /** How many wait for a batch: who sees too many should turn people away in time. */
  waiting(): number
  /** Sizes of the batches so far: how many left, how many commands, the largest. */
  readonly sizes: { batches: number; commands: number; largest: number }
}

export interface BatchRules<C> {
  readonly inFlight: number
  readonly most: number
  /** Where a command waits for others: two batches at the same place would only stand in each other's way. */
  readonly placeOf: (command: C) => string | null
}

interface Waiting<C, A> extends Placed {
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
  { inFlight, most, placeOf }: BatchRules<C>,
): Batcher<C, A> {
  const queue = new PlaceQueue<Waiting<C, A>>()
  const sizes = { batches: 0, commands: 0, largest: 0 }
  let underWay = 0

  const leave = async (batch: Waiting<C, A>[]) => {
    try {
      const answers = await run(batch.map((w) => w.command))
      free(batch)
      for (const [i, waiting] of batch.entries()) waiting.resolve(answers[i]!)
    } catch {
      for (const waiting of batch) await retryAlone(waiting)
      free(batch)
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
    while (underWay < inFlight && queue.length > 0) {
      const batch = queue.take(most)
      underWay += 1
      sizes.batches += 1
      sizes.commands += batch.length
      sizes.largest = Math.max(sizes.largest, batch.length)
      void leave(batch)
    }
  }

  /** The next batch leaves before the answers of this one go out: the database has work while we write to people. */
  const free = (batch: readonly Waiting<C, A>[]) => {
    queue.done(batch)
    underWay -= 1
    start()
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
        queue.add({ command, place: placeOf(command), resolve, reject })
        plan()
      }),
  }
}
