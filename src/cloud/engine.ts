import { SECOND } from '@/kernel/time'
import { faultText } from './fault-text'
import type { OpenHouse } from './open-house'
import { emptyBoxes, tick } from './tick'

/** Keeps the errands going in a long-lived process: a tick each second, and the boxes at once when something falls in. */
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
  house.onKick(() => {
    if (kicked) return
    kicked = true
    setImmediate(() => {
      kicked = false
      void run(emptyBoxes)
    })
  })
  const timer = setInterval(() => void run(tick), EVERY)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
