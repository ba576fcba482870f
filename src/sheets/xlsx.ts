import type { Refusal } from '@/kernel/result'
import { firstOf } from './body'
import { isKnownRow } from './heading'
import { type Merge, MergesOf, SheetRows } from './sheet-rows'
import { type Choice, isBlank, type Rows, type TableRow } from './table'
import { broken, Unreadable } from './unreadable'
import { openWorkbook, type Sheet, unpackAllowance, type Workbook } from './workbook'
import { walkXml, XmlWalker } from './xml'
import { unpack } from './zip'

export interface OpenSheet {
  readonly sheet: string
  readonly sheets: readonly string[]
  readonly rows: Rows
}

/** A sheet of a workbook: the chosen one, or the first that has a heading. The workbook lies in memory as it is packed. */
export async function openXlsx(
  bytes: Buffer,
  choice: Choice,
  knows: (heading: string) => boolean,
): Promise<OpenSheet | Refusal> {
  try {
    const workbook = await openWorkbook(bytes)
    const sheet = choice.sheet === undefined ? await firstWithHeading(workbook, knows) : named(workbook, choice.sheet)
    const sheets = workbook.sheets.map(({ name }) => name)
    return { sheet: sheet.name, sheets, rows: sheetRows(workbook, sheet) }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal
    throw error
  }
}

function named(workbook: Workbook, name: string): Sheet {
  const found = workbook.sheets.find((sheet) => sheet.name === name)
  if (!found) throw broken('sheet-missing')
  return found
}

const SHEETS_TRIED = 12

/** Covers and notes come before the goods in many workbooks; hidden sheets hold lists that cells choose from. */
async function firstWithHeading(workbook: Workbook, knows: (heading: string) => boolean): Promise<Sheet> {
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden)
  const tried = (visible.length > 0 ? visible : workbook.sheets).slice(0, SHEETS_TRIED)
  if (tried.length === 1) return tried[0]!
  let filled: Sheet | null = null
  for (const sheet of tried) {
    const rows = sheetRows(workbook, sheet)
    const { rows: first } = await firstOf(rows)
    await rows.return()
    if (first.some((row) => isKnownRow(row, knows))) return sheet
    if (!filled && first.some(({ cells }) => cells.length > 1)) filled = sheet
  }
  return filled ?? tried[0]!
}

async function* sheetRows(workbook: Workbook, sheet: Sheet): Rows {
  try {
    const filled = new Filled(await mergesOf(sheet))
    for await (const row of rowsOf(sheet, workbook)) yield filled.fill(row)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    yield error.refusal
  }
}

/** A sheet is unpacked once for what stands below its rows, and once for them: so neither has to lie in memory. */
async function mergesOf(sheet: Sheet): Promise<readonly Merge[]> {
  const listener = new MergesOf()
  await walkXml(tailOf(sheet), listener)
  return listener.merges.sort((a, b) => a.from - b.from)
}

const MARK = 'mergeCells'

/** What stands behind the rows. Looking for a word is much faster than reading all of them. */
async function* tailOf(sheet: Sheet): AsyncGenerator<Buffer, void, undefined> {
  let found = false
  let before = Buffer.alloc(0)
  for await (const piece of unpack(sheet.part, unpackAllowance())) {
    if (found) {
      yield piece
      continue
    }
    const joined = Buffer.concat([before, piece])
    const at = joined.indexOf(MARK)
    found = at >= 0
    if (found) yield joined.subarray(at)
    before = joined.subarray(-MARK.length)
  }
}

async function* rowsOf({ part }: Sheet, workbook: Workbook): AsyncGenerator<TableRow, void, undefined> {
  const listener = new SheetRows(workbook)
  const decoder = new TextDecoder('utf-8')
  const walker = new XmlWalker(listener)
  for await (const piece of unpack(part, unpackAllowance())) {
    walker.write(decoder.decode(piece, { stream: true }))
    yield* listener.take()
  }
  walker.write(decoder.decode())
  walker.end()
  yield* listener.take()
}

/** Fills merged cells downwards: a name that stands beside three lines belongs to all three. */
class Filled {
  private next = 0
  private readonly open = new Map<number, { readonly to: number; readonly text: string }>()

  constructor(private readonly merges: readonly Merge[]) {}

  fill(row: TableRow): TableRow {
    if (this.merges.length === 0) return row
    for (; this.next < this.merges.length && this.merges[this.next]!.from <= row.line; this.next++) {
      const { column, from, to } = this.merges[this.next]!
      if (from === row.line) this.open.set(column, { to, text: row.cells[column] ?? '' })
    }
    // A row without a word of its own is blank, whatever is merged over it.
    if (isBlank(row)) return row
    const cells = [...row.cells]
    for (const [column, { to, text }] of this.open) {
      if (to < row.line) this.open.delete(column)
      else if (text !== '' && (cells[column] ?? '') === '') {
        while (cells.length < column) cells.push('')
        cells[column] = text
      }
    }
    return { ...row, cells }
  }
}
