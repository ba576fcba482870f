import { DAY, type Ms } from '@/kernel/time'

interface Numbered {
  readonly sequence: number
  readonly reset: boolean
  /** The number of the newest count that was taken. */
  readonly newest: number | null
}

/** No time that a clock could show in milliseconds by tomorrow: microseconds, or digits of a date. */
const isAhead = (sequence: number, now: Ms): boolean => sequence > now + DAY

/**
 * Whether a count may be taken. One number far ahead would make every later one old for ever: such a number is refused, and
 * where one stands from before it keeps nobody out. A reset is the brand's own word that its numbers begin anew.
 */
export function orderOf({ sequence, reset, newest }: Numbered, now: Ms): 'newer' | 'older' | 'ahead' {
  if (isAhead(sequence, now)) return 'ahead'
  const isNewer = reset || newest === null || isAhead(newest, now) || sequence > newest
  return isNewer ? 'newer' : 'older'
}
