import { Readable } from 'node:stream'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, isId } from '@/kernel/id'
import { isRefusal, refuse } from '@/kernel/result'
import { type Asked, type CommandService, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { openTable } from '@/sheets/open'
import type { OpenTable } from '@/sheets/table'
import { plainNumber } from './carriers'
import { columnsOf, isHeading, missingColumns, SHEET_COLUMNS, type SheetColumn } from './sheet-columns'
import { fullOrder, type Judged, judgeRows, type Known, orderEnd, type SheetRow } from './sheet-rules'
import * as store from './sheet-store'
import { shipOne } from './shipping'
import type * as contract from './shipping-contract'
import { boxesOf } from './shipping-store'

type Rows = InputOf<typeof contract.checkRows>
type Sheet = InputOf<typeof contract.checkSheet>

const ROWS_MOST = 2_000

export const checkSheet: CommandService<Sheet, OutputOf<typeof contract.checkSheet>> = (context, asked) =>
  oneByOne(asked, (one) => checkOne(context, one))

async function checkOne(
  context: Context,
  { input, by }: Asked<Sheet>,
): Promise<Outcome<OutputOf<typeof contract.checkSheet>>> {
  const bytes = Buffer.from(input.base64, 'base64')
  const table = await openTable(Readable.from([bytes]), { knows: isHeading })
  if (isRefusal(table)) return table
  const { format, encoding, delimiter, headings } = table.meta
  const columns = columnsOf(headings)
  const missing = missingColumns(columns)
  if (missing.length > 0) {
    await table.close()
    return refuse('file-unreadable', { why: 'columns-missing', columns: missing, headings: headings.slice(0, 20) })
  }
  const read = await rowsOf(table, columns)
  if (isRefusal(read)) return read
  const { rows } = await judge(context, by.brandId, read.rows)
  const named = SHEET_COLUMNS.flatMap((column) => {
    const at = columns[column]
    return at === undefined ? [] : [{ column, heading: headings[at] ?? '' }]
  })
  return { answer: { format, encoding, delimiter, columns: named, rows, left: read.left } }
}

/** Rows nobody has filled in yet are no mistakes: they are what is still to be sent. */
async function rowsOf(table: OpenTable, columns: Partial<Record<SheetColumn, number>>) {
  const rows: SheetRow[] = []
  let left = 0
  for await (const row of table.rows) {
    if (isRefusal(row)) return row
    const cell = (column: SheetColumn) => (row.cells[columns[column] ?? -1] ?? '').trim().slice(0, 100)
    const [order, trackingNo, carrier] = [cell('order'), cell('trackingNo'), cell('carrier')]
    if (trackingNo === '' && carrier === '') continue
    if (rows.length === ROWS_MOST) left += 1
    else rows.push({ line: row.line, order, sku: cell('sku'), units: cell('units').slice(0, 20), carrier, trackingNo })
  }
  return { rows, left }
}

export const checkRows: CommandService<Rows, OutputOf<typeof contract.checkRows>> = (context, asked) =>
  Promise.all(
    asked.map(async ({ input, by }) => ({ answer: { rows: (await judge(context, by.brandId, input.rows)).rows } })),
  )

/** The good rows leave as parcels; everything is judged again by who holds the locks. */
export const shipRows: CommandService<InputOf<typeof contract.shipRows>, OutputOf<typeof contract.shipRows>> = (
  context,
  asked,
) => oneByOne(asked, (one) => shipThese(context, one))

async function shipThese(context: Context, { input, by }: Asked<InputOf<typeof contract.shipRows>>) {
  const { rows, parcels } = await judge(context, by.brandId, input.rows)
  const sent = await shipOne(
    context,
    by,
    parcels.map((p) => ({ ...p.asked, batchIds: input.batchIds })),
  )
  const refused = new Map(sent.answer.problems.map(({ index, code }) => [index, code]))
  const left = new Set(parcels.flatMap((p, at) => (refused.has(at) ? [] : p.rows)))
  const answered = rows.map((row, at) => (left.has(at) ? { ...row, state: 'sent' as const } : row))
  return { ...sent, answer: { shipped: sent.answer.shipped, rows: answered } }
}

export async function judge(context: Context, brandId: Id, rows: readonly SheetRow[]): Promise<Judged> {
  return judgeRows(rows, await knownOf(context, brandId, rows))
}

/** An order of another brand is as unknown as one that does not exist. */
async function knownOf({ sql }: Context, brandId: Id, rows: readonly SheetRow[]): Promise<Known> {
  const full = rows.map((row) => fullOrder(row.order)).filter((id): id is Id => id !== null && isId(id))
  const ends = [...new Set(rows.flatMap((row) => orderEnd(row.order) ?? []))]
  const byEnd = new Map<string, Id[]>()
  for (const { id, end } of ends.length > 0 ? await store.ordersByEnd(sql, brandId, ends) : []) {
    byEnd.set(end, [...(byEnd.get(end) ?? []), id])
  }
  const ids = [...new Set([...full, ...[...byEnd.values()].flat()])]
  const numbers = [
    ...new Set(rows.map((row) => plainNumber(row.trackingNo)).filter((no) => /^[0-9A-Z-]{6,40}$/.test(no))),
  ]
  const [boxes, elsewhere] = [await boxesOf(sql, brandId, ids), await store.numbersOnRecord(sql, brandId, numbers)]
  return { boxes: new Map(boxes.map((box) => [box.orderId, box])), byEnd, numbers: elsewhere }
}
