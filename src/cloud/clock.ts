import { type Ms, SECOND } from '@/kernel/time'

/**
 * The time of an installation. Every process follows one source where one is named (as servers follow a time server), so
 * that deadlines are the same everywhere; without one it is the machine's clock.
 */
export interface Clock {
  now(): Ms
  /** Asks the source at once. */
  sync(): Promise<void>
  stop(): void
}

const ASK_EVERY = SECOND

export async function createClock(timeUrl: string): Promise<Clock> {
  if (!timeUrl) return { now: Date.now, sync: async () => undefined, stop: () => undefined }
  let offset = 0
  const sync = async () => {
    const before = Date.now()
    const answer = await fetch(timeUrl, { signal: AbortSignal.timeout(2 * SECOND) })
    const { now } = (await answer.json()) as { now: Ms }
    offset = now - (before + Date.now()) / 2
  }
  await sync()
  // A source that is away for a moment leaves the last offset standing.
  const timer = setInterval(() => sync().catch(() => undefined), ASK_EVERY)
  timer.unref()
  return { now: () => Math.round(Date.now() + offset), sync, stop: () => clearInterval(timer) }
}
