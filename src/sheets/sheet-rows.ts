import { numberText } from './cell-text'
import { LIMITS } from './limits'
import type { TableRow } from './table'
import { broken } from './unreadable'
import { cleared, type Workbook } from './workbook'
import { attribute, Gathered, type XmlListener } from './xml'

/** Cells that a sheet shows as one: what the first says holds for those below it. */
export interface Merge {
  readonly column: number
  readonly from: number
  readonly to: number
}

/** More columns than a sheet has anywhere. */
const COLUMNS_MAX = 16_384

/** Gathers the rows of one sheet as its XML flows by. */
export class SheetRows implements XmlListener {
  private ready: TableRow[] = []
  private line = 0
  private cells: string[] = []
  private chars = 0
  private column = -1
  private type = ''
  private style = 0
  private readonly value = new Gathered()
  private hears = false
  private sounds = false

  constructor(private readonly workbook: Workbook) {}

  take(): TableRow[] {
    const { ready } = this
    this.ready = []
    return ready
  }

  open(name: string, attributes: string): void {
    if (name === 'row') this.startRow(attributes)
    else if (name === 'c') this.startCell(attributes)
    else if (name === 'v' || name === 't') this.hears = true
    else if (name === 'rPh') this.sounds = true
  }

  text(text: string): void {
    if (this.hears && !this.sounds) this.value.add(text)
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.hears = false
    else if (name === 'rPh') this.sounds = false
    else if (name === 'c') this.endCell()
    else if (name === 'row') this.ready.push({ line: this.line, cells: this.cells })
  }

  private startRow(attributes: string): void {
    const said = Number(attribute(attributes, 'r') ?? this.line + 1)
    if (!Number.isInteger(said) || said <= this.line || said > LIMITS.lines) throw broken('workbook-broken')
    this.line = said
    this.cells = []
    this.chars = 0
    this.column = -1
  }

  private startCell(attributes: string): void {
    const letters = /^[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0]
    this.column = letters ? columnOf(letters) : this.column + 1
    if (this.column >= COLUMNS_MAX) throw broken('workbook-broken')
    this.type = attribute(attributes, 't') ?? 'n'
    this.style = Number(attribute(attributes, 's') ?? 0)
    this.value.take()
  }

  private endCell(): void {
    const text = this.shown(this.value.take())
    if (text.trim() === '') return
    if (this.column >= LIMITS.columns) throw broken('too-wide', { line: this.line, max: LIMITS.columns })
    this.chars += text.length
    if (this.chars > LIMITS.rowChars) throw broken('line-too-long', { line: this.line })
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  /** The cell as a person reads it. A formula's cell holds the value that was worked out last. */
  private shown(written: string): string {
    if (this.type === 's') return this.workbook.shared[Number(written)] ?? ''
    if (this.type === 'str' || this.type === 'inlineStr') return cleared(written)
    if (this.type === 'b') return written.trim() === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'd')
      return written
        .trim()
        .replace(/T00:00(?::00(?:\.0+)?)?Z?$/, '')
        .replace('T', ' ')
    if (this.type === 'e') return written.trim()
    return numberText(written, this.workbook.formats[this.style] ?? { kind: 'plain' }, this.workbook.from1904)
  }
}

const MERGES_MAX = 100_000

/** Which cells of a sheet are merged downwards; a sheet says so only below all of its rows. */
export class MergesOf implements XmlListener {
  readonly merges: Merge[] = []

  open(name: string, attributes: string): void {
    if (name !== 'mergeCell' || this.merges.length >= MERGES_MAX) return
    const [, left, from, right, to] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(attributes, 'ref') ?? '') ?? []
    if (left === undefined || left !== right || columnOf(left) >= LIMITS.columns) return
    this.merges.push({ column: columnOf(left), from: Number(from), to: Number(to) })
  }

  text(): void {}

  close(): void {}
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1
