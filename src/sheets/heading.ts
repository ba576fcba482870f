import { type Refusal, refuse } from '@/kernel/result'
import { isBlank, type TableRow } from './table'

/** Titles and notes above a heading are a few lines, not a page. */
export const HEADING_WITHIN = 30

/**
 * Which of the first rows is the heading: the one with most headings that we know, two at least; else the first one
 * that is at least half as full as the fullest, because titles stand alone in their row.
 */
export function findHeading(
  rows: readonly TableRow[],
  knows: (heading: string) => boolean,
  chosen: number | undefined,
): TableRow | Refusal {
  const written = rows.filter((row) => !isBlank(row))
  if (written.length === 0) return refuse('file-unreadable', { why: 'empty' })
  if (chosen !== undefined) {
    const row = written.find(({ line }) => line === chosen)
    return row ?? refuse('file-unreadable', { why: 'heading-missing', line: chosen })
  }
  const known = written.map((row) => ({ row, n: knownIn(row, knows) }))
  const best = known.reduce((a, b) => (b.n > a.n ? b : a))
  if (best.n >= KNOWN_MIN) return best.row
  const fullest = Math.max(...written.map(fullness))
  return written.find((row) => fullness(row) * 2 >= fullest)!
}

const KNOWN_MIN = 2

const knownIn = ({ cells }: TableRow, knows: (heading: string) => boolean): number =>
  cells.filter((cell) => cell.trim() !== '' && knows(cell)).length

export const isKnownRow = (row: TableRow, knows: (heading: string) => boolean): boolean =>
  knownIn(row, knows) >= KNOWN_MIN

const fullness = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length
