import { z } from 'zod'
import { command, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf, problem } from '@/kernel/shapes'

/** What a line would do. `waiting`: it would change something that wants a yes of its own (`confirmGuard`). */
export const change = z.enum(['new', 'changed', 'same', 'error', 'waiting'])
const lines = z.number().int().min(0)
export const counts = z.object({ new: lines, changed: lines, same: lines, error: lines, waiting: lines })
/** What became of the lines. Their sum is the number of lines, always. */
export const outcome = z.object({ created: lines, changed: lines, unchanged: lines, failed: lines })

export const importState = z.enum([
  'uploading',
  'checking',
  'unreadable',
  'checked',
  'running',
  'done',
  'cancelled',
  'undoing',
  'undone',
])
export const importMode = z.enum(['good-rows', 'all-or-nothing'])

const fileText = z.string().max(200)
const place = z.number().int().min(0).max(999)
/** A column of the file and what it means to us: a field of `catalogue/fields.ts`. */
const column = z.object({ field: z.string().min(1).max(40), index: place })

/** How the file was read: our guess, or what was chosen. `headingLine` counts from 1 as a spreadsheet does. */
export const reading = z.object({
  format: z.string(),
  file: z.enum(['csv', 'xlsx']),
  encoding: z.string(),
  delimiter: z.string(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  headingLine: z.number().int(),
  headings: z.array(z.string()),
  /** `why`: heading, near-heading, cells (it looks like it) or chosen; `sure`: 0 to 1. */
  columns: z.array(column.extend({ heading: z.string(), why: z.string(), sure: z.number() })),
  /** Remembered from an earlier file of this brand with the same headings. */
  remembered: z.boolean(),
  firstRows: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })).max(20),
})

/** Rows done of rows; `rows` is null while nobody can know it, `secondsLeft` while nothing can be said. */
export const progress = z.object({
  phase: z.enum(['reading', 'judging', 'writing', 'undoing']),
  rowsDone: lines,
  rows: lines.nullable(),
  errors: lines,
  secondsLeft: lines.nullable(),
})

export const importSummary = z.object({
  id,
  fileName: z.string(),
  state: importState,
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  /** Lines that stand for goods; further pictures and parents of variants are not counted. */
  counts,
  outcome: outcome.nullable(),
  progress: progress.nullable(),
  createdAt: isoTime,
  doneAt: isoTime.nullable(),
  /** Until when the import can be undone; null when it can't (any more). */
  undoUntil: isoTime.nullable(),
})

const pictureCounts = z.object({ waiting: lines, fetching: lines, kept: lines, failed: lines })

export const importView = importSummary.extend({
  /** Upload: so many bytes in so many parts of `partBytes` (the last may be shorter), and which are missing. */
  bytes: lines,
  partBytes: z.number().int(),
  parts: z.number().int(),
  missingParts: z.array(z.number().int()),
  reading: reading.nullable(),
  /** Why the file could not be read: `why` (a key of `catalogue/words.ts`), and line, column, max … where there is one. */
  unreadable: z.record(z.string(), z.unknown()).nullable(),
  mode: importMode.nullable(),
  submitForReview: z.boolean(),
  pictures: pictureCounts,
  /** Products that an undo went back on, and those that it left because something depends on them. */
  undo: z.object({ undone: lines, kept: lines }).nullable(),
  /** Until when its lines are kept, and with them the file of those that failed; null while it is worked on or swept. */
  linesUntil: isoTime.nullable(),
  /** Its lines are gone: it waited too long for a yes (7 days), or was finished long ago (30 days). */
  swept: z.boolean(),
  limits: z.object({ bytes: lines, rows: lines, undoHours: lines }),
})

/** One line of a file. `problems[].field` and `differences[].field` name the column as the file spells it. */
export const importRow = z.object({
  line: z.number().int(),
  change,
  outcome: z.enum(['created', 'changed', 'unchanged', 'failed']).nullable(),
  handle: z.string(),
  skuCode: z.string(),
  title: z.string(),
  options: z.string(),
  priceFen: fen.nullable(),
  stock: z.number().int().nullable(),
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  problems: z.array(problem),
  /** What wants a yes: `price-far` (facts: beforeFen, afterFen) or `below-campaign` (and campaignFen). */
  waits: z.array(problem),
})

const NAMED = { importId: id }
const ofOne = z.object(NAMED)

export const beginImport = command('catalogue.beginImport', {
  summary:
    'Announce a file (CSV or XLSX) of so many bytes. It is then sent in parts of exactly `partBytes`, in any order. Too large a file is refused at once.',
  input: z.object({ fileName: z.string().trim().min(1).max(200), bytes: z.number().int().min(1).max(2_000_000_000) }),
  output: importView,
  refusals: ['too-large'],
})

export const importPart = command('catalogue.importPart', {
  summary: 'One part of an announced file, counted from 0. Sending a part again replaces it.',
  input: z.object({ ...NAMED, index: place, base64: z.base64().min(1).max(1_100_000) }),
  output: z.object({ missingParts: z.array(z.number().int()) }),
  refusals: ['not-found', 'bad-input', 'already-done'],
})

export const checkImport = command('catalogue.checkImport', {
  summary:
    'All parts are there: read the file and say what each line would do, in the background. Writes nothing to the catalogue.',
  input: ofOne,
  output: importView,
  refusals: ['not-found', 'already-done', 'not-allowed-now'],
})

export const importOne = query('catalogue.import', {
  summary: 'One file: how it was read, how far it is, what it would do or did.',
  input: ofOne,
  output: importView,
  refusals: ['not-found'],
})

export const readImportAs = command('catalogue.readImportAs', {
  summary:
    'Read the file another way (what is left out is guessed again) and check it again. Columns chosen here are remembered for the brand’s next file with the same headings. Cells that were mended by hand are read from the file again and lose that: where there are some it asks first (`needs-yes`, facts.mended: so many cells).',
  input: z.object({
    ...NAMED,
    encoding: z.enum(['UTF-8', 'GB18030', 'Big5', 'UTF-16LE', 'UTF-16BE', 'windows-1252']).optional(),
    delimiter: z.enum([',', ';', '\t']).optional(),
    sheet: fileText.optional(),
    headingLine: z.number().int().min(1).max(200).optional(),
    format: z.string().max(40).optional(),
    columns: z.array(column).max(200).optional(),
    /** Yes, cells that were mended by hand may be lost. */
    agreed: z.boolean().optional(),
  }),
  output: importView,
  refusals: ['not-found', 'already-done', 'not-allowed-now', 'needs-yes'],
})

export const importRows = query('catalogue.importRows', {
  summary:
    'The lines of a file, by what they would do or by what became of them, with differences old → new, problems and what waits for a yes.',
  input: z.object({
    ...NAMED,
    change: change.optional(),
    outcome: importRow.shape.outcome.unwrap().optional(),
    cursor,
  }),
  output: pageOf(importRow).extend({ import: importSummary }),
  refusals: ['not-found'],
})

export const mendCell = command('catalogue.mendCell', {
  summary:
    'Put another text into one cell of a checked file. The line and everything it touches (its product, its duplicates) are checked again; those lines come back.',
  input: z.object({
    ...NAMED,
    line: z.number().int().min(1).max(10_000_000),
    /** The column as the file spells it, or as our template does where the file lacks it. */
    field: fileText.min(1),
    text: z.string().max(20_000),
  }),
  output: z.object({ import: importSummary, rows: z.array(importRow).max(200) }),
  refusals: ['not-found', 'already-done', 'bad-input'],
})

export const confirmGuard = command('catalogue.confirmGuard', {
  summary:
    'Say yes to prices that changed by more than 30 % or fell below a running campaign’s: for the named lines, or for all that wait. The yes is for these numbers only.',
  input: z.object({ ...NAMED, lines: z.array(z.number().int().min(1)).min(1).max(1_000).optional() }),
  output: importSummary,
  refusals: ['not-found', 'already-done'],
})

export const runImport = command('catalogue.runImport', {
  summary:
    'Write a checked file in the background: the good lines only, or all or nothing. What changed in the catalogue since the check is judged again; lines that would now do something else are left out and say so.',
  input: z.object({ ...NAMED, mode: importMode, submitForReview: z.boolean().default(true) }),
  output: importView,
  refusals: ['not-found', 'already-done', 'nothing-to-write'],
})

export const cancelImport = command('catalogue.cancelImport', {
  summary:
    'Stop. Before the run nothing was written. During it, what is written stays and is said (good rows), or goes back (all or nothing).',
  input: ofOne,
  output: importView,
  refusals: ['not-found', 'already-done'],
})

export const undoImport = command('catalogue.undoImport', {
  summary:
    'Within 24 hours: products go back to what they were, new ones go. Products that campaigns or orders depend on, or that somebody changed since, stay and are named by `catalogue.undoKept`.',
  input: ofOne,
  output: importView,
  refusals: ['not-found', 'not-allowed-now'],
})

export const undoKept = query('catalogue.undoKept', {
  summary: 'Products that an undo left as they are, and why: `depended-on` or `changed-since`.',
  input: z.object({ ...NAMED, cursor }),
  output: pageOf(z.object({ productId: id, handle: z.string(), title: z.string(), reason: z.string() })),
  refusals: ['not-found'],
})

export const failedRows = query('catalogue.failedRows', {
  summary:
    'The lines that have errors, or were not written, as they stand in the file, with the reasons in front: a CSV that can be mended and uploaded alone; parents of variants and picture lines that belong to them come along. In pieces of 2,000 lines; only the first has headings. Kept for 30 days (`linesUntil`).',
  input: z.object({ ...NAMED, cursor }),
  output: z.object({ fileName: z.string(), text: z.string(), rows: lines, next: z.string().nullable() }),
  refusals: ['not-found', 'no-longer-kept'],
})

export const imports = query('catalogue.imports', {
  summary: 'Files of this brand, newest first.',
  input: z.object({ cursor }),
  output: pageOf(importSummary),
  refusals: [],
})

export const importTemplate = query('catalogue.importTemplate', {
  summary: 'Our CSV template with one example line, UTF-8 with a byte-order mark so that Excel shows Chinese.',
  input: z.object({}),
  output: z.object({ fileName: z.string(), text: z.string() }),
  refusals: [],
})
