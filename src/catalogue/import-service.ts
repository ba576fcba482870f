import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Done, Outcome, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { compare, countChanges, type Judged } from './compare'
import type * as contract from './contract'
import type { KnownColumns } from './faults'
import type { Field } from './fields'
import { readFile } from './import-file'
import * as store from './import-store'
import type { Line } from './lines'
import { templateText } from './our-file'
import { inChunks, inWarehouse } from './rules'
import type { Catalogue } from './snapshot'
import { lockStockOfProducts } from './stock-store'
import * as catalogue from './store'
import { TEMPLATE_NAME } from './words'
import { planWrites } from './write-plan'
import { writeCatalogue } from './write-service'

type ImportView = z.infer<typeof contract.importView>
type Check = InputOf<typeof contract.checkImport>

/** Files are heavy and rare, so each is taken by itself, one after the other. */
export const checkImport: CommandService<Check, ImportView> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const read = await readFile(input.base64)
    if (isRefusal(read)) return read
    const { table, columns, lines } = read
    const judged = compare(lines, await catalogueNow(context, by.brandId, lines), columns)
    const checked: store.ImportRow = {
      brandId: by.brandId,
      id: newId(),
      fileName: input.fileName,
      format: columns.format,
      encoding: table.encoding,
      delimiter: table.delimiter,
      columns: Object.fromEntries(columns.names) as store.ImportRow['columns'],
      state: 'checked',
      counts: countChanges(judged),
      createdBy: by.personId,
      createdAt: context.now,
      doneAt: null,
    }
    await store.insertImports(context.sql, [checked])
    for (const part of inChunks(linesOf(judged))) await store.insertLines(context.sql, checked, part)
    return { answer: viewOf(checked) }
  })

type Run = InputOf<typeof contract.runImport>

/**
 * Writes the good lines. What each line means is worked out again against the catalogue as it is now, under locks, so
 * nothing that changed since the check is overwritten unseen: such lines show their new meaning in the result.
 */
export const runImport: CommandService<Run, ImportView> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const open = await openImport(context, by.brandId, input.importId)
    if (isRefusal(open)) return open
    const before = await store.allLines(context.sql, open)
    const lines = before.map(({ fields }) => fields.said)
    await lockCatalogue(context, by.brandId, lines)
    const judged = compare(lines, await catalogueNow(context, by.brandId, lines), columnsOf(open))
    const counts = countChanges(judged)
    if (counts.new + counts.changed === 0 || (input.onlyIfClean && counts.error > 0)) {
      return refuse('nothing-to-write', { counts })
    }
    const why = {
      actorId: by.personId,
      brandId: by.brandId,
      source: 'import',
      sourceId: open.id,
      reason: open.fileName,
    } as const
    const effects = await writeCatalogue(context, why, planWrites(judged, newId))
    await store.updateLines(context.sql, open, changedLines(before, linesOf(judged)))
    return { ...(await close(context, open, { state: 'done', counts })), effects }
  })

export const cancelImport: CommandService<InputOf<typeof contract.cancelImport>, ImportView> = (context, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const open = await openImport(context, by.brandId, input.importId)
    return isRefusal(open) ? open : await close(context, open, { state: 'cancelled', counts: open.counts })
  })

const LINES_PER_PAGE = 100

type RowsAsked = InputOf<typeof contract.importRows>

export const importRows: QueryService<RowsAsked, OutputOf<typeof contract.importRows>> = async (
  { sql },
  { input, by },
) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  const afterLine = /^\d{1,9}$/.test(input.cursor ?? '') ? Number(input.cursor) : 0
  const page = { change: input.change, afterLine, limit: LINES_PER_PAGE + 1 }
  const lines = await store.pageOfLines(sql, found, page)
  const { items, next } = pageFrom(lines, LINES_PER_PAGE, (last) => String(last.line))
  return { import: viewOf(found), items: items.map(lineView), next }
}

const IMPORTS_PER_PAGE = 50

export const imports: QueryService<InputOf<typeof contract.imports>, OutputOf<typeof contract.imports>> = async (
  { sql },
  { input, by },
) => {
  const page = { after: placeOf(input.cursor), limit: IMPORTS_PER_PAGE + 1 }
  const found = await store.pageOfImports(sql, by.brandId, page)
  const { items, next } = pageFrom(found, IMPORTS_PER_PAGE, (last) => cursorOf(last.createdAt, last.id))
  return { items: items.map(viewOf), next }
}

export const importTemplate: QueryService<
  InputOf<typeof contract.importTemplate>,
  OutputOf<typeof contract.importTemplate>
> = async () => ({ fileName: TEMPLATE_NAME, text: templateText() })

async function oneByOne<I, O>(
  asked: readonly Asked<I>[],
  act: (one: Asked<I>) => Promise<Outcome<O>>,
): Promise<Outcome<O>[]> {
  const outcomes: Outcome<O>[] = []
  for (const one of asked) outcomes.push(await act(one))
  return outcomes
}

async function openImport({ sql }: Context, brandId: Id, id: Id): Promise<store.ImportRow | Refusal> {
  const [found] = await store.lockImports(sql, brandId, [id])
  if (!found) return refuse('not-found')
  return found.state === 'checked' ? found : refuse('already-done', { state: found.state })
}

async function close(
  { sql, now }: Context,
  open: store.ImportRow,
  end: Pick<store.ImportRow, 'state' | 'counts'>,
): Promise<Done<ImportView>> {
  await store.closeImports(sql, [{ brandId: open.brandId, id: open.id, ...end }], now)
  return { answer: viewOf({ ...open, ...end, doneAt: now }) }
}

async function lockCatalogue({ sql }: Context, brandId: Id, lines: readonly Line[]): Promise<void> {
  await catalogue.lockBrand(sql, brandId)
  await lockStockOfProducts(sql, brandId, handlesOf(lines))
}

const handlesOf = (lines: readonly Line[]): string[] => [...new Set(lines.map(({ handle }) => handle))]

async function catalogueNow({ sql }: Context, brandId: Id, lines: readonly Line[]): Promise<Catalogue> {
  const products = await catalogue.loadProducts(sql, brandId, handlesOf(lines))
  const codes = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ''))]
  const skus = await catalogue.loadSkus(sql, brandId, { codes, productIds: products.map(({ id }) => id) })
  return { products: new Map(products.map((product) => [product.handle, product])), skus }
}

const columnsOf = ({ format, columns }: store.ImportRow): KnownColumns => ({
  format,
  names: new Map(Object.entries(columns) as [Field, string][]),
})

/** As the lines are kept and listed; the title stands on every line of its product. */
function linesOf(judged: readonly Judged[]): store.ImportLine[] {
  const titles = new Map(judged.flatMap(({ line }) => (line.product?.title ? [[line.handle, line.product.title]] : [])))
  return judged.map(({ line, change, code, product, sku, differences, problems }) => {
    const shown = {
      title: titles.get(line.handle) ?? product?.title ?? '',
      options: line.options ?? sku?.options ?? '',
      priceFen: line.priceFen ?? sku?.priceFen ?? null,
      stock: line.stock ?? (sku ? inWarehouse(sku) : null),
    }
    const { line: number, handle } = line
    return { line: number, change, handle, skuCode: code, fields: { said: line, shown }, differences, problems }
  })
}

/** Only lines that mean something else than when they were checked. */
function changedLines(before: readonly store.ImportLine[], after: readonly store.ImportLine[]): store.ImportLine[] {
  const meaning = ({ change, differences, problems }: store.ImportLine) =>
    JSON.stringify([change, differences, problems])
  const known = new Map(before.map((line) => [line.line, meaning(line)]))
  return after.filter((line) => known.get(line.line) !== meaning(line))
}

const viewOf = ({
  id,
  fileName,
  format,
  encoding,
  delimiter,
  state,
  counts,
  ...times
}: store.ImportRow): ImportView => ({
  id,
  fileName,
  format,
  encoding,
  delimiter,
  state,
  counts,
  createdAt: iso(times.createdAt),
  doneAt: times.doneAt === null ? null : iso(times.doneAt),
})

type RowView = z.infer<typeof contract.importRow>

const lineView = ({ fields, differences, problems, ...line }: store.ImportLine): RowView => ({
  line: line.line,
  change: line.change,
  handle: line.handle,
  skuCode: line.skuCode,
  ...fields.shown,
  differences: [...differences],
  problems: problems as RowView['problems'],
})
