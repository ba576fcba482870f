import type { Sql } from '@/kernel/db'
import type { Effect } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import type { ImportKey, ImportRow, Phase } from './import-store'
import * as workStore from './import-work-store'
import type { Neighbours } from './neighbours'

/** What a chunk of the work knows beside its transaction. */
export interface Judging extends Context {
  readonly neighbours: Neighbours
}

/** The same with what others do in the same transaction. */
export interface Chunk extends Judging {
  readonly carryOut: Workshop['carryOut']
}

/** Where background work happens: connections, the time, and what others must know or do. */
export interface Workshop {
  readonly sql: Sql
  now(): Ms
  readonly neighbours: Neighbours
  /** Hosts whose pictures may lie inside. */
  readonly ownHosts: readonly string[]
  /** Whether the process is being closed: what is left is for the next one. */
  isOver(): boolean
  begin<T>(act: (sql: Sql) => Promise<T>): Promise<T>
  /** Effects of a chunk, in its transaction. */
  carryOut(context: Context, effects: readonly Effect[]): Promise<void>
  /** Tells the operator of a fault; `what` names it, with the id that the clerk sees. */
  tell(what: string, fault: unknown): void
}

/** One import in the hands of one worker. */
export interface Task {
  readonly shop: Workshop
  readonly of: ImportKey
  readonly lease: Id
}

/** What a chunk did; `more` is false when the import waits for people or is finished. */
export interface Step {
  readonly more: boolean
  readonly effects?: readonly Effect[]
}

/**
 * One transaction of the work, if the import is still ours and where we believe it to be. Answers whether there is more.
 */
export async function chunk(
  { shop, of, lease }: Task,
  phase: Phase,
  act: (context: Chunk, own: ImportRow) => Promise<Step>,
): Promise<boolean> {
  if (shop.isOver()) return false
  return shop.begin(async (sql) => {
    const own = await workStore.lockOwn(sql, of, lease)
    if (own?.phase !== phase) return false
    const { neighbours, carryOut } = shop
    const context = { sql, now: shop.now(), neighbours, carryOut }
    const { more, effects = [] } = await act(context, own)
    if (effects.length > 0) await shop.carryOut(context, effects)
    // A file that is read again from the front passes chunks that it has passed before.
    if (own.faults > 0 && phase !== 'reading') await workStore.forgetFaults(sql, of)
    return more
  })
}
