import { grouped } from './grouped'
import type { Chunk, Judging, Step, Workshop } from './import-chunk'
import * as faultStore from './import-fault-store'
import { type Done, type Faulty, faultOf, inHalves } from './import-faults'
import { judgedRows, judgeRows } from './import-judging'
import * as rowStore from './import-row-store'
import type { ImportRow } from './import-store'
import * as store from './import-store'
import * as workStore from './import-work-store'
import { columnsOf } from './open-file'
import { SKUS_PER_PRODUCT_MAX } from './rules'
import { speaker } from './speaker'

/** So many rows are judged or written in one transaction, give or take a product. */
const ROWS_AT_ONCE = 1_000

/** The next rows in whole products. Rows without a product stand for themselves. */
export async function nextGroups({ sql }: Judging, own: ImportRow): Promise<rowStore.KnownRow[]> {
  const found = await rowStore.nextRows(sql, own, { ...own, limit: ROWS_AT_ONCE + 1 })
  if (found.length <= ROWS_AT_ONCE) return found
  const { handle } = found.at(-1)!
  const whole = found.filter((row) => row.handle !== handle)
  return whole.length > 0 ? whole : found.slice(0, ROWS_AT_ONCE)
}

/** Where the next chunk begins. */
export const placeAfter = (rows: readonly rowStore.KnownRow[]): rowStore.Place => {
  const { handle, line } = rows.at(-1)!
  return { afterHandle: handle, afterLine: line }
}

/** What one kind of work does with its next rows: what it takes, under which locks, and what becomes of rows that fail. */
export interface Work<R> {
  next(context: Judging, own: ImportRow): Promise<readonly R[]>
  /** Rows of one product stand and fall together. */
  productOf(row: R): string
  /** Everything that the rows touch, in one order, before any of them is done. */
  lock(context: Judging, own: ImportRow, rows: readonly R[]): Promise<void>
  act(context: Judging, own: ImportRow, rows: readonly R[]): Promise<Done>
  fail(context: Judging, own: ImportRow, faulty: readonly Faulty<R>[]): Promise<Done>
  /** Where the import stands behind these rows. */
  after(rows: readonly R[]): Partial<ImportRow>
  end(context: Judging, own: ImportRow): Promise<Step>
}

/**
 * The next rows of a phase. What failed once is done in halves: the product that fails is found, its rows say so, and the
 * others go on.
 */
export const stepOf =
  <R>(work: Work<R>, task: Pick<Workshop, 'tell'>) =>
  async (context: Chunk, own: ImportRow): Promise<Step> => {
    const rows = await work.next(context, own)
    if (rows.length === 0) return work.end(context, own)
    await work.lock(context, own, rows)
    const act = (inner: Judging, some: readonly R[]) => work.act(inner, own, some)
    const done =
      own.faults === 0 ? [await whole(context, rows, act)] : await inParts(context, own, { work, rows, task })
    if (done.some(({ turnsBack }) => turnsBack)) return turnBack(context, own)
    const errors = done.reduce((sum, one) => sum + one.errors, own.errors)
    const moved = { ...own, ...work.after(rows), rowsDone: own.rowsDone + rows.length, errors }
    await store.saveImports(context.sql, [moved])
    return { more: true }
  }

async function whole<R>(
  context: Chunk,
  rows: readonly R[],
  act: (context: Judging, rows: readonly R[]) => Promise<Done>,
): Promise<Done> {
  const done = await act(context, rows)
  await context.carryOut(context, done.effects ?? [])
  return done
}

async function inParts<R>(
  context: Chunk,
  own: ImportRow,
  { work, rows, task }: { work: Work<R>; rows: readonly R[]; task: Pick<Workshop, 'tell'> },
): Promise<Done[]> {
  const products = [...grouped(rows, (row) => work.productOf(row)).values()]
  const tries = own.faults + 1
  const act = (inner: Judging, some: readonly R[]) => work.act(inner, own, some)
  const { done, faulty } = await inHalves(context, { products, tries }, act)
  if (faulty.length === 0) return done
  for (const { id, fault } of faulty)
    task.tell(`a product of import ${own.id} failed at ${own.phase} (fault ${id})`, fault)
  return [...done, await work.fail(context, own, faulty)]
}

/** All or nothing, and it can't be all: what has been written goes back. */
async function turnBack({ sql }: Judging, own: ImportRow): Promise<Step> {
  await workStore.beginPhase(sql, own)
  await store.saveImports(sql, [{ ...own, state: 'undoing', phase: 'undoing', rowsDone: 0 }])
  return { more: true }
}

/** Rows that stand for goods stand by their product; the others for themselves. */
const productOf = ({ handle, line }: rowStore.KnownRow): string => handle || String(line)

/** What reading and writing of rows have in common. */
export const ofRows = { next: nextGroups, productOf, after: placeAfter }

export const judgeWork: Work<rowStore.KnownRow> = {
  ...ofRows,
  lock: async () => undefined,
  async act(context, own, rows) {
    const judged = judgedRows(await judgeRows(context, own, rows))
    await rowStore.saveJudged(context.sql, own, judged)
    return { errors: judged.filter(({ change }) => change === 'error').length }
  },
  async fail({ sql }, own, faulty) {
    await faultStore.failJudging(sql, own, linesOf(faulty))
    return { errors: faulty.reduce((sum, { rows }) => sum + rows.length, 0) }
  },
  end: endCheck,
}

/** Which line says which fault. */
export const linesOf = (faulty: readonly Faulty<rowStore.KnownRow>[]) =>
  faulty.flatMap(({ rows, id }) => rows.map(({ line }) => ({ line, problems: [faultOf(id)] })))

async function endCheck({ sql }: Judging, own: ImportRow): Promise<Step> {
  const say = speaker(columnsOf(own.reading!))
  await rowStore.failSurplus(sql, own, say('handle', 'too-many-skus', { max: SKUS_PER_PRODUCT_MAX }))
  const { counts, rows } = await rowStore.countRows(sql, own)
  await store.saveImports(sql, [
    { ...own, state: 'checked', phase: null, counts, rowsDone: rows, errors: counts.error },
  ])
  return { more: false }
}
