import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, idFrom, pageFrom, placeOf } from '@/kernel/cursor'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import {
  type Asked,
  type CommandService,
  type Context,
  type Outcome,
  oneByOne,
  type QueryService,
} from '@/kernel/service'
import type * as contract from './import-contract'
import { undoUntil } from './import-kept'
import { countMended } from './import-list-store'
import * as rowStore from './import-row-store'
import * as store from './import-store'
import { countUndo, pageOfKept } from './import-undo-store'
import { type ImportView, missingParts, partsOf, type Summary, summaryOf, viewOf } from './import-views'
import * as workStore from './import-work-store'
import { headingsHash } from './open-file'
import { templateText } from './our-file'
import { FILE_BYTES_MAX, PART_BYTES } from './rules'
import { TEMPLATE_NAME } from './words'

/** The import under lock, if it is in one of these states. */
export async function openImport(
  { sql }: Context,
  { input, by }: Asked<{ readonly importId: Id }>,
  states: readonly store.ImportState[],
): Promise<store.ImportRow | Refusal> {
  const [found] = await store.lockImports(sql, by.brandId, [input.importId])
  if (!found) return refuse('not-found')
  return states.includes(found.state) ? found : refuse('already-done', { state: found.state })
}

async function saved(context: Context, row: store.ImportRow): Promise<Outcome<ImportView>> {
  await store.saveImports(context.sql, [row])
  return { answer: await viewOf(context, row) }
}

type Begin = InputOf<typeof contract.beginImport>

export const beginImport: CommandService<Begin, ImportView> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    if (input.bytes > FILE_BYTES_MAX) return refuse('too-large', { max: FILE_BYTES_MAX, unit: 'bytes' })
    const { brandId, personId } = by
    const row = { brandId, id: newId(), ...input, createdBy: personId, createdAt: context.now }
    await store.insertImports(context.sql, [row])
    return { answer: await viewOf(context, (await store.findImport(context.sql, brandId, row.id))!) }
  })

type Part = InputOf<typeof contract.importPart>

export const importPart: CommandService<Part, OutputOf<typeof contract.importPart>> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, ['uploading'])
    if (isRefusal(open)) return open
    const { index, base64 } = one.input
    const bytes = Buffer.from(base64, 'base64')
    const wanted = index === partsOf(open) - 1 ? open.bytes - index * PART_BYTES : PART_BYTES
    if (index >= partsOf(open) || bytes.length !== wanted) {
      return refuse('bad-input', { field: 'base64', bytes: index >= partsOf(open) ? 0 : wanted })
    }
    await store.savePart(context.sql, open, { position: index, bytes })
    return { answer: { missingParts: await missingParts(context, open) } }
  })

type Named = InputOf<typeof contract.checkImport>

export const checkImport: CommandService<Named, ImportView> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, ['uploading'])
    if (isRefusal(open)) return open
    const missing = await missingParts(context, open)
    if (missing.length > 0) return refuse('not-allowed-now', { missingParts: missing.slice(0, 50) })
    return await saved(context, { ...open, state: 'checking', phase: 'reading' })
  })

type ReadAs = InputOf<typeof contract.readImportAs>

/** Everything is read again from the bytes; chosen columns are remembered for the next file with these headings. */
export const readImportAs: CommandService<ReadAs, ImportView> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, ['checking', 'unreadable', 'checked'])
    if (isRefusal(open)) return open
    const { importId: _, agreed, ...choice } = one.input
    const { sql, now } = context
    const mended = agreed ? 0 : await countMended(sql, open)
    if (mended > 0) return refuse('needs-yes', { mended })
    if (choice.columns && open.reading && isSameLine(choice.headingLine, open.reading)) {
      const { headings, format } = open.reading
      const known = { format: choice.format ?? format, columns: choice.columns }
      await store.rememberChoice(sql, { brandId: open.brandId, hash: headingsHash(headings), choice: known, now })
    }
    await rowStore.deleteRows(sql, open)
    await workStore.dropLease(sql, open)
    const begun = { rowsRead: 0, rowsDone: 0, errors: 0, counts: {}, unreadable: null, reading: null }
    return await saved(context, {
      ...open,
      ...begun,
      choice: choice as store.Choice,
      state: 'checking',
      phase: 'reading',
    })
  })

/** Headings that are not known yet can't be remembered. */
const isSameLine = (chosen: number | undefined, reading: store.Reading): boolean =>
  chosen === undefined || chosen === reading.headingLine

type Run = InputOf<typeof contract.runImport>

export const runImport: CommandService<Run, ImportView> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, ['checked'])
    if (isRefusal(open)) return open
    const { mode, submitForReview } = one.input
    const { counts } = summaryOf(open, context.now)
    const stopped = mode === 'all-or-nothing' && counts.error + counts.waiting > 0
    if (stopped) return refuse('nothing-to-write', { why: 'all-or-nothing', counts })
    if (counts.new + counts.changed === 0) return refuse('nothing-to-write', { counts })
    await workStore.dropLease(context.sql, open)
    const begun = { rowsDone: 0, errors: 0, afterHandle: '', afterLine: 0 }
    return await saved(context, { ...open, ...begun, mode, submitForReview, state: 'running', phase: 'writing' })
  })

const BEFORE_RUN: readonly store.ImportState[] = ['uploading', 'checking', 'unreadable', 'checked']

export const cancelImport: CommandService<Named, ImportView> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const open = await openImport(context, one, [...BEFORE_RUN, 'running'])
    if (isRefusal(open)) return open
    const { sql, now } = context
    await workStore.dropLease(sql, open)
    if (BEFORE_RUN.includes(open.state)) {
      await store.deleteParts(sql, open)
      return await saved(context, { ...open, state: 'cancelled', phase: null, doneAt: now })
    }
    if (open.mode === 'all-or-nothing') return await saved(context, { ...open, ...(await undoing(context, open)) })
    await rowStore.failRest(sql, open)
    const outcome = await rowStore.countOutcomes(sql, open)
    await store.deleteParts(sql, open)
    return await saved(context, { ...open, state: 'cancelled', phase: null, outcome, doneAt: now })
  })

/** The work of an undo counts products, as a journal keeps them. */
async function undoing({ sql }: Context, open: store.ImportRow) {
  const { written } = await countUndo(sql, open)
  return { state: 'undoing', phase: 'undoing', rowsRead: written, rowsDone: 0 } as const
}

export const undoImport: CommandService<Named, ImportView> = (context, asked) =>
  oneByOne(asked, async (one) => {
    const [open] = await store.lockImports(context.sql, one.by.brandId, [one.input.importId])
    if (!open) return refuse('not-found')
    const until = undoUntil(open)
    if (until === null) return refuse('not-allowed-now', { why: 'nothing-written', state: open.state })
    if (until <= context.now || open.journalSweptAt !== null) return refuse('not-allowed-now', { why: 'too-late' })
    await workStore.dropLease(context.sql, open)
    return await saved(context, { ...open, ...(await undoing(context, open)) })
  })

type Query<I, O> = QueryService<I, O>

export const importOne: Query<Named, ImportView> = async (context, { input, by }) => {
  const found = await store.findImport(context.sql, by.brandId, input.importId)
  return found ? viewOf(context, found) : refuse('not-found')
}

const PER_PAGE = 50

export const imports: Query<InputOf<typeof contract.imports>, OutputOf<typeof contract.imports>> = async (
  { sql, now },
  { input, by },
) => {
  const page = { after: placeOf(input.cursor), limit: PER_PAGE + 1 }
  const found = await store.pageOfImports(sql, by.brandId, page)
  const { items, next } = pageFrom(found, PER_PAGE, (last) => cursorOf(last.createdAt, last.id))
  return { items: items.map((row): Summary => summaryOf(row, now)), next }
}

type Kept = OutputOf<typeof contract.undoKept>

export const undoKept: Query<InputOf<typeof contract.undoKept>, Kept> = async ({ sql }, { input, by }) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  const kept = await pageOfKept(sql, found, { after: idFrom(input.cursor), limit: PER_PAGE + 1 })
  return pageFrom(kept, PER_PAGE, (last) => last.productId)
}

export const importTemplate: Query<
  InputOf<typeof contract.importTemplate>,
  OutputOf<typeof contract.importTemplate>
> = async () => ({ fileName: TEMPLATE_NAME, text: templateText() })
