import { analyse } from 'chardet'
import { CsvError, parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { type Refusal, refuse } from '@/kernel/result'
import { FILE_BYTES_MAX, FILE_ROWS_MAX } from './rules'

/** A file as a grid of texts. `line` is the row a spreadsheet shows, the heading usually being 1. */
export interface Table {
  readonly encoding: string
  readonly delimiter: Delimiter
  readonly headings: readonly string[]
  readonly headingLine: number
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

export type Delimiter = ',' | ';' | '\t'

/**
 * Reads a CSV file of unknown encoding and delimiter. Refuses with `too-large` (facts: max, unit) or `file-unreadable`
 * (facts: why – a key of words.ts – and line where one is known).
 * `knows` says whether a text is a heading of ours: what decides between encodings that both make sense of the bytes.
 */
export function readTable(bytes: Uint8Array, knows: (heading: string) => boolean): Table | Refusal {
  if (bytes.length > FILE_BYTES_MAX) return refuse('too-large', { max: FILE_BYTES_MAX, unit: 'bytes' })
  const why = notText(bytes)
  if (why) return refuse('file-unreadable', { why })
  const { encoding, text } = decode(bytes, knows)
  if (text.includes('\0')) return refuse('file-unreadable', { why: 'binary' })
  const { delimiter, body } = splitHint(text)
  try {
    const grid = parse(body, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false })
    return tableOf(grid, { encoding, delimiter })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('file-unreadable', { why: whyOf(error), line: Number(error.records ?? 0) + 1 })
  }
}

function tableOf(
  grid: string[][],
  { encoding, delimiter }: { encoding: string; delimiter: Delimiter },
): Table | Refusal {
  const rows = grid
    .map((cells, i) => ({ line: i + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [heading, ...body] = rows
  if (!heading) return refuse('file-unreadable', { why: 'empty' })
  if (body.length === 0) return refuse('file-unreadable', { why: 'no-rows', line: heading.line })
  if (body.length > FILE_ROWS_MAX) return refuse('too-large', { max: FILE_ROWS_MAX, unit: 'rows' })
  return {
    encoding,
    delimiter,
    headings: heading.cells.map((cell) => cell.trim()),
    headingLine: heading.line,
    rows: body,
  }
}

const whyOf = (error: CsvError): string => (error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote-not-closed' : 'not-csv')

/** The first bytes of files that people take for CSV because a spreadsheet opened them. */
function notText(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'is-xlsx'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'is-xls'
  return null
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

function decode(bytes: Uint8Array, knows: (heading: string) => boolean): { encoding: string; text: string } {
  const encoding = markedEncoding(bytes) ?? unmarkedEncoding(bytes, knows)
  return { encoding, text: decodeAs(bytes, encoding) }
}

// iconv-lite takes the byte-order mark away.
const decodeAs = (bytes: Uint8Array, encoding: string): string => iconv.decode(Buffer.from(bytes), encoding)

function markedEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'UTF-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'UTF-16LE'
  if (startsWith(bytes, [0xfe, 0xff])) return 'UTF-16BE'
  return null
}

function unmarkedEncoding(bytes: Uint8Array, knows: (heading: string) => boolean): string {
  const wide = wideEncoding(bytes)
  if (wide) return wide
  if (isUtf8(bytes)) return 'UTF-8'
  // On short texts the guess is as good as a coin, so a heading that we know counts for more.
  const guessed = analyse(bytes)
    .map(({ name }) => name)
    .filter((name) => name === 'GB18030' || name === 'Big5')
  const candidates = [...new Set(['GB18030', ...guessed, 'Big5', 'windows-1252'])]
  const start = bytes.subarray(0, 4096)
  const known = candidates.find((name) => firstCells(decodeAs(start, name)).some(knows) && !isAscii(firstLine(start)))
  return known ?? candidates.find((name) => !decodeAs(bytes, name).includes('\ufffd')) ?? 'GB18030'
}

/** UTF-16 without a mark: every other byte of its ASCII part is zero. */
function wideEncoding(bytes: Uint8Array): string | null {
  const start = bytes.subarray(0, 400)
  const zeros = [0, 0]
  for (let i = 0; i < start.length; i++) if (start[i] === 0) zeros[i % 2]! += 1
  const enough = start.length / 10
  if (zeros[1]! > enough && zeros[0] === 0) return 'UTF-16LE'
  if (zeros[0]! > enough && zeros[1] === 0) return 'UTF-16BE'
  return null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

const firstLine = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(0x0a)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 128)
const firstCells = (text: string): string[] => (text.split(/\r?\n|\r/, 1)[0] ?? '').split(/[,;\t]/)

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t']

/** The delimiter is the one that the heading holds most of. Excel's own "sep=;" line says it outright. */
function splitHint(text: string): { delimiter: Delimiter; body: string } {
  const hint = /^"?sep=([,;\t])"?\r?\n/i.exec(text)
  // An empty line stays in its place, so that line numbers are still those of the spreadsheet.
  if (hint) return { delimiter: hint[1] as Delimiter, body: `\n${text.slice(hint[0].length)}` }
  const heading = /^(?:\s*\n)*((?:"(?:[^"]|"")*"|[^"\n])*)/.exec(text)?.[1] ?? ''
  const outside = heading.replace(/"(?:[^"]|"")*"/g, '')
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, n: outside.split(delimiter).length }))
  return { delimiter: counted.sort((a, b) => b.n - a.n)[0]!.delimiter, body: text }
}
