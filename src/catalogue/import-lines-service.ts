import type { InputOf, OutputOf } from '@/kernel/contract'
import { csvText } from '@/kernel/csv'
import { pageFrom } from '@/kernel/cursor'
import { isRefusal, type Problem, type Refusal, refuse } from '@/kernel/result'
import { type CommandService, type Context, oneByOne, type QueryService } from '@/kernel/service'
import { DAY } from '@/kernel/time'
import type { Columns, Field } from './fields'
import type { Judging } from './import-chunk'
import type * as contract from './import-contract'
import { judgedRows, judgeRows } from './import-judging'
import { LINES_LAST } from './import-kept'
import * as listStore from './import-list-store'
import * as rowStore from './import-row-store'
import { openImport } from './import-service'
import * as store from './import-store'
import { lineView, summaryOf } from './import-views'
import type { Neighbours } from './neighbours'
import { columnsOf, keysOf, storable } from './open-file'
import { LINES_PER_PRODUCT_MAX, SKUS_PER_PRODUCT_MAX } from './rules'
import { speaker } from './speaker'
import { COMPANION, FAILED_FILE, FAULT_ID, OURS, PROBLEMS, REASON, WAITS } from './words'

const LINES_PER_PAGE = 100
const lineOf = (cursor: string | undefined): number => (/^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0)

type Rows = OutputOf<typeof contract.importRows>

export const importRows: QueryService<InputOf<typeof contract.importRows>, Rows> = async (
  { sql, now },
  { input, by },
) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  const { change, outcome } = input
  const page = { change, outcome, afterLine: lineOf(input.cursor), limit: LINES_PER_PAGE + 1 }
  const lines = await listStore.pageOfLines(sql, found, page)
  const { items, next } = pageFrom(lines, LINES_PER_PAGE, (last) => String(last.line))
  const headings = found.reading?.headings ?? []
  return { import: summaryOf(found, now), items: items.map((line) => lineView(line, headings)), next }
}

type Confirm = InputOf<typeof contract.confirmGuard>

/** The yes is kept with its numbers: at another price it is none. */
export const confirmGuard: CommandService<Confirm, OutputOf<typeof contract.confirmGuard>> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, ['checked'])
    if (isRefusal(open)) return open
    await rowStore.agreeTo(context.sql, open, one.input.lines)
    return { answer: summaryOf(await recount(context, open), context.now) }
  })

async function recount({ sql }: Context, open: store.ImportRow): Promise<store.ImportRow> {
  const { counts } = await rowStore.countRows(sql, open)
  const counted = { ...open, counts, errors: counts.error }
  await store.saveImports(sql, [counted])
  return counted
}

type Mend = InputOf<typeof contract.mendCell>
type Mended = OutputOf<typeof contract.mendCell>

/** A cell gets another text, and everything that the line touches is judged again. */
export const mendCell =
  (neighbours: Neighbours): CommandService<Mend, Mended> =>
  (context, asked) =>
    oneByOne(asked, async (one) => {
      const open = await openImport(context, one, ['checked'])
      if (isRefusal(open)) return open
      const [row] = await rowStore.rowsOfLines(context.sql, open, [one.input.line])
      if (!row) return refuse('not-found')
      const within = withColumn(open, one.input.field)
      if (isRefusal(within)) return within
      const mended = mendedRow(row, { ...within, text: one.input.text })
      await rowStore.mendRow(context.sql, open, { ...mended, field: one.input.field })
      const handles = [...new Set([row.handle, mended.handle])]
      if (handles.length > 1) {
        await rowStore.markSurplusAgain(context.sql, open, { handles, linesMax: LINES_PER_PRODUCT_MAX })
        await rowStore.failSurplus(context.sql, open, tooMany(columnsOf(within.open.reading!)))
      }
      const touched = await judgeTouched({ ...context, neighbours }, within.open, [row, mended])
      const counted = await recount(context, within.open)
      const rows = await listStore.listedRows(context.sql, open, touched)
      const views = rows.map((found) => lineView(found, within.open.reading!.headings))
      return { answer: { import: summaryOf(counted, context.now), rows: views } }
    })

const tooMany = (columns: Columns) => speaker(columns)('handle', 'too-many-skus', { max: SKUS_PER_PRODUCT_MAX })

interface Within {
  readonly open: store.ImportRow
  readonly index: number
}

/** Where the column stands. One that the file lacks, but our template has, is added behind the others. */
function withColumn(open: store.ImportRow, field: string): Within | Refusal {
  const reading = open.reading!
  const index = reading.headings.indexOf(field)
  if (index >= 0) return { open, index }
  const ours = Object.entries(OURS).find(([, heading]) => heading === field)
  const isKnown = reading.columns.some((column) => column.field === ours?.[0])
  if (!ours || isKnown) return refuse('bad-input', { field: 'field' })
  const added = reading.headings.length
  const columns = [
    ...reading.columns,
    { field: ours[0] as Field, index: added, heading: field, why: 'chosen' as const, sure: 1 },
  ]
  return { open: { ...open, reading: { ...reading, columns, headings: [...reading.headings, field] } }, index: added }
}

function mendedRow(row: rowStore.KnownRow, { open, index, text }: Within & { text: string }): rowStore.StagedRow {
  const cells = [...row.cells, ...Array<string>(Math.max(0, index + 1 - row.cells.length)).fill('')]
  cells[index] = storable(text)
  return { line: row.line, cells, ...keysOf({ line: row.line, cells }, columnsOf(open.reading!)) }
}

/** A code that is on every line of a file is not untangled by mending one of them. */
const PRODUCTS_TOUCHED_MAX = 20

/** The products of the line before and after, and those that share its code; answers the lines that were judged. */
async function judgeTouched(
  context: Judging,
  open: store.ImportRow,
  rows: readonly rowStore.StagedRow[],
): Promise<number[]> {
  const { sql } = context
  const codes = [...new Set(rows.map(({ saidCode }) => saidCode))]
  const others = await rowStore.handlesWithCodes(sql, open, { codes, limit: PRODUCTS_TOUCHED_MAX })
  const own = rows.map(({ handle }) => handle)
  const handles = [...new Set([...own, ...others])].filter((handle) => handle !== '')
  const known = (await rowStore.rowsOfHandles(sql, open, handles)).slice(
    0,
    PRODUCTS_TOUCHED_MAX * LINES_PER_PRODUCT_MAX,
  )
  const loose = (await rowStore.rowsOfLines(sql, open, [rows[0]!.line])).filter(({ handle }) => handle === '')
  const judged = judgedRows(await judgeRows(context, open, [...known, ...loose]))
  await rowStore.saveJudged(sql, open, judged)
  return [rows[0]!.line, ...judged.map(({ line }) => line)].slice(0, 200)
}

const FAILED_PER_PAGE = 2_000

type Failed = OutputOf<typeof contract.failedRows>

/** As they stand in the file, with the reasons in front, where cells that hang over the headings leave them alone. */
export const failedRows: QueryService<InputOf<typeof contract.failedRows>, Failed> = async ({ sql }, { input, by }) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  if (found.rowsSweptAt !== null) return refuse('no-longer-kept', { days: LINES_LAST / DAY })
  const afterLine = lineOf(input.cursor)
  const done = found.outcome !== null
  const page = { done, wholePictures: found.format === 'shopify', afterLine, limit: FAILED_PER_PAGE + 1 }
  const { items, next } = pageFrom(await listStore.pageOfFailed(sql, found, page), FAILED_PER_PAGE, (last) =>
    String(last.line),
  )
  const headings = afterLine === 0 ? [[REASON, ...(found.reading?.headings ?? [])]] : []
  const isFailed = ({ outcome, change }: listStore.ListedRow) => (done ? outcome === 'failed' : change === 'error')
  const lines = items.map((row) => [isFailed(row) ? reasonsOf(row) : COMPANION, ...row.cells])
  const text = csvText([...headings, ...lines])
  const fileName = FAILED_FILE(found.fileName)
  return { fileName, text: afterLine === 0 ? text : text.slice(1), rows: items.length, next }
}

const reasonsOf = ({ problems, waits }: listStore.ListedRow): string =>
  [
    ...problems.map(({ field, code, facts }) => `${field}：${PROBLEMS[code] ?? code}${faultId(facts)}`),
    ...waits.map(({ code }) => WAITS[code]!),
  ]
    .join('；')
    .replace(/^：/, '')

const faultId = (facts: Problem['facts']): string => (typeof facts?.id === 'string' ? FAULT_ID(facts.id) : '')
