import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { HEADING_WITHIN } from './heading'
import { LIMITS } from './limits'
import { isBlank, type LeftOut, type Rows, type TableRow } from './table'
import { TOTALS } from './words'

export interface First {
  readonly rows: readonly TableRow[]
  readonly broken: Refusal | null
}

/** The first rows of a grid, and a refusal where it breaks among them. */
export async function firstOf(grid: Rows, count = HEADING_WITHIN): Promise<First> {
  const rows: TableRow[] = []
  while (rows.length < count) {
    const next = await grid.next()
    if (next.done) return { rows, broken: null }
    if (isRefusal(next.value)) return { rows, broken: next.value }
    rows.push(next.value)
  }
  return { rows, broken: null }
}

export async function* chain(first: readonly TableRow[], grid: Rows): Rows {
  try {
    yield* first
    yield* grid
  } finally {
    // A generator that was never begun would leave its file open.
    await grid.return()
  }
}

const LEFT_OUT_MAX = 1_000

/** What stands below the heading, without blank rows and sums. */
export async function* bodyRows(grid: Rows, headingLine: number, leftOut: LeftOut[]): Rows {
  let n = 0
  for await (const row of grid) {
    if (isRefusal(row)) {
      yield row
      return
    }
    if (row.line <= headingLine || isBlank(row)) continue
    if (isTotal(row) && leftOut.length < LEFT_OUT_MAX) {
      leftOut.push({ line: row.line, text: row.cells.filter((cell) => cell.trim() !== '').join(' ') })
      continue
    }
    n += 1
    const wide = tooWide(row)
    if (wide) {
      yield wide
      return
    }
    if (n > LIMITS.rows) {
      yield refuse('too-large', { max: LIMITS.rows, unit: 'rows' })
      return
    }
    yield readable(row)
  }
}

/** No database keeps a zero character or half a pair of surrogates: they show as what they are, letters that were lost. */
const UNKEEPABLE = /[\0\p{Surrogate}]/u

export function readable(row: TableRow): TableRow {
  if (!row.cells.some((cell) => UNKEEPABLE.test(cell))) return row
  return { ...row, cells: row.cells.map((cell) => cell.replace(/[\0\p{Surrogate}]/gu, '\ufffd')) }
}

export const tooWide = (row: TableRow): Refusal | null =>
  row.cells.length > LIMITS.columns && lastWritten(row) > LIMITS.columns
    ? refuse('file-unreadable', { why: 'too-wide', line: row.line, max: LIMITS.columns })
    : null

const lastWritten = ({ cells }: TableRow): number =>
  cells.reduce((last, cell, i) => (cell.trim() === '' ? last : i + 1), 0)

/** A row that begins with the word for a sum and holds nothing but numbers besides. */
function isTotal({ cells }: TableRow): boolean {
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const [first = '', ...others] = written
  return TOTALS.test(first) && others.every((cell) => /^[¥￥$]?-?[\d,]+(?:\.\d+)?[元件个]?$/.test(cell))
}
