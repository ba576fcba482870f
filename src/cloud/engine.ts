import { SECOND } from '@/kernel/time'
import { workImports } from './compose-imports'
import { faultText } from './fault-text'
import { picturePool } from './fetch-pictures'
import type { OpenHouse } from './open-house'
import { emptyBoxes, errands } from './tick'
import { webhookPool } from './webhooks'

/**
 * Keeps the errands going in a long-lived process: each second, and the boxes at once when something falls in. Long work and
 * the brands' own machines have lanes of their own, so that no refund waits for a file or for a stranger that hangs.
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
  const work = lane('long work', () => workImports(house, () => stopped))
  const fetch = picturePool(house, told('a picture'), () => stopped)
  const call = webhookPool(house, told('a webhook'), () => stopped)
  house.onKick(() => {
    work.start()
    call.start()
    if (kicked) return
    kicked = true
    setImmediate(() => {
      kicked = false
      void run(emptyBoxes)
    })
  })
  const timer = setInterval(() => {
    void run(errands)
    work.start()
    fetch.start()
    call.start()
  }, EVERY)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
      await Promise.all([work.done(), fetch.done(), call.done()])
    },
  }
}

const told = (what: string) => (fault: unknown) => console.error(`${what} failed and comes again: ${faultText(fault)}`)

/** Work that may take its time and runs once at a time; its fault is told and it begins again at the next start. */
function lane(what: string, act: () => Promise<unknown>) {
  let working: Promise<unknown> | null = null
  return {
    start() {
      working ??= act()
        .catch(told(what))
        .finally(() => {
          working = null
        })
    },
    done: async () => void (await working),
  }
}
