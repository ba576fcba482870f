import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Effect } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { yuan } from '@/kernel/money'
import { type Asked, type CommandService, type Context, type Outcome, oneByOne } from '@/kernel/service'
import type { TableRow } from '@/sheets/table'
import { compare, type Judged } from './compare'
import type { Columns, Field } from './fields'
import type { Line } from './lines'
import { fetchLater, listOfMachines, withKeptPictures } from './named-pictures'
import type { Market } from './neighbours'
import type * as contract from './open-contract'
import type { IsOwnHost } from './picture-links'
import type { Catalogue } from './snapshot'
import { lockStockOfProducts } from './stock-store'
import { skusThere } from './stock-there'
import * as store from './store'
import { understand } from './understand'
import { planWrites } from './write-plan'
import { type Why, type Writes, writeCatalogue } from './write-service'

type Input = InputOf<typeof contract.upsert>
type Output = OutputOf<typeof contract.upsert>
type Goods = Input['goods'][number]

/** Each field as a cell of a table: machines are understood by the very same way as files. */
const CELLS: readonly (readonly [Field, keyof Goods, (goods: Goods) => string])[] = [
  ['handle', 'handle', ({ handle }) => handle],
  ['title', 'title', ({ title }) => title ?? ''],
  ['about', 'about', ({ about }) => about ?? ''],
  ['category', 'category', ({ category }) => category ?? ''],
  ['ships', 'shipsInDays', ({ shipsInDays }) => numberText(shipsInDays)],
  ['pictures', 'pictureUrls', ({ pictureUrls }) => pictureUrls?.join(' ') ?? ''],
  ['status', 'status', ({ status }) => STATUS_WORDS[status ?? 'unsaid']],
  ['compared-source', 'comparedSource', ({ comparedSource }) => comparedSource ?? ''],
  ['compared-on', 'comparedOn', ({ comparedOn }) => comparedOn ?? ''],
  ['sku', 'sku', ({ sku }) => sku ?? ''],
  ['options', 'options', ({ options }) => options ?? ''],
  ['price', 'priceFen', ({ priceFen }) => moneyText(priceFen)],
  ['compared', 'comparedFen', ({ comparedFen }) => moneyText(comparedFen)],
  ['stock', 'stock', ({ stock }) => numberText(stock)],
  ['barcode', 'barcode', ({ barcode }) => barcode ?? ''],
  ['sku-picture', 'skuPictureUrl', ({ skuPictureUrl }) => skuPictureUrl ?? ''],
]
const STATUS_WORDS = { live: '在售', withdrawn: '下架', unsaid: '' } as const
const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value))
const moneyText = (fen: number | undefined): string => (fen === undefined ? '' : yuan(fen))

const COLUMNS: Columns = {
  format: 'yuantuan',
  at: new Map(CELLS.map(([field], i) => [field, i])),
  names: new Map(CELLS.map(([field, name]) => [field, name])),
  width: CELLS.length,
}

const rowsOf = (goods: readonly Goods[]): TableRow[] =>
  goods.map((one, i) => ({ line: i + 1, cells: CELLS.map(([, , text]) => text(one)) }))

/** Good ones are written, the others come back with their reasons. */
export const upsertGoods =
  (others: Others): CommandService<Input, Output> =>
  (context, asked) =>
    oneByOne(asked, (one) => upsertOne(context, one, others))

interface Others extends Market {
  /** Without it addresses inside are nobody's pictures. */
  readonly isOwnHost?: IsOwnHost
}

async function upsertOne(
  context: Context,
  { input: { goods }, by }: Asked<Input>,
  { isOwnHost = () => false, ...neighbours }: Others,
): Promise<Outcome<Output>> {
  const said = understand(rowsOf(goods), { columns: COLUMNS, isOwnHost })
  await store.lockBrand(context.sql, by.brandId)
  const lines = await withKeptPictures(context.sql, by.brandId, said)
  await lockStockOfProducts(context.sql, by.brandId, [...new Set(lines.map(({ handle }) => handle))])
  const now = await catalogueNow(context, by.brandId, { lines, neighbours })
  const judged = judge(lines, now, goods)
  const writing = writable(judged)
  const of = { brandId: by.brandId, actorId: by.personId, sourceId: by.key?.id ?? null }
  const why = { ...of, source: 'open', reason: '' } as const
  const effects = writing.length > 0 ? await write(context, why, planWrites(writing, newId)) : []
  const written = new Set(writing.map(({ line }) => line.line))
  return { answer: { written: written.size, results: resultsOf(judged, written) }, effects }
}

async function write(context: Context, why: Why, plan: Writes): Promise<Effect[]> {
  const effects = await writeCatalogue(context, why, plan)
  await fetchLater(context.sql, listOfMachines(why.brandId), plan)
  return effects
}

async function catalogueNow(
  context: Context,
  brandId: Id,
  { lines, neighbours }: { lines: readonly Line[]; neighbours: Market },
): Promise<Catalogue> {
  const handles = [...new Set(lines.map(({ handle }) => handle))]
  const products = await store.loadProducts(context.sql, brandId, handles)
  const codes = [...new Set(lines.map(({ sku }) => sku).filter((sku) => sku !== ''))]
  const skus = await store.loadSkus(context.sql, brandId, { codes, productIds: products.map(({ id }) => id) })
  return {
    products: new Map(products.map((product) => [product.handle, product])),
    skus: await skusThere(context, brandId, { skus, market: neighbours }),
  }
}

/** A yes is one to the very numbers that the guard would ask about. */
function judge(lines: readonly Line[], now: Catalogue, goods: readonly Goods[]): Judged[] {
  const first = compare(lines, now, COLUMNS)
  const agreed = new Map(
    first.filter(({ line }) => goods[line.line - 1]?.agreed).map((one) => [one.line.line, one.waits]),
  )
  return agreed.size > 0 ? compare(lines, now, { ...COLUMNS, agreed }) : first
}

/** A product that is new comes with the line that says what it is, or not at all. */
function writable(judged: readonly Judged[]): Judged[] {
  const meant = judged.filter(({ change }) => change === 'new' || change === 'changed')
  const carried = new Set(meant.filter(({ product, carries }) => product || carries).map(({ line }) => line.handle))
  return meant.filter(({ line }) => carried.has(line.handle))
}

const PROBLEMS_MOST = 50

function resultsOf(judged: readonly Judged[], written: ReadonlySet<number>): Output['results'] {
  return judged.map(({ line, change, code, problems, waits }) => {
    const left = (change === 'new' || change === 'changed') && !written.has(line.line)
    const reasons = [...problems, ...waits, ...(left ? [{ field: 'handle', code: 'product-broken' }] : [])]
    return {
      index: line.line - 1,
      change: left ? 'error' : change,
      skuCode: code,
      problems: reasons.slice(0, PROBLEMS_MOST),
    }
  })
}
