import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, pageFrom } from '@/kernel/cursor'
import type { Effect } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import { type Asked, type Caller, type Context, oneByOne, type QueryService } from '@/kernel/service'
import { iso, type Ms } from '@/kernel/time'
import type * as contract from './bulk-contract'
import { type Goods, type PlannedCell, planCells } from './bulk-plan'
import { restOf } from './bulk-rest'
import * as sets from './bulk-store'
import { touchedSince, writesOf } from './bulk-write'
import { guardsOfSkus } from './goods-faults'
import { UNDO_TIME } from './import-kept'
import type { Market } from './neighbours'
import { isCrossedOut } from './rules'
import { lockStockThere } from './stock-there'
import * as store from './store'
import { judge, type Why, type Writes, writeCatalogue } from './write-service'

type ChangeSet = OutputOf<typeof contract.undoBulk>
type Applied = OutputOf<typeof contract.applyBulk>
type Plan = InputOf<typeof contract.planBulk>

/** As many cells as somebody can look at, and as a plan keeps. */
const CELLS_MAX = 2_000

export const planBulk = (context: Context, asked: readonly Asked<Plan>[], market: Market) =>
  oneByOne<Plan, OutputOf<typeof contract.planBulk>>(asked, async ({ input, by }) => {
    const ids = [...new Set(input.productIds)]
    const goods = await goodsNow(context, by.brandId, { ids, market })
    if (goods.products.length < ids.length) return refuse('not-found')
    const cells = planCells(input.edit, goods)
    if (cells.length > CELLS_MAX) return refuse('too-large', { unit: 'cells', max: CELLS_MAX, size: cells.length })
    const id = newId()
    const turns = await judge(
      context,
      whyOf(by, { id, reason: input.reason }, 'bulk'),
      writesOf(good(cells), goods, 'shall'),
    )
    const reviews = turns.filter(({ effects }) => effects.some(({ type }) => type === 'ask-review')).length
    const planned: sets.ChangeSetRow = {
      brandId: by.brandId,
      id,
      edit: input.edit,
      state: 'planned',
      reason: input.reason,
      counts: { ...countsOf(cells), reviews },
      cells,
      createdBy: by.personId,
      by: await sets.nameOf(context.sql, by.personId),
      createdAt: context.now,
      appliedAt: null,
      undoneAt: null,
    }
    await sets.insertChangeSets(context.sql, [planned])
    return { answer: { ...viewOf(planned, context.now), cells: cells.map(cellView) } }
  })

const good = (cells: readonly PlannedCell[]) => cells.filter(({ problem }) => problem === null)

const countsOf = (cells: readonly PlannedCell[]) => ({
  products: new Set(good(cells).map(({ productId }) => productId)).size,
  changes: good(cells).length,
  problems: cells.length - good(cells).length,
  guards: cells.filter(({ guards }) => guards.length > 0).length,
})

type Apply = InputOf<typeof contract.applyBulk>

/** The plan is worked out again under locks: what is written is what was shown; what means something else by now is named. */
export const applyBulk = (context: Context, asked: readonly Asked<Apply>[], market: Market) =>
  oneByOne<Apply, Applied>(asked, async ({ input, by }) => {
    await store.lockBrand(context.sql, by.brandId)
    const set = await sets.lockChangeSet(context.sql, by.brandId, input.changeSetId)
    if (!set) return refuse('not-found')
    if (set.state !== 'planned') return refuse('already-done', { state: set.state })
    const ids = [...new Set(set.cells.map(({ productId }) => productId))]
    const goods = await goodsNow(context, by.brandId, { ids, market })
    const { writing, left } = restOf(set.cells, planCells(set.edit, goods))
    if (writing.length === 0 && left.length > 0) return refuse('changed-meanwhile', { titles: titlesOf(left) })
    if (writing.length === 0) return refuse('nothing-to-write', { why: 'bulk', counts: set.counts })
    const guards = writing.filter((cell) => cell.guards.length > 0)
    if (guards.length > 0 && !input.agreed) return refuse('needs-yes', { guards: guards.length })
    const effects = await writeCatalogue(context, whyOf(by, set, 'bulk'), writesOf(writing, goods, 'shall'))
    const applied = { ...set, ...writtenOf(set, left, effects), state: 'applied', appliedAt: context.now } as const
    await sets.saveApplied(context.sql, applied)
    return { answer: { ...viewOf(applied, context.now), left: left.map(cellView) }, effects }
  })

const titlesOf = (cells: readonly PlannedCell[]) => [...new Set(cells.map(({ title }) => title))].slice(0, 5)

/** What stands in the record, and what an undo goes by: cells that were left out have their problem there too. */
function writtenOf({ cells, counts }: sets.ChangeSetRow, left: readonly PlannedCell[], effects: readonly Effect[]) {
  if (left.length === 0) return { cells, counts }
  const problems = new Map(left.map((cell) => [`${cell.productId} ${cell.skuId} ${cell.field}`, cell]))
  const kept = cells.map((cell) => problems.get(`${cell.productId} ${cell.skuId} ${cell.field}`) ?? cell)
  const reviews = effects.filter(({ type }) => type === 'ask-review').length
  return { cells: kept, counts: { ...countsOf(kept), reviews } }
}

type Undo = InputOf<typeof contract.undoBulk>

export const undoBulk = (context: Context, asked: readonly Asked<Undo>[], market: Market) =>
  oneByOne<Undo, ChangeSet>(asked, async ({ input, by }) => {
    await store.lockBrand(context.sql, by.brandId)
    const set = await sets.lockChangeSet(context.sql, by.brandId, input.changeSetId)
    if (!set) return refuse('not-found')
    if (set.state !== 'applied') return refuse('already-done', { state: set.state })
    const cells = good(set.cells)
    const ids = [...new Set(cells.map(({ productId }) => productId))]
    if (isTooLate(set, context.now)) return refuse('not-allowed-now', { why: 'too-late' })
    const goods = await goodsNow(context, by.brandId, { ids, market })
    const writes = writesOf(cells, goods, 'was')
    const no = whyNotBack(cells, goods, writes)
    if (no) return no
    const guards = input.agreed ? [] : guardsBack(goods, writes)
    if (guards.length > 0) return refuse('needs-yes', { guards: guards.slice(0, GUARDS_SHOWN), more: guards.length })
    const effects = await writeCatalogue(context, whyOf(by, set, 'undo'), writes)
    await sets.saveUndone(context.sql, set, context.now)
    return { answer: viewOf({ ...set, state: 'undone', undoneAt: context.now }, context.now), effects }
  })

/** An edit of many can be undone as long as an import. */
const undoUntil = ({ state, appliedAt }: Pick<sets.ChangeSetRow, 'state' | 'appliedAt'>): Ms | null =>
  state === 'applied' && appliedAt !== null ? appliedAt + UNDO_TIME : null
const isTooLate = (set: sets.ChangeSetRow, now: Ms): boolean => (undoUntil(set) ?? 0) <= now

const GUARDS_SHOWN = 50

/** What stands in the way back and no yes can move. A price under a crossed-out one of today is somebody's later work too. */
function whyNotBack(cells: readonly PlannedCell[], goods: Goods, { skusChanged }: Writes): Refusal | null {
  const titles = new Map(goods.products.map(({ id, title }) => [id, title]))
  const crossed = skusChanged.filter(({ comparedFen, priceFen }) => !isCrossedOut(comparedFen, priceFen))
  const touched = [
    ...touchedSince(cells, goods).map(({ title }) => title),
    ...crossed.map(({ productId }) => titles.get(productId)!),
  ]
  if (touched.length > 0) return refuse('changed-meanwhile', { titles: [...new Set(touched)].slice(0, 5) })
  const short = cells.flatMap((cell) => shortOf(cell, goods))
  return short.length > 0 ? refuse('stock-short', { goods: short }) : null
}

/** The way back moves prices like any other way: campaigns may have begun with the new ones. */
const guardsBack = ({ skus, running }: Goods, { skusChanged }: Writes) =>
  guardsOfSkus(skus, new Map(skusChanged.map(({ id, priceFen }) => [id, priceFen])), running)

/** Units that a campaign took since they came can't go again. */
function shortOf({ field, skuId, was }: PlannedCell, { stock }: Goods): { skuId: Id; held: number }[] {
  const now = field === 'received' ? stock.get(skuId!) : undefined
  return now && (was as number) - now.sold < now.held ? [{ skuId: skuId!, held: now.held }] : []
}

const SETS_PER_PAGE = 20

export const changeSets: QueryService<
  InputOf<typeof contract.changeSets>,
  OutputOf<typeof contract.changeSets>
> = async ({ sql, now }, { input, by }) => {
  const page = { before: idFrom(input.cursor), limit: SETS_PER_PAGE + 1 }
  const found = await sets.pageOfChangeSets(sql, by.brandId, page)
  const { items, next } = pageFrom(found, SETS_PER_PAGE, (last) => last.id)
  return { items: items.map((set) => viewOf(set, now)), next }
}

/** Everything a plan needs to know, stock standing still where a transaction writes it. */
async function goodsNow(
  context: Context,
  brandId: Id,
  { ids, market }: { ids: readonly Id[]; market: Market },
): Promise<Goods> {
  const { sql } = context
  const products = await store.productsById(sql, brandId, ids)
  const place = new Map(ids.map((id, i) => [id, i]))
  const skus = await store.loadSkus(sql, brandId, { codes: [], productIds: ids })
  const skuIds = skus.map(({ id }) => id)
  const stock = await lockStockThere(context, brandId, { skuIds, shelf: market })
  return {
    products: [...products].sort((a, b) => place.get(a.id)! - place.get(b.id)!),
    skus,
    stock: new Map(stock.map((row) => [row.skuId, row])),
    running: await market.runningPrices(context, skuIds),
  }
}

const whyOf = (by: Caller, { id, reason }: { id: Id; reason: string }, source: 'bulk' | 'undo'): Why => {
  return { brandId: by.brandId, actorId: by.personId, source, sourceId: id, reason }
}

const cellView = ({ field: _, was: __, shall: ___, guards, ...cell }: PlannedCell) => ({ ...cell, guards: [...guards] })

function viewOf(set: Omit<sets.ChangeSetRow, 'cells'>, now: Ms): ChangeSet {
  const { id, edit, state, reason, counts, by, createdAt, appliedAt, undoneAt } = set
  const until = undoUntil(set)
  const time = (at: number | null) => (at === null ? null : iso(at))
  return {
    id,
    edit,
    state,
    reason,
    counts,
    by,
    createdAt: iso(createdAt),
    appliedAt: time(appliedAt),
    undoneAt: time(undoneAt),
    undoUntil: time(until !== null && until > now ? until : null),
  }
}
