import type { Fen } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import type { Columns, Field } from './columns'
import type { TableRow } from './read-file'
import { CELL_CHARS_MAX, TEXT_MAX } from './rules'

/** One line of a file in words, before anything is understood. Null means: the file says nothing, leave it as it is. */
export interface RawLine {
  readonly line: number
  readonly handle: string
  readonly title: string | null
  readonly about: string | null
  readonly category: string | null
  readonly ships: string | null
  readonly status: string | null
  readonly pictures: readonly string[]
  /** Where this line's picture stands among those of its product; in the order of the file where it says nothing. */
  readonly position?: number
  /** Empty when the file gives no code. */
  readonly sku: string
  readonly options: string | null
  readonly price: string | null
  readonly stock: string | null
  readonly skuPicture: string | null
  readonly problems: readonly Problem[]
}

/** What a file says about a product: on the first line of its handle, gathered from all of them. */
export interface ProductFields {
  readonly title: string | null
  readonly about: string | null
  readonly category: string | null
  readonly shipsInDays: number | null
  readonly status: 'live' | 'withdrawn' | null
  readonly pictureUrls: readonly string[] | null
  readonly problems: readonly Problem[]
}

/** One line understood as far as the file alone goes; it is kept until somebody confirms. */
export interface Line {
  readonly line: number
  readonly handle: string
  readonly sku: string
  readonly options: string | null
  readonly priceFen: Fen | null
  readonly stock: number | null
  readonly skuPicture: string | null
  readonly product: ProductFields | null
  readonly problems: readonly Problem[]
  /** A line that only adds a picture; it is listed when the picture is faulty. */
  readonly pictureOnly?: true
}

/** Reads the cells of one row by meaning, and collects what is wrong with them as texts. */
export class CellReader {
  readonly problems: Problem[] = []

  constructor(
    private readonly columns: Columns,
    private readonly row: TableRow,
    width: number,
  ) {
    const extra = row.cells.slice(width).some((cell) => cell.trim() !== '')
    if (extra) this.problems.push({ field: '', code: 'extra-cells' })
  }

  /** The cell without surrounding space and without a spreadsheet's ="…" around numbers meant as text; null if blank. */
  text(field: Field): string | null {
    const at = this.columns.at.get(field)
    const cell = at === undefined ? '' : (this.row.cells[at] ?? '').trim()
    const text = /^="([^"=]*)"$/.exec(cell)?.[1]?.trim() ?? cell
    return text === '' ? null : text
  }

  /** A text that will be stored: bounded, readable, and harmless when a spreadsheet opens it again; null if it is not. */
  safe(field: Field, clean: (text: string) => string = (text) => text): string | null {
    const text = this.text(field)
    if (text === null) return null
    const cleaned = clean(text)
    const code = textFault(cleaned, TEXT_MAX[field as keyof typeof TEXT_MAX] ?? CELL_CHARS_MAX)
    if (code) this.fault(field, code.code, code.facts)
    return code || cleaned === '' ? null : cleaned
  }

  fault(field: Field, code: string, facts?: Record<string, unknown>): void {
    const name = this.columns.names.get(field) ?? field
    this.problems.push(facts ? { field: name, code, facts } : { field: name, code })
  }
}

function textFault(text: string, max: number): { code: string; facts?: Record<string, unknown> } | null {
  if (text.length > max) return { code: 'too-long', facts: { max, length: text.length } }
  if (text.includes('\ufffd')) return { code: 'garbled' }
  // OWASP, CSV injection: these characters begin a formula when the cell is exported and opened again.
  if (/^[=+\-@\t\r]/.test(text)) return { code: 'formula-cell' }
  return null
}
