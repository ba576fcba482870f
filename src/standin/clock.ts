import type { Ms } from '@/kernel/time'

/** The stand-in's own time: the machine's clock plus an offset that can be moved. */
export interface Clock {
  now(): Ms
  /** Milliseconds ahead of the machine's clock. */
  offset(): Ms
  move(change: { advance: Ms } | { set: Ms }): Ms
  /** Whether a time is within `slack` of now, or was so just before the clock was moved: callers need a moment to follow. */
  isNear(at: Ms, slack: Ms): boolean
  /** Real milliseconds since the clock was last moved. */
  sinceMove(): Ms
}

/** How long after a move the old time is still accepted, in real milliseconds. A real clock never jumps. */
const GRACE: Ms = 15_000

export function createClock(offset: Ms, machine: () => Ms = Date.now): Clock {
  let current = offset
  let previous = offset
  let movedAt = Number.NEGATIVE_INFINITY
  const now = () => machine() + current
  return {
    now,
    offset: () => current,
    move(change) {
      previous = current
      current += 'advance' in change ? change.advance : change.set - now()
      movedAt = machine()
      return now()
    },
    isNear(at, slack) {
      if (Math.abs(now() - at) <= slack) return true
      return machine() - movedAt < GRACE && Math.abs(machine() + previous - at) <= slack
    },
    sinceMove: () => machine() - movedAt,
  }
}
