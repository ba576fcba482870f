import type { Id } from '@/kernel/id'
import { compare, type Difference, type Judged } from './compare'
import type { Judging } from './import-chunk'
import * as rowStore from './import-row-store'
import type { ImportRow } from './import-store'
import type { Line } from './lines'
import { withKeptPictures } from './named-pictures'
import { columnsOf } from './open-file'
import { inWarehouse } from './rules'
import type { Catalogue } from './snapshot'
import { skusThere } from './stock-there'
import * as catalogue from './store'
import { understand } from './understand'
import { OTHERS, OURS } from './words'

/** Rows of whole products, what each of their lines would do, and the catalogue that says so. */
export interface Judgement {
  readonly rows: readonly rowStore.KnownRow[]
  readonly judged: readonly Judged[]
}

/** Says what the rows would do to the catalogue as it is now; all rows of their products must be among them. */
export async function judgeRows(
  context: Judging,
  open: ImportRow,
  rows: readonly rowStore.KnownRow[],
): Promise<Judgement> {
  const columns = columnsOf(open.reading!)
  const isOwnHost = (host: string) => open.reading!.ownHosts.includes(host)
  const said = understand(rows, { columns, isOwnHost })
  const lines = await withKeptPictures(context.sql, open.brandId, said)
  const now = await catalogueNow(context, open.brandId, lines)
  const elsewhere = await linesElsewhere(context, open, { lines, rows })
  const agreed = new Map(rows.map((row) => [row.line, row.agreed]))
  return { rows, judged: compare(lines, now, { ...columns, elsewhere, agreed }) }
}

async function catalogueNow(context: Judging, brandId: Id, lines: readonly Line[]): Promise<Catalogue> {
  const { sql, neighbours } = context
  const handles = [...new Set(lines.map(({ handle }) => handle))]
  const products = await catalogue.loadProducts(sql, brandId, handles)
  const codes = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ''))]
  const skus = await catalogue.loadSkus(sql, brandId, { codes, productIds: products.map(({ id }) => id) })
  return {
    products: new Map(products.map((product) => [product.handle, product])),
    skus: await skusThere(context, brandId, { skus, market: neighbours }),
  }
}

/**
 * For each code of these lines the lines of other products in the file that claim it too. Codes that are made up are
 * looked for as well: another line may say outright what is made up here.
 */
async function linesElsewhere(
  { sql }: Judging,
  open: ImportRow,
  { lines, rows }: { lines: readonly Line[]; rows: readonly rowStore.KnownRow[] },
): Promise<ReadonlyMap<string, readonly number[]>> {
  const own = new Set(rows.map(({ line }) => line))
  const made = lines.map(({ handle, options }) => (options ? `${handle}:${options}` : handle))
  const codes = [...new Set([...lines.map(({ sku }) => sku), ...made])].filter((code) => code !== '')
  const found = new Map<string, number[]>()
  for (const { code, line } of await rowStore.linesWithCodes(sql, open, codes)) {
    if (!own.has(line)) found.set(code, [...(found.get(code) ?? []), line])
  }
  return found
}

/** As rows are kept and listed; rows without a line of their own belong to another one. */
export function judgedRows({ rows, judged }: Judgement): rowStore.JudgedRow[] {
  const titles = new Map(judged.flatMap(({ line }) => (line.product?.title ? [[line.handle, line.product.title]] : [])))
  const known = new Map(judged.map((one) => [one.line.line, one]))
  return rows.map(({ line }) => {
    const one = known.get(line)
    return one ? judgedRow(one, titles.get(one.line.handle) ?? one.product?.title ?? '') : attached(line)
  })
}

const nothing = { skuCode: '', fields: {}, differences: [], problems: [], waits: [], outcome: null } as const
const attached = (line: number): rowStore.JudgedRow => ({ line, change: 'attached', ...nothing })

function judgedRow({ line, change, code, sku, differences, problems, waits }: Judged, title: string) {
  const shown = {
    title,
    options: line.options ?? sku?.options ?? '',
    priceFen: line.priceFen ?? sku?.priceFen ?? null,
    stock: line.stock ?? (sku ? inWarehouse(sku) : null),
  }
  return { line: line.line, change, skuCode: code, fields: { shown }, differences, problems, waits, outcome: null }
}

/** What a judgement says of a line, as far as a yes to it depends on that. */
export const meaningOf = ({
  change,
  skuCode,
  differences,
}: Pick<rowStore.KnownRow, 'change' | 'skuCode' | 'differences'>) =>
  JSON.stringify([change, skuCode, differences.map((cell) => (isPicture(cell) ? cell.field : cellOf(cell)))])

/** A picture has two addresses, its own and ours once it was fetched: which of them stands there means nothing. */
const isPicture = ({ field }: Difference): boolean => field === OURS.pictures || field === OTHERS.skuPicture
const cellOf = ({ field, before, after }: Difference): string[] => [field, before, after]
