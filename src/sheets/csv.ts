import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Refusal, refuse } from '@/kernel/result'
import { sepHint } from './delimiter'
import { decode } from './encoding'
import { atMost, type Peeked } from './head'
import { LIMITS } from './limits'
import { type Delimiter, type Encoding, isBlank, type Rows, type TableRow } from './table'
import { broken, Unreadable } from './unreadable'

/** How a CSV file is to be read. */
export interface CsvManner {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
}

/**
 * The rows of a CSV file; lines count as a spreadsheet counts them. Blank ones are passed over where the parser finds
 * them: files end in hundreds of thousands of them, and each would travel the whole way to be nothing.
 */
export async function* csvRows(file: Peeked, { encoding, delimiter }: CsvManner): Rows {
  const end = { isLine: false }
  const texts = watchEnd(shortLines(withoutHint(decode(atMost(file.all), encoding))), end)
  const lines = new Lines()
  const parser = parse({
    delimiter,
    // Line ends of several systems meet in files that several people worked on.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // The library believes that what it gives is what it found.
    on_record: (cells: string[], { empty_lines }) => lines.see(cells, empty_lines) as unknown as string[],
    // In bytes; lines are measured in letters before.
    max_record_size: 4 * LIMITS.rowChars,
  })
  pipeline(Readable.from(texts), parser, () => undefined)
  const shape = new Shape()
  try {
    for await (const row of parser as AsyncIterable<TableRow>) {
      shape.see(row)
      yield row
    }
    if (!end.isLine && shape.isLastShort()) yield refuse('file-unreadable', { why: 'file-cut', line: lines.last })
  } catch (error) {
    yield refusalOf(error, lines.last + 1 + Number(parser.info.empty_lines) - lines.empty)
  }
}

/** Counts lines as they are found. Blank rows whose width is another than the first's cost the parser dear each. */
class Lines {
  last = 0
  empty = 0
  private width = 0
  private odd = 0

  /** The row, or null where nothing is written in it. `empty` counts the lines before it that have no cell at all. */
  see(cells: readonly string[], empty: number): TableRow | null {
    this.last += 1 + empty - this.empty
    this.empty = empty
    this.width ||= cells.length
    if (this.last > LIMITS.lines) throw new Unreadable(refuse('too-large', { max: LIMITS.lines, unit: 'rows' }))
    const row = { line: this.last, cells }
    if (!isBlank(row)) return row
    if (cells.length !== this.width) this.odd += 1
    if (this.odd > LIMITS.oddBlanks) throw broken('blank-lines', { line: this.last })
    return null
  }
}

const ROWS_OF_A_SHAPE = 3

/** Programs write rows of one width and end each: a last one that is shorter and has no end was cut. */
class Shape {
  private width = -1
  private rows = 0
  private last = -1

  see({ cells }: TableRow): void {
    if (this.rows > 0) this.width = this.rows === 1 || this.width === this.last ? this.last : 0
    this.last = cells.length
    this.rows += 1
  }

  isLastShort(): boolean {
    return this.rows > ROWS_OF_A_SHAPE && this.last < this.width
  }
}

async function* watchEnd(
  texts: AsyncIterable<string>,
  end: { isLine: boolean },
): AsyncGenerator<string, void, undefined> {
  for await (const text of texts) {
    if (text !== '') end.isLine = /[\r\n]$/.test(text)
    yield text
  }
}

/** Excel's "sep=;" leaves an empty line in its place, so that line numbers are still those of the spreadsheet. */
async function* withoutHint(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let first = true
  for await (const text of texts) {
    if (text === '') continue
    const hint = first ? sepHint(text) : null
    yield hint ? `\n${text.slice(hint.length)}` : text
    first = false
  }
}

/** A line of nothing but delimiters costs the parser memory that it does not count. */
async function* shortLines(texts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let open = 0
  let line = 1
  for await (const text of texts) {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      assertShort(open + end - start, line)
      start = end + 1
      open = 0
      line += 1
    }
    open += text.length - start
    assertShort(open, line)
    yield text
  }
}

function assertShort(chars: number, line: number): void {
  if (chars > LIMITS.rowChars) throw broken('line-too-long', { line })
}

/** Faults of the file are refusals; whatever else goes wrong is none of its business. */
function refusalOf(error: unknown, line: number): Refusal {
  if (error instanceof Unreadable) return error.refusal
  if (!(error instanceof CsvError)) throw error
  return refuse('file-unreadable', { why: whyOf(error), line })
}

/** Lines are short, so a row that is too long for one goes over many: its quote was never closed. */
const whyOf = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE' ? 'quote-not-closed' : 'not-csv'
