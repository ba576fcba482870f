import { SECOND } from '@/kernel/time'
import { workImports } from './compose-imports'
import { faultText } from './fault-text'
import type { OpenHouse } from './open-house'
import { emptyBoxes, errands } from './tick'

/**
 * Keeps the errands going in a long-lived process: each second, and the boxes at once when something falls in. Long work has
 * a lane of its own, so that no message waits for a file of a hundred thousand lines.
 */
export interface Engine {
  stop(): Promise<void>
}

const EVERY = SECOND

export function startEngine(house: OpenHouse): Engine {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  let kicked = false
  const run = (errand: (house: OpenHouse) => Promise<void>) => {
    running = running
      .then(() => (stopped ? undefined : errand(house)))
      .catch((fault: unknown) => console.error(`an errand failed and comes again: ${faultText(fault)}`))
    return running
  }
  let working: Promise<void> | null = null
  const work = () => {
    working ??= workImports(house, () => stopped)
      .then(() => undefined)
      .catch((fault: unknown) => console.error(`long work failed and comes again: ${faultText(fault)}`))
      .finally(() => {
        working = null
      })
  }
  house.onKick(() => {
    work()
    if (kicked) return
    kicked = true
    setImmediate(() => {
      kicked = false
      void run(emptyBoxes)
    })
  })
  const timer = setInterval(() => {
    void run(errands)
    work()
  }, EVERY)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await working
    },
  }
}
