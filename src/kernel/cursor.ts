import { type Id, isId } from './id'
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
  const [at = '', id = ''] = (cursor ?? '').split('~')
  return /^[0-9T:.Z-]{24}$/.test(at) && !Number.isNaN(fromIso(at)) && isId(id) ? { at, id } : null
}

/** The same for lists whose ids follow their order: the id is the cursor. */
export const idFrom = (cursor: string | undefined): Id | null => (cursor && isId(cursor) ? cursor : null)

/** The same for lists that count what was shown, or go by the moment alone (13 digits of milliseconds). */
export const numberFrom = (cursor: string | undefined): number | null =>
  /^\d{1,13}$/.test(cursor ?? '') ? Number(cursor) : null

/** Cuts a list read with one row more than the page holds, and names the cursor of the next page if there is one. */
export function pageFrom<T>(
  found: readonly T[],
  size: number,
  cursor: (last: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, size)
  return { items, next: found.length > size ? cursor(items[size - 1]!) : null }
}
