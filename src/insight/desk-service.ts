import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, pageFrom } from '@/kernel/cursor'
import { refuse } from '@/kernel/result'
import type { QueryService } from '@/kernel/service'
import { iso, type Ms } from '@/kernel/time'
import type * as contract from './desk-contract'
import * as movement from './movement-store'
import * as store from './suspense-store'

const MOST = 200
const PAGE = 50

type Suspense = OutputOf<typeof contract.suspense>

export const suspense: QueryService<InputOf<typeof contract.suspense>, Suspense> = async ({ sql, now }, { input }) => {
  const [items, kinds, held] = await Promise.all([
    store.suspendedMoney(sql, now, { kind: input.kind ?? null, most: MOST }),
    store.suspendedSums(sql, now),
    store.heldMoney(sql),
  ])
  return {
    items: items.map(asItem),
    kinds: kinds.map(({ since: _, ...rest }) => rest),
    ...sumsOf(kinds),
    held,
    serverTime: iso(now),
  }
}

const sumsOf = (kinds: readonly { count: number; amountFen: number }[]) => ({
  count: kinds.reduce((sum, one) => sum + one.count, 0),
  amountFen: kinds.reduce((sum, one) => sum + one.amountFen, 0),
})

function asItem({
  parcelId,
  attempts,
  lastError,
  dead,
  since,
  ...rest
}: store.SuspendedRow): Suspense['items'][number] {
  const parcel = parcelId && { id: parcelId, attempts: attempts ?? 0, lastError, dead: dead ?? false }
  return { ...rest, since: iso(since), parcel: parcel || null }
}

/** The ledger behind an order or an account: exactly one of them is asked for. */
export const movements: QueryService<InputOf<typeof contract.movements>, OutputOf<typeof contract.movements>> = async (
  { sql },
  { input },
) => {
  const { orderId = null, account = null } = input
  if ((orderId === null) === (account === null)) {
    return refuse('bad-input', { problems: [{ field: 'orderId', code: 'one-of' }] })
  }
  const [found, balanceFen, order] = await Promise.all([
    movement.movementsOf(sql, { orderId, account, before: idFrom(input.cursor), limit: PAGE + 1 }),
    account === null ? null : movement.balanceOf(sql, account),
    orderId === null ? null : movement.orderBehind(sql, orderId),
  ])
  const { items, next } = pageFrom(found, PAGE, (last) => last.transferId)
  return { items: items.map(({ at, ...rest }) => ({ ...rest, at: iso(at) })), next, balanceFen, order }
}

export const desk: QueryService<unknown, OutputOf<typeof contract.desk>> = async ({ sql, now }) => {
  const [work, kinds] = await Promise.all([store.waitingWork(sql, now), store.suspendedSums(sql, now)])
  const oldest = kinds.map((one) => one.since).sort((a, b) => a - b)[0] ?? null
  return {
    reviews: work.reviews,
    reviewsLate: work.reviewsLate,
    reviewsSince: time(work.reviewsSince),
    deadLetters: work.deadLetters,
    suspense: { ...sumsOf(kinds), since: time(oldest) },
    serverTime: iso(now),
  }
}

const time = (at: Ms | null) => (at === null ? null : iso(at))
