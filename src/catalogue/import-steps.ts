import type { Judging, Step } from './import-chunk'
import { judgedRows, judgeRows } from './import-judging'
import * as rowStore from './import-row-store'
import type { ImportRow } from './import-store'
import * as store from './import-store'
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

export async function judgeStep(context: Judging, own: ImportRow): Promise<Step> {
  const rows = await nextGroups(context, own)
  if (rows.length === 0) return endCheck(context, own)
  const judged = judgedRows(await judgeRows(context, own, rows))
  await rowStore.saveJudged(context.sql, own, judged)
  const errors = own.errors + judged.filter(({ change }) => change === 'error').length
  await store.saveImports(context.sql, [{ ...own, ...placeAfter(rows), rowsDone: own.rowsDone + rows.length, errors }])
  return { more: true }
}

async function endCheck({ sql }: Judging, own: ImportRow): Promise<Step> {
  const say = speaker(columnsOf(own.reading!))
  await rowStore.failSurplus(sql, own, say('handle', 'too-many-skus', { max: SKUS_PER_PRODUCT_MAX }))
  const { counts, rows } = await rowStore.countRows(sql, own)
  await store.saveImports(sql, [
    { ...own, state: 'checked', phase: null, counts, rowsDone: rows, errors: counts.error },
  ])
  return { more: false }
}
