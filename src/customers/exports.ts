import type { InputOf, OutputOf } from '@/kernel/contract'
import { type Id, newId } from '@/kernel/id'
import { maskName } from '@/kernel/mask'
import { refuse } from '@/kernel/result'
import type { CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { chinaDay, iso } from '@/kernel/time'
import type * as contract from './contract'
import * as log from './exports-store'
import { csvOf, EXPORTS_MOST, exportsAgainAt, FILE_MOST, isOpen } from './rules'
import { countOf, customersOf } from './store'
import { COLUMNS, fileName } from './words'

type TakenAlong = OutputOf<typeof contract.takeAlong>

/** The reason is on record before a single line leaves the house; the answer names an entry of that record and nobody. */
export const takeAlong: CommandService<InputOf<typeof contract.takeAlong>, TakenAlong> = async (context, asked) => {
  const shopIds = [...new Set(asked.map(({ by }) => by.shopId).filter((id) => id !== ''))]
  const open = new Set((await log.lockShops(context.sql, shopIds)).map(({ id }) => id))
  const outcomes: Outcome<TakenAlong>[] = []
  for (const { input, by } of asked) {
    outcomes.push(open.has(by.shopId) ? await writeDown(context, by.shopId, input.reason) : refuse('not-found'))
  }
  return outcomes
}

async function writeDown(context: Context, shopId: Id, reason: string): Promise<Outcome<TakenAlong>> {
  const { sql, now } = context
  const before = await log.lastExports(sql, shopId, EXPORTS_MOST)
  const until = exportsAgainAt(
    before.map(({ at }) => at),
    now,
  )
  if (until !== null) return refuse('too-many', { until: iso(until) })
  const id = newId()
  const customers = Math.min(await countOf(sql, shopId), FILE_MOST)
  await log.writeExports(sql, [{ shopId, id, reason, customers }], now)
  return { answer: { exportId: id, customers } }
}

/** Written when it is asked for and kept nowhere: a stored file would go on knowing whoever leaves meanwhile. */
export const file: QueryService<InputOf<typeof contract.file>, OutputOf<typeof contract.file>> = async (
  { sql, now },
  { input, by: { shopId } },
) => {
  const at = shopId === '' ? null : await log.exportedAt(sql, { shopId, id: input.exportId })
  if (at === null || !isOpen(at, now)) return refuse('not-found')
  const found = await customersOf(sql, { shopId, sort: 'recent', after: null, most: FILE_MOST + 1 })
  const lines = found.slice(0, FILE_MOST).map(({ nickname, ...line }) => ({ ...line, name: maskName(nickname) }))
  return {
    fileName: fileName(chinaDay(now)),
    csv: csvOf(COLUMNS, lines),
    customers: lines.length,
    complete: found.length <= FILE_MOST,
  }
}

const SHOWN = 20

export const pastExports: QueryService<
  InputOf<typeof contract.pastExports>,
  OutputOf<typeof contract.pastExports>
> = async ({ sql }, { by: { shopId } }) => {
  const found = shopId === '' ? [] : await log.lastExports(sql, shopId, SHOWN)
  return { items: found.map(({ at, ...one }) => ({ ...one, at: iso(at) })) }
}
