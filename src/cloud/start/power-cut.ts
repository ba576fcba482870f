import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import type { Hands } from './hands'
import { passersBy } from './passers-by'
import { countOpenOrders, countOrders, findOnSale, type OnSale } from './stage-store'
import { until } from './until'

/** What a power cut did. `lost` and `doubled` are looked up afterwards, not assumed. */
export interface CutReport {
  readonly before: number
  readonly after: number
  /** People who were ordering when the power went. */
  readonly ordering: number
  /** Of those, whoever had the answer in hand before the cut; the others asked again under their key. */
  readonly answered: number
  /** Orders from before, and answered ones, that are no longer there. */
  readonly lost: number
  /** Orders made twice by asking again. */
  readonly doubled: number
  readonly backAfterMs: Ms
}

export interface CutParts {
  readonly sql: postgres.Sql
  readonly hands: Hands
  readonly now: () => Promise<Ms>
  readonly kill: () => void
}

interface Attempt {
  readonly personId: Id
  readonly key: string
  readonly input: unknown
  readonly answer: Promise<Id | null>
}

const APART = 10
const PATIENCE = 3_000

/**
 * Passers-by order one after another; in the middle of it the API is killed. Whoever got no answer asks again under the
 * same key once it is back. Then each answered order is looked for, and all of them are given up again.
 */
export async function cutPower(parts: CutParts): Promise<CutReport> {
  const { sql, hands } = parts
  const onSale = await findOnSale(sql, await parts.now())
  const before = await countOrders(sql)
  const crowd = onSale ? passersBy : []
  const attempts = crowd.map((one, n) => later(n * APART, () => attempt(hands, one, onSale!)))
  await half(attempts)
  parts.kill()
  const cutAt = performance.now()
  const tried = await Promise.all(attempts)
  const answers = await Promise.all(tried.map(({ answer }) => answer))
  await until('the API is back', () => isBack(hands))
  const backAfterMs = Math.round(performance.now() - cutAt)
  const orders = await Promise.all(tried.map(async (one, n) => answers[n] ?? (await order(hands, one))))
  const found = await Promise.all(tried.map((one, n) => isThere(hands, one.personId, answers[n] ?? null)))
  const open = await countOpenOrders(
    sql,
    crowd.map(({ id }) => id),
  )
  const after = await countOrders(sql)
  await Promise.all(tried.map((one, n) => giveUp(hands, one, orders[n]!)))
  const answered = answers.filter((id) => id !== null).length
  const gone = Math.max(0, before + crowd.length - after)
  const lost = gone + answered - found.filter(Boolean).length
  return { before, after, ordering: crowd.length, answered, lost, doubled: open - crowd.length, backAfterMs }
}

/** The worst moment: half of them have their answer, the others are on their way. */
async function half(attempts: readonly Promise<Attempt>[]): Promise<void> {
  let answered = 0
  const reached = new Promise<void>((resolve) => {
    const count = (id: Id | null) => {
      if (id && ++answered >= attempts.length / 2) resolve()
    }
    for (const one of attempts) void one.then(({ answer }) => answer.then(count))
  })
  if (attempts.length > 0) await Promise.race([reached, later(PATIENCE, () => undefined)])
}

const later = async <T>(ms: number, run: () => T): Promise<T> => {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return run()
}

function attempt(hands: Hands, { id, addressId }: (typeof passersBy)[number], onSale: OnSale): Attempt {
  const { campaignId, skuId, priceFen } = onSale
  const input = { campaignId, action: { type: 'alone', skuId, units: 1 }, addressId, seenPriceFen: priceFen }
  const asked = { personId: id, key: randomUUID(), input }
  return { ...asked, answer: order(hands, asked).catch(() => null) }
}

async function order(hands: Hands, { personId, key, input }: Omit<Attempt, 'answer'>): Promise<Id> {
  const made = await hands.send<{ orderId: Id }>(personId, { path: 'consumer/campaigns.act', input, key })
  return made.orderId
}

async function isThere(hands: Hands, personId: Id, orderId: Id | null): Promise<boolean> {
  if (!orderId) return false
  const asked = { path: 'consumer/orders.view', input: { orderId } }
  return hands.ask(personId, asked).then(
    () => true,
    () => false,
  )
}

/** The seats go back at once, so that the next cut finds them free. */
async function giveUp(hands: Hands, { personId, input }: Attempt, orderId: Id): Promise<void> {
  const { campaignId } = input as OnSale
  const { roundId } = await hands.ask<{ roundId: string }>(personId, {
    path: 'consumer/orders.view',
    input: { orderId },
  })
  const cancel = { campaignId, roundId, action: { type: 'cancel', orderId } }
  await hands.send(personId, { path: 'consumer/campaigns.act', input: cancel })
}

const isBack = (hands: Hands): Promise<boolean> =>
  hands.ask(passersBy[0]!.id, { path: 'consumer/crm.me', input: {} }).then(
    () => true,
    () => false,
  )
