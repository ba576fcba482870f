import type { Sql } from '@/kernel/db'
import { newId } from '@/kernel/id'
import { DAY, MINUTE, type Ms, SECOND } from '@/kernel/time'
import { forgetPulses, type Minute, savePulse } from './pulse-store'

/** What a process has answered, minute by minute, kept where every other process and the operators can read it. */
export interface Pulse {
  readonly processId: string
  /** Counts one answer by its HTTP status. */
  answered(status: number): void
  /** Writes down what is new, now and then; a write that fails is made up for by the next one. */
  beat(): Promise<void>
}

interface Parts {
  readonly sql: Sql
  readonly now: () => Ms
  readonly waiting: () => number
}

const BEAT_EVERY = 5 * SECOND
const KEPT = DAY
/** While the database is away the last hour is kept, the rest is nobody's business any more. */
const MINUTES_MAX = 60

export function createPulse({ sql, now, waiting }: Parts): Pulse {
  const processId = newId()
  const startedAt = now()
  const minutes = new Map<Ms, Minute>()
  let beatAt = Number.NEGATIVE_INFINITY
  const current = () => {
    const minute = Math.floor(now() / MINUTE) * MINUTE
    const known = minutes.get(minute)
    if (known) return known
    const fresh = { minute, answered: 0, refused: 0, faults: 0 }
    minutes.set(minute, fresh)
    for (const old of [...minutes.keys()].slice(0, -MINUTES_MAX)) minutes.delete(old)
    return fresh
  }
  return {
    processId,
    answered(status) {
      const minute = current()
      minute.answered += 1
      if (status === 500) minute.faults += 1
      else if (status >= 400) minute.refused += 1
    },
    async beat() {
      const at = now()
      // A clock that was set back must not silence a process.
      if (Math.abs(at - beatAt) < BEAT_EVERY) return
      beatAt = at
      const { minute } = current()
      await savePulse(sql, { processId, startedAt, seenAt: at, waiting: waiting(), minutes: [...minutes.values()] })
      for (const old of minutes.keys()) if (old !== minute) minutes.delete(old)
      await forgetPulses(sql, at - KEPT)
    },
  }
}
