import { pipeline, Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { type Refusal, refuse } from '@/kernel/result'
import { sepHint } from './delimiter'
import { decode } from './encoding'
import { atMost, type Peeked } from './head'
import { LIMITS } from './limits'
import type { Delimiter, Encoding, Rows } from './table'
import { broken, Unreadable } from './unreadable'

/** How a CSV file is to be read. */
export interface CsvManner {
  readonly encoding: Encoding
  readonly delimiter: Delimiter
}

/** The rows of a CSV file, blank ones too, so that lines count as a spreadsheet counts them. */
export async function* csvRows(file: Peeked, { encoding, delimiter }: CsvManner): Rows {
  const texts = shortLines(withoutHint(decode(atMost(file.all), encoding)))
  const parser = parse({
    delimiter,
    // Line ends of several systems meet in files that several people worked on.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LIMITS.rowChars,
  })
  pipeline(Readable.from(texts), parser, () => undefined)
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      line += 1
      yield { line, cells }
    }
  } catch (error) {
    yield refusalOf(error, { parser, line: line + 1 })
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
function refusalOf(error: unknown, { parser, line }: { parser: Parser; line: number }): Refusal {
  if (error instanceof Unreadable) return error.refusal
  if (!(error instanceof CsvError)) throw error
  const records = Number(parser.info.records)
  return refuse('file-unreadable', { why: whyOf(error), line: Math.max(line, records + 1) })
}

/** Lines are short, so a row that is too long for one goes over many: its quote was never closed. */
const whyOf = ({ code }: CsvError): string =>
  code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE' ? 'quote-not-closed' : 'not-csv'
