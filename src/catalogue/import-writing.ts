import type { Effect } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import type { Judged } from './compare'
import { grouped } from './grouped'
import type { Judging, Step } from './import-chunk'
import * as faultStore from './import-fault-store'
import { type Judgement, judgedRows, judgeRows, meaningOf } from './import-judging'
import * as rowStore from './import-row-store'
import { linesOf, ofRows, type Work } from './import-steps'
import type { ImportRow } from './import-store'
import * as store from './import-store'
import { insertUndo, type UndoRow } from './import-undo-store'
import { fetchLater } from './named-pictures'
import { lockStockOfProducts } from './stock-store'
import * as catalogue from './store'
import { planWrites } from './write-plan'
import { type Why, type Writes, writeCatalogue } from './write-service'

/**
 * Writes the next products. What each line means is worked out again against the catalogue as it is now, under locks:
 * a line that means something else than what was looked at is left out, so nothing is overwritten unseen.
 */
export const writeWork: Work<rowStore.KnownRow> = {
  ...ofRows,
  async lock({ sql }, own, rows) {
    await catalogue.lockBrand(sql, own.brandId)
    await lockStockOfProducts(sql, own.brandId, [...new Set(rows.map(({ handle }) => handle))])
  },
  async act(context, own, rows) {
    const { writing, ends } = decide(await judgeRows(context, own, rows))
    const errors = ends.filter(({ outcome }) => outcome === 'failed').length
    if (own.mode === 'all-or-nothing' && errors > 0) return { errors, turnsBack: true }
    const effects = await write(context, own, writing)
    await saveEnds(context, own, { rows, ends })
    return { errors, effects }
  },
  async fail({ sql }, own, faulty) {
    await faultStore.failWriting(sql, own, linesOf(faulty))
    const errors = faulty.flatMap(({ rows }) => rows).filter(({ change }) => change !== 'attached').length
    return { errors, turnsBack: own.mode === 'all-or-nothing' }
  },
  end: endRun,
}

interface Decided {
  readonly writing: readonly Judged[]
  readonly ends: readonly rowStore.JudgedRow[]
}

/** What is written, and what becomes of each row. Pure. */
export function decide(judgement: Judgement): Decided {
  const before = new Map(judgement.rows.map((row) => [row.line, meaningOf(row)]))
  const after = new Map(judgedRows(judgement).map((row) => [row.line, row]))
  const isMeant = ({ line, change }: Judged) =>
    (change === 'new' || change === 'changed') && before.get(line.line) === meaningOf(after.get(line.line)!)
  const meant = judgement.judged.filter(isMeant)
  // A product that is new comes with the line that says what it is, or not at all.
  const carried = new Set(meant.filter(({ product, carries }) => product || carries).map(({ line }) => line.handle))
  const writing = meant.filter(({ line }) => carried.has(line.handle))
  const written = new Set(writing.map(({ line }) => line.line))
  return { writing, ends: [...after.values()].map((row) => ended(row, written.has(row.line))) }
}

function ended(row: rowStore.JudgedRow, written: boolean): rowStore.JudgedRow {
  if (row.change === 'attached') return row
  if (written) return { ...row, outcome: row.change === 'new' ? 'created' : 'changed' }
  if (row.change === 'same') return { ...row, outcome: 'unchanged' }
  const problems = row.problems.length > 0 || row.waits.length > 0 ? row.problems : [CHANGED_SINCE]
  return { ...row, outcome: 'failed', problems }
}

const CHANGED_SINCE = { field: '', code: 'changed-since-check' }

async function write(context: Judging, own: ImportRow, writing: readonly Judged[]): Promise<Effect[]> {
  if (writing.length === 0) return []
  const plan = planWrites(writing, newId, own.submitForReview ? 'hand-in' : 'keep')
  const effects = await writeCatalogue(context, whyOf(own, 'import'), plan)
  await insertUndo(context.sql, own, journalOf(writing, plan))
  await fetchLater(context.sql, own, plan)
  return effects
}

/** Who wrote goods and by which file, as versions and movements remember it. */
export const whyOf = ({ brandId, createdBy, id, fileName }: ImportRow, source: 'import' | 'undo'): Why => ({
  brandId,
  actorId: createdBy,
  source,
  sourceId: id,
  reason: fileName,
})

/** Each product as it was and as it is now: the way back. */
function journalOf(writing: readonly Judged[], plan: Writes): UndoRow[] {
  const lines = grouped(writing, ({ line }) => line.handle)
  const skus = grouped([...plan.skusChanged, ...plan.skusNew], ({ productId }) => productId)
  const stock = new Map(plan.stock.map((one) => [one.skuId, one]))
  return plan.products.map((product) => {
    const own = lines.get(product.handle)!
    const written = skus.get(product.id)!
    const before = { product: own[0]!.product, skus: own.flatMap(({ sku }) => sku ?? []) }
    const after = { product, skus: written, stock: written.flatMap(({ id }) => stock.get(id) ?? []) }
    return { productId: product.id, before, after }
  })
}

/** Lines that mean what they meant need only their end; the others show their new meaning. */
async function saveEnds(
  { sql }: Judging,
  own: ImportRow,
  { rows, ends }: { rows: readonly rowStore.KnownRow[]; ends: readonly rowStore.JudgedRow[] },
): Promise<void> {
  const before = new Map(rows.map((row) => [row.line, meaningOf(row)]))
  const isSame = (end: rowStore.JudgedRow) =>
    before.get(end.line) === meaningOf(end) && end.problems[0] !== CHANGED_SINCE
  const [same, other] = [ends.filter(isSame), ends.filter((end) => !isSame(end))]
  const outcomes = same.map(({ line, outcome }) => ({ line, outcome }))
  if (outcomes.length > 0) await rowStore.saveOutcomes(sql, own, outcomes)
  if (other.length > 0) await rowStore.saveJudged(sql, own, other)
}

async function endRun({ sql, now }: Judging, own: ImportRow): Promise<Step> {
  await rowStore.endSurplus(sql, own)
  const outcome = await rowStore.countOutcomes(sql, own)
  await store.saveImports(sql, [{ ...own, state: 'done', phase: null, outcome, doneAt: now }])
  await store.deleteParts(sql, own)
  const data = { importId: own.id, fileName: own.fileName, ...outcome }
  return { more: false, effects: [{ type: 'announce', event: 'import.done', brandId: own.brandId, data }] }
}
