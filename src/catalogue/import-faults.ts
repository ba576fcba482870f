import type { TransactionSql } from 'postgres'
import type { Effect } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import type { Problem } from '@/kernel/result'
import type { Chunk } from './import-chunk'

/**
 * Faults that say nothing about the rows: the database is away, full, closing, or asks to come again (classes 08, 40, 53, 57P,
 * 58 and a lock that is not to be had); the driver's own words for a lost connection; the net's.
 */
const AWAY = /^(08|40|53|57P|58)[0-9A-Z]{2,3}$|^55P03$|^CONNECT|^E(CONN|PIPE|TIMEDOUT|HOST|NET|NOTFOUND|AI_)/

export function isAway(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { code?: unknown }
  return typeof code === 'string' && AWAY.test(code)
}

/** Pauses between two tries of a chunk, in seconds; the last one stays. */
const PAUSES = [1, 5, 30, 120, 600]
export const pauseAfter = (faults: number): number => PAUSES[Math.min(faults, PAUSES.length) - 1]!

/** A chunk of which nothing at all can be written is believed to be at fault itself only after so many tries. */
export const TRIES_UNTIL_ALL_FAIL = 5
/** So many products in a row, and none that can be written: that is no fault of theirs. */
const PRODUCTS_UNTIL_ALL_FAIL = 20

/** What the rows of a product do together; what they leave behind is theirs alone. */
export interface Done {
  readonly errors: number
  readonly effects?: readonly Effect[]
  /** All or nothing, and it can't be all. */
  readonly turnsBack?: boolean
}

export interface Faulty<R> {
  readonly rows: readonly R[]
  readonly fault: unknown
  readonly id: Id
}

interface Found<R> {
  readonly done: Done[]
  readonly faulty: Faulty<R>[]
}

type Act<R> = (context: Chunk, rows: readonly R[]) => Promise<Done>

/** Does what it can and finds the products that fail: each half in a savepoint of its own, down to the single one. */
export async function inHalves<R>(
  context: Chunk,
  { products, tries }: { products: readonly (readonly R[])[]; tries: number },
  act: Act<R>,
): Promise<Found<R>> {
  const found: Found<R> = { done: [], faulty: [] }
  const patient = tries < TRIES_UNTIL_ALL_FAIL
  await search(products)
  const [first] = found.faulty
  if (patient && first && found.done.length === 0) throw first.fault
  return found

  async function search(part: readonly (readonly R[])[]): Promise<void> {
    const fault = await tried(context, part.flat(), { act, found })
    if (fault === null) return
    if (part.length === 1) found.faulty.push({ rows: part[0]!, fault, id: newId() })
    if (patient && found.done.length === 0 && found.faulty.length >= PRODUCTS_UNTIL_ALL_FAIL) throw fault
    if (part.length === 1) return
    const middle = Math.ceil(part.length / 2)
    await search(part.slice(0, middle))
    await search(part.slice(middle))
  }
}

/** The fault that stays with the rows; null when they are done. */
async function tried<R>(
  context: Chunk,
  rows: readonly R[],
  { act, found }: { act: Act<R>; found: Found<R> },
): Promise<unknown> {
  try {
    await (context.sql as TransactionSql).savepoint(async (sql) => {
      const inner = { ...context, sql }
      const done = await act(inner, rows)
      await context.carryOut(inner, done.effects ?? [])
      found.done.push(done)
    })
    return null
  } catch (fault) {
    if (isAway(fault)) throw fault
    return fault ?? new Error('a fault that says nothing')
  }
}

/** What the line says of it: by the id the operator finds it in the log. */
export const faultOf = (id: Id): Problem => ({ field: '', code: 'fault', facts: { id } })
