import { pipeline, Readable } from 'node:stream'
import { CsvError, type Parser, parse } from 'csv-parse'
import { type Refusal, refuse } from '@/kernel/result'
import { sepHint } from './delimiter'
import { decode } from './encoding'
import { atMost, type Peeked, TooMuch } from './head'
import { LIMITS } from './limits'
import type { Delimiter, Encoding, Rows } from './table'

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
  for await (const text of texts) {
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      assertShort(open + end - start)
      start = end + 1
      open = 0
    }
    open += text.length - start
    assertShort(open)
    yield text
  }
}

function assertShort(chars: number): void {
  if (chars > LIMITS.rowChars) throw new TooMuch(refuse('file-unreadable', { why: 'line-too-long' }))
}

/** Faults of the file are refusals; whatever else goes wrong is none of its business. */
function refusalOf(error: unknown, { parser, line }: { parser: Parser; line: number }): Refusal {
  if (error instanceof TooMuch) {
    const { refused, facts } = error.refusal
    return facts?.why === 'line-too-long' ? refuse(refused, { ...facts, line }) : error.refusal
  }
  if (!(error instanceof CsvError)) throw error
  const records = Number(parser.info.records)
  return refuse('file-unreadable', { why: whyOf(error), line: Math.max(line, records + 1) })
}

function whyOf(error: CsvError): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'quote-not-closed'
  // A quote that was never closed swallows the rest of the file until the row is too long for one.
  if (error.code === 'CSV_MAX_RECORD_SIZE') return error.quoting ? 'quote-not-closed' : 'line-too-long'
  return 'not-csv'
}
