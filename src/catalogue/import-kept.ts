import { DAY, type Ms } from '@/kernel/time'
import type { ImportRow } from './import-store'

/** A finished import can be undone for so long. */
export const UNDO_TIME: Ms = DAY
/** A file that waits for its parts, for another way to be read or for a yes waits for so long. */
export const WAITING_LASTS: Ms = 7 * DAY
/** The lines of a finished file can be looked at, and those that failed downloaded, for so long. */
export const LINES_LAST: Ms = 30 * DAY

/** Until when the lines of a file are kept; null while it is worked on, and when they are gone. */
export function linesUntil({ state, createdAt, doneAt, rowsSweptAt }: ImportRow): Ms | null {
  if (rowsSweptAt !== null) return null
  if (state === 'uploading' || state === 'unreadable' || state === 'checked') return createdAt + WAITING_LASTS
  return state === 'done' || state === 'cancelled' || state === 'undone' ? (doneAt ?? createdAt) + LINES_LAST : null
}

/** Until when it can be undone: finished, or stopped with something written, and not undone yet. */
export function undoUntil({ state, doneAt, outcome }: ImportRow): Ms | null {
  const wrote = outcome !== null && outcome.created + outcome.changed > 0
  return (state === 'done' || state === 'cancelled') && wrote && doneAt !== null ? doneAt + UNDO_TIME : null
}
