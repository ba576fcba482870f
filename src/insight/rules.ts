import { chinaDay, DAY, type Ms, nextMidnight } from '@/kernel/time'

/** Days from midnight to midnight. `to` is the end of today, so today counts as far as it has got. */
export interface Span {
  readonly from: Ms
  readonly to: Ms
}

export function lastDays(days: number, now: Ms): Span {
  const to = nextMidnight(now)
  return { from: to - days * DAY, to }
}

/** Every day of a span in order; a day without anything is a day of nothing, not a missing one. */
export function eachDay<T extends { readonly day: string }>(
  { from, to }: Span,
  found: readonly T[],
  nothing: Omit<T, 'day'>,
): T[] {
  const known = new Map(found.map((one) => [one.day, one]))
  const days = Math.round((to - from) / DAY)
  return Array.from({ length: days }, (_, n) => {
    const day = chinaDay(from + n * DAY)
    return known.get(day) ?? ({ ...nothing, day } as T)
  })
}

/** Of fewer than this a share says nothing. */
export const ENOUGH = 10

export interface Ratio {
  readonly part: number
  readonly whole: number
  /** In basis points; null where too few stand behind it. */
  readonly rate: number | null
}

export const ratio = (part: number, whole: number): Ratio => ({
  part,
  whole,
  rate: whole < ENOUGH ? null : Math.round((part * 10_000) / whole),
})
