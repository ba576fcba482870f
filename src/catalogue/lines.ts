import { withoutMarks } from '@/kernel/csv'
import type { Fen } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import type { TableRow } from '@/sheets/table'
import { isDamagedNumber } from './barcode'
import { CLEARABLE, CLEARED, type Cleared, isClear, withoutClearMark } from './clearing'
import type { Columns, Field } from './fields'
import { CELL_CHARS_MAX, TEXT_MAX } from './rules'
import { type Say, speaker } from './speaker'

/** One line of a file in words, before anything is understood. Null means: the file says nothing, leave it as it is. */
export interface RawLine {
  readonly line: number
  readonly handle: string
  readonly title: string | null
  readonly about: string | null
  readonly category: string | null
  readonly ships: string | null
  readonly status: string | null
  readonly comparedSource: string | null
  readonly comparedOn: string | null
  readonly pictures: readonly string[]
  /** Where this line's picture stands among those of its product; in the order of the file where it says nothing. */
  readonly position?: number
  /** Empty when the file gives no code. */
  readonly sku: string
  readonly options: string | null
  readonly price: string | null
  readonly compared: string | null
  /** The columns that these two stand in, where they are not the usual ones. */
  readonly pricesIn?: { readonly price: Field; readonly compared: Field }
  readonly stock: string | null
  readonly barcode: string | null
  readonly skuPicture: string | null
  readonly problems: readonly Problem[]
}

/** What a line says nothing of, for the dialects that have no column for it. */
export const SILENT = { ships: null, status: null, comparedSource: null, comparedOn: null, skuPicture: null } as const

/** A row in words, and what it stands for: a SKU, a further picture of its product, or the product above its variants. */
export interface ReadRow {
  readonly raw: RawLine
  readonly part: 'sku' | 'picture' | 'product'
}

/** What a file says about a product: on the first line of its handle, gathered from all of them. */
export interface ProductFields {
  readonly title: string | null
  readonly about: string | null
  readonly category: string | null
  readonly shipsInDays: number | null
  readonly status: 'live' | 'withdrawn' | null
  readonly pictureUrls: readonly string[] | null
  /** Where the crossed-out price was asked, and on which day (2026-11-01). */
  readonly comparedSource: string | null
  readonly comparedOn: string | Cleared | null
  readonly problems: readonly Problem[]
  /** The line that says it, where that is none of its SKUs: its faults are named there. */
  readonly saidOn?: number
}

/** One line understood as far as the file alone goes; it is kept until somebody confirms. */
export interface Line {
  readonly line: number
  readonly handle: string
  readonly sku: string
  readonly options: string | null
  readonly priceFen: Fen | null
  readonly comparedFen: Fen | Cleared | null
  readonly stock: number | null
  readonly barcode: string | null
  readonly skuPicture: string | null
  readonly product: ProductFields | null
  readonly problems: readonly Problem[]
  /** A line that stands for no SKU (a further picture, a parent of variants); it is listed when it is faulty. */
  readonly attached?: true
}

const VALUE_CHARS = 120

/** A problem with what stands in the cell, so that a person sees it. */
export const withValue = (problem: Problem, value: string): Problem => ({
  ...problem,
  // By letters: half of an emoji is nothing that can be kept.
  value:
    value.length > VALUE_CHARS
      ? `${Array.from(value.slice(0, 2 * VALUE_CHARS))
          .slice(0, VALUE_CHARS)
          .join('')}…`
      : value,
})

/** Reads the cells of one row by meaning, and collects what is wrong with them as texts. */
export class CellReader {
  readonly problems: Problem[] = []
  private readonly say: Say

  constructor(
    private readonly columns: Columns,
    private readonly row: TableRow,
  ) {
    this.say = speaker(columns)
    const extra = row.cells.slice(columns.width).filter((cell) => cell.trim() !== '')
    if (extra.length > 0) this.problems.push(withValue({ field: '', code: 'extra-cells' }, extra.join(' ')))
    for (const field of columns.at.keys())
      if (isClear(this.written(field)) && !CLEARABLE.has(field)) this.problems.push(this.say(field, 'not-clearable'))
  }

  has(field: Field): boolean {
    return this.columns.at.has(field)
  }

  private written(field: Field): string {
    const at = this.columns.at.get(field)
    return at === undefined ? '' : (this.row.cells[at] ?? '').trim()
  }

  /**
   * The cell without surrounding space, without a spreadsheet's ="…" around numbers meant as text, and without the marks
   * of our own exports; null if blank, `CLEARED` if it says so where something can be taken away.
   */
  text(field: Field): string | null {
    const cell = this.written(field)
    if (isClear(cell)) return CLEARABLE.has(field) ? CLEARED : null
    const text = /^="([^"=]*)"$/.exec(cell)?.[1]?.trim() ?? withoutMarks(withoutClearMark(cell))
    return text === '' ? null : text
  }

  /** A text that will be stored: bounded, readable, and harmless when a spreadsheet opens it again; null if it is not. */
  safe(field: Field, clean: (text: string) => string = oneLine): string | null {
    const text = this.text(field)
    if (text === null || text === CLEARED) return text
    const cleaned = clean(text)
    const found = textFault(cleaned, TEXT_MAX[field as keyof typeof TEXT_MAX] ?? CELL_CHARS_MAX)
    if (found) this.fault(field, found.code, found.facts)
    return found || cleaned === '' ? null : cleaned
  }

  /** A code that things are found again by: a spreadsheet must not have made a number of it. */
  code(field: Field): string | null {
    const code = this.safe(field)
    if (code === null || !isDamagedNumber(code)) return code
    this.fault(field, 'number-damaged')
    return null
  }

  fault(field: Field, code: string, facts?: Record<string, unknown>): void {
    this.problems.push(withValue(this.say(field, code, facts), this.text(field) ?? ''))
  }
}

/** Names and codes stand in one line, however a cell was broken. */
export const oneLine = (text: string): string => text.replace(/[\r\n\t]+/g, ' ')

/** Letters that steer a terminal or turn the direction of what follows (Unicode TR 36), and none that emoji are made of. */
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/u
const LINE_ENDS = /[\r\n\t]/g

const SHEET_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|#{2,})$/i

function textFault(text: string, max: number): { code: string; facts?: Record<string, unknown> } | null {
  if (text.length > max) return { code: 'too-long', facts: { max, length: text.length } }
  if (text.includes('\ufffd')) return { code: 'garbled' }
  if (CONTROL.test(text.replace(LINE_ENDS, ''))) return { code: 'control-characters' }
  if (SHEET_ERROR.test(text)) return { code: 'sheet-error' }
  // OWASP, CSV injection: these characters begin a formula when the cell is exported and opened again.
  if (/^[=+\-@\t\r＝＋－＠]/.test(text)) return { code: 'formula-cell' }
  return null
}
