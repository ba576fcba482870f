import type { Context } from '@/kernel/service'
import { LINES_LAST, UNDO_TIME, WAITING_LASTS } from './import-kept'
import * as sweepStore from './import-sweep-store'

const IMPORTS_AT_ONCE = 20
const ROWS_AT_ONCE = 5_000
/** Parts of a file are large. */
const PARTS_AT_ONCE = 8

/** What is kept of files goes when nobody can use it any more: some imports are named in each turn, and some rows removed. */
export async function sweepImports({ sql, now }: Context): Promise<void> {
  const most = IMPORTS_AT_ONCE
  await sweepStore.giveUp(sql, { before: now - WAITING_LASTS, now, most })
  await sweepStore.dropWayBack(sql, { before: now - UNDO_TIME, now, most })
  await sweepStore.dropLines(sql, { before: now - LINES_LAST, now, most })
  const found = await sweepStore.nextToRemove(sql)
  if (!found) return
  const left = [
    found.rows && (await sweepStore.removeSome(sql, found, { table: 'import_row', most: ROWS_AT_ONCE })),
    found.rows && (await sweepStore.removeSome(sql, found, { table: 'import_part', most: PARTS_AT_ONCE })),
    found.journal && (await sweepStore.removeSome(sql, found, { table: 'import_undo', most: ROWS_AT_ONCE })),
  ]
  if (!left.includes(true)) await sweepStore.isRemoved(sql, found)
}
