import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { bodyRows, chain, firstOf, readable, tooWide } from './body'
import { csvRows } from './csv'
import { guessDelimiter } from './delimiter'
import { decodeHead, guessEncoding } from './encoding'
import { atMost, type Peeked, peek, startsWith } from './head'
import { findHeading, HEADING_WITHIN } from './heading'
import { LIMITS } from './limits'
import type { Asked, Choice, LeftOut, OpenTable, Rows, TableMeta, TableRow } from './table'
import { Unreadable } from './unreadable'
import { openXlsx } from './xlsx'

/**
 * Opens any table file: CSV in whatever encoding and delimiter, or an XLSX workbook. Refuses with `file-unreadable`
 * (facts: why – a key of words.ts – and line where one is known) or `too-large` (facts: max, unit). Nothing more than the
 * beginning is held in memory; where a file breaks further down, its rows end with the refusal.
 */
export async function openTable(source: AsyncIterable<Uint8Array>, asked: Asked): Promise<OpenTable | Refusal> {
  const file = await peek(source)
  const grid = await openGrid(file, asked)
  if (isRefusal(grid)) {
    await file.all.return()
    return grid
  }
  const table = await tableOf(grid, asked)
  if (isRefusal(table)) await grid.rows.return()
  return table
}

type Grid = Pick<TableMeta, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'sheets'> & { readonly rows: Rows }

async function openGrid(file: Peeked, { knows, choice = {} }: Asked): Promise<Grid | Refusal> {
  const why = notText(file.head)
  if (why) return refuse('file-unreadable', { why })
  if (isArchive(file.head)) return await workbookGrid(file, { knows, choice })
  const encoding = choice.encoding ?? guessEncoding(file.head, knows)
  const text = decodeHead(file.head, encoding)
  if (isBinary(text)) return refuse('file-unreadable', { why: 'binary' })
  const delimiter = choice.delimiter ?? guessDelimiter(text, knows)
  return { format: 'csv', encoding, delimiter, sheet: '', sheets: [], rows: csvRows(file, { encoding, delimiter }) }
}

async function workbookGrid(file: Peeked, { knows, choice }: Required<Asked>): Promise<Grid | Refusal> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of atMost(file.all, LIMITS.packedBytes)) pieces.push(piece)
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal
    throw error
  }
  const opened = await openXlsx(Buffer.concat(pieces), choice, knows)
  return isRefusal(opened) ? opened : { format: 'xlsx', encoding: '', delimiter: '', ...opened }
}

const FIRST_ROWS = 20

async function tableOf({ rows: grid, ...found }: Grid, { knows, choice = {} }: Asked): Promise<OpenTable | Refusal> {
  const first = await firstOf(grid, Math.max(HEADING_WITHIN, choice.headingLine ?? 0))
  if (first.broken && first.rows.length < 2) return first.broken
  const heading = findHeading(first.rows, knows, choice.headingLine)
  if (isRefusal(heading)) return first.broken ?? heading
  const wide = tooWide(heading)
  if (wide) return wide
  const leftOut: LeftOut[] = []
  const all = first.broken ? chain(first.rows, only(first.broken)) : chain(first.rows, grid)
  const body = bodyRows(all, heading.line, leftOut)
  const firstRows: TableRow[] = []
  let broken: Refusal | null = null
  while (firstRows.length < FIRST_ROWS && !broken) {
    const next = await body.next()
    if (next.done) break
    if (isRefusal(next.value)) broken = next.value
    else firstRows.push(next.value)
  }
  if (firstRows.length === 0) return broken ?? refuse('file-unreadable', { why: 'no-rows', line: heading.line })
  const meta = {
    ...found,
    headings: headingsOf(heading),
    headingLine: heading.line,
    guessed: guessedOf(found.format, choice),
  }
  return {
    meta,
    firstRows,
    leftOut,
    rows: chain(firstRows, broken ? only(broken) : body),
    close: async () => void (await grid.return()),
  }
}

/** Headings are shown, kept and named in every fault: none of them is a page long. */
const HEADING_CHARS = 100

/** Two columns of one name are told apart, for whoever chooses between them or mends a cell: 图片 and 图片#2. */
function headingsOf(row: TableRow): string[] {
  const seen = new Map<string, number>()
  return readable(row).cells.map((cell) => {
    const heading = [...cell.trim().slice(0, 2 * HEADING_CHARS)].slice(0, HEADING_CHARS).join('')
    const n = (seen.get(heading) ?? 0) + 1
    seen.set(heading, n)
    return heading === '' || n === 1 ? heading : `${heading}#${n}`
  })
}

async function* only(refusal: Refusal): Rows {
  yield refusal
}

function guessedOf(format: TableMeta['format'], choice: Choice): (keyof Choice)[] {
  const asked: (keyof Choice)[] = format === 'csv' ? ['encoding', 'delimiter', 'headingLine'] : ['sheet', 'headingLine']
  return asked.filter((what) => choice[what] === undefined)
}

const PICTURES_AND_PAPERS = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x25, 0x50, 0x44, 0x46],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x52, 0x61, 0x72, 0x21],
]

/** A workbook with a password lies in a file of the old kind, under this name. */
const LOCKED_MARK = Buffer.from('EncryptedPackage', 'utf16le')

/** An archive begins with a part, or, when it is empty, with its end. */
const isArchive = (head: Buffer): boolean =>
  startsWith(head, [0x50, 0x4b, 0x03, 0x04]) || startsWith(head, [0x50, 0x4b, 0x05, 0x06])

/** The first bytes of files that people take for CSV because a spreadsheet opened them. */
function notText(head: Buffer): string | null {
  if (head.length === 0) return 'empty'
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return head.includes(LOCKED_MARK) ? 'is-locked' : 'is-xls'
  return PICTURES_AND_PAPERS.some((mark) => startsWith(head, mark)) ? 'binary' : null
}

/** Texts hold hardly any of the characters that steer a terminal; a stray one is a fault of its cell. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 65_536)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const odd = start.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return odd * 50 > start.length
}
