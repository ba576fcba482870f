import type { z } from 'zod'
import type { Context } from '@/kernel/service'
import { HOUR, iso, type Ms } from '@/kernel/time'
import type * as contract from './import-contract'
import { linesUntil, UNDO_TIME, undoUntil } from './import-kept'
import type * as listStore from './import-list-store'
import { countPictures } from './import-picture-store'
import { type ImportRow, keptParts } from './import-store'
import { countUndo } from './import-undo-store'
import { FILE_BYTES_MAX, FILE_ROWS_MAX, PART_BYTES } from './rules'

export type Summary = z.infer<typeof contract.importSummary>
export type ImportView = z.infer<typeof contract.importView>

const NONE = { new: 0, changed: 0, same: 0, error: 0, waiting: 0 }

export function summaryOf(row: ImportRow, now: Ms): Summary {
  const { id, fileName, state, format, encoding, delimiter, counts, outcome } = row
  const until = undoUntil(row)
  return {
    id,
    fileName,
    state,
    format,
    encoding,
    delimiter,
    counts: { ...NONE, ...counts },
    outcome,
    progress: progressOf(row),
    createdAt: iso(row.createdAt),
    doneAt: row.doneAt === null ? null : iso(row.doneAt),
    undoUntil: until === null || until <= now ? null : iso(until),
  }
}

function progressOf({ phase, rowsRead, rowsDone, errors, secondsLeft }: ImportRow): Summary['progress'] {
  if (phase === null) return null
  if (phase === 'reading') return { phase, rowsDone: rowsRead, rows: null, errors: 0, secondsLeft: null }
  return { phase, rowsDone: Math.min(rowsDone, rowsRead), rows: rowsRead, errors, secondsLeft }
}

export const partsOf = ({ bytes }: Pick<ImportRow, 'bytes'>): number => Math.ceil(bytes / PART_BYTES)

export async function missingParts({ sql }: Pick<Context, 'sql'>, row: ImportRow): Promise<number[]> {
  if (row.state !== 'uploading') return []
  const kept = new Set(await keptParts(sql, row))
  return Array.from({ length: partsOf(row) }, (_, position) => position).filter((position) => !kept.has(position))
}

export async function viewOf(context: Context, row: ImportRow): Promise<ImportView> {
  const [missing, pictures, undo] = await Promise.all([
    missingParts(context, row),
    countPictures(context.sql, row),
    countUndo(context.sql, row),
  ])
  const wasUndone = (row.state === 'undoing' || row.state === 'undone') && row.journalSweptAt === null
  const until = linesUntil(row)
  return {
    ...summaryOf(row, context.now),
    bytes: row.bytes,
    partBytes: PART_BYTES,
    parts: partsOf(row),
    missingParts: missing,
    reading: readingOf(row),
    unreadable: row.unreadable,
    mode: row.mode,
    submitForReview: row.submitForReview,
    pictures,
    undo: wasUndone ? { undone: undo.undone, kept: undo.kept } : null,
    linesUntil: until === null ? null : iso(until),
    swept: row.rowsSweptAt !== null,
    limits: { bytes: FILE_BYTES_MAX, rows: FILE_ROWS_MAX, undoHours: UNDO_TIME / HOUR },
  }
}

/** Whose hosts are ours is nobody else’s business. */
function readingOf({ reading }: ImportRow): ImportView['reading'] {
  if (reading === null) return null
  const { ownHosts: _, ...shown } = reading
  return shown as ImportView['reading']
}

type RowView = z.infer<typeof contract.importRow>

/** A problem with what stands in its cell, as far as the file has the column. */
export function lineView(
  { fields, differences, problems, waits, cells, ...line }: listStore.ListedRow,
  headings: readonly string[],
): RowView {
  const { title = '', options = '', priceFen = null, stock = null } = fields.shown ?? {}
  const cellOf = (field: string) => cells[headings.indexOf(field)]
  return {
    line: line.line,
    change: line.change as RowView['change'],
    outcome: line.outcome,
    handle: line.handle,
    skuCode: line.skuCode,
    title,
    options,
    priceFen,
    stock,
    differences: [...differences],
    problems: problems.map((problem) => {
      const value = cellOf(problem.field)
      return {
        ...problem,
        ...(value === undefined ? {} : { value: value.slice(0, 500) }),
      } as RowView['problems'][number]
    }),
    waits: waits as RowView['waits'],
  }
}
