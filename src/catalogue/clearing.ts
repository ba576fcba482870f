import type { Field } from './fields'
import { CLEAR } from './words'

/** What a cell says that holds `CLEAR`. No cell can hold this itself: a database keeps no zero characters. */
export const CLEARED = '\0cleared\0'
export type Cleared = typeof CLEARED

/** Everything that goods can do without. */
export const CLEARABLE: ReadonlySet<Field> = new Set<Field>([
  ...(['about', 'pictures', 'sku-picture', 'barcode'] as const),
  ...(['compared', 'compared-source', 'compared-on'] as const),
])

/** A blank cell leaves what stands there; this word takes it away. */
export const isClear = (cell: string): boolean => cell === CLEAR

/** Goods may say the very word: in a file of ours it has an apostrophe then. */
export const withClearMark = (text: string): string => (withoutApostrophes(text) === CLEAR ? `'${text}` : text)
export const withoutClearMark = (cell: string): string =>
  cell.startsWith("'") && withoutApostrophes(cell) === CLEAR ? cell.slice(1) : cell
const withoutApostrophes = (text: string): string => text.replace(/^'+/, '')

/** What is stored for a text that was taken away. */
export const emptied = (text: string): string => (text === CLEARED ? '' : text)

export const unlessCleared = <T>(value: T | Cleared): T | null => (value === CLEARED ? null : value)
