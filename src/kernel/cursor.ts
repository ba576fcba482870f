import type { Id } from './id'
import { fromIso, iso, type Ms } from './time'

/** Where a page sorted by time and id ended. Clients treat the text as opaque. */
export interface Place {
  /** ISO 8601. */
  readonly at: string
  readonly id: Id
}

export const cursorOf = (at: Ms, id: Id): string => `${iso(at)}~${id}`

/** Null for the first page and for a cursor that no answer of ours ever contained: rubbish starts from the front. */
export function placeOf(cursor: string | undefined): Place | null {
  const match = /^([0-9T:.Z-]{24})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor ?? '')
  return match && !Number.isNaN(fromIso(match[1]!)) ? { at: match[1]!, id: match[2]! } : null
}

/** Cuts a list read with one row more than the page holds, and names the cursor of the next page if there is one. */
export function pageFrom<T>(
  found: readonly T[],
  size: number,
  cursor: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, size)
  return { items, next: found.length > size ? cursor(items[size - 1]!) : null }
}
