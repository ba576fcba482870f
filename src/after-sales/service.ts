import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom } from '@/kernel/cursor'
import type { Effect } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import { type Asked, type CommandService, type Context, type QueryService, send } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import { decide } from './rules'
import * as store from './store'

const PAGE = 20

type Refund = InputOf<typeof contract.refund>

/** Granted by rule and at once: what the order's state allows is done, whoever sells it. */
export const refund: CommandService<Refund, OutputOf<typeof contract.refund>> = async (context, asked) => {
  const wanted = asked.map(({ input, by }) => ({ orderId: input.orderId, personId: by.personId }))
  const orders = new Map((await store.lockOrders(context.sql, wanted)).map((o) => [o.orderId, o]))
  // A statement of its own, after the lock: a parcel that left while this waited must be seen.
  const sent = new Map((await store.unitsSent(context.sql, [...orders.keys()])).map((o) => [o.orderId, o]))
  const begun = new Set<Id>()
  const judged = asked.map((one) => {
    const { orderId } = one.input
    const order = orders.get(orderId)
    const claim = judge(order && { ...order, ...sent.get(orderId)! }, one, begun)
    if (!isRefusal(claim)) begun.add(claim.orderId)
    return claim
  })
  const claims = judged.filter((claim): claim is store.Claim => !isRefusal(claim))
  if (claims.length > 0) await send(context, store.insertClaims(context.sql, claims, context.now))
  return judged.map((claim) => {
    if (isRefusal(claim)) return claim
    const { orderId, way, amountFen } = claim
    return { answer: { orderId, way, amountFen }, effects: effectsOf(claim, orders.get(orderId)!) }
  })
}

/** `begun` are orders that somebody else of the same batch asked for: usually the same thumb, twice. */
function judge(
  order: (store.OrderRow & store.SentRow) | undefined,
  { input, by }: Asked<Refund>,
  begun: Set<Id>,
): store.Claim | Refusal {
  if (!order || order.personId !== by.personId) return refuse('not-found')
  if (begun.has(order.orderId)) return refuse('already-done')
  const way = decide(order.status, order)
  if (isRefusal(way)) return way
  const { orderId, brandId, personId, paidFen: amountFen } = order
  return { id: newId(), orderId, brandId, personId, way, reason: input.reason, amountFen }
}

/** Leaving is the round's affair, and its rules send the money back; an undone sale gives its units back too. */
function effectsOf({ way, orderId }: store.Claim, { campaignId, entryId }: store.OrderRow): Effect[] {
  if (way === 'leave') return [{ type: 'leave-round', campaignId, entryId }]
  return [
    { type: 'refund-order', orderId, reason: 'refund-before-shipping' },
    { type: 'take-back', campaignId, entryId },
  ]
}

export async function originsOf({ sql }: Context, asked: readonly Asked<unknown>[]): Promise<Id[]> {
  const ids = asked.map(({ input }) => (input as Refund).orderId)
  return (await store.originsOf(sql, ids)).map((o) => o.originId)
}

type Gone = OutputOf<typeof contract.ofBrand>

export const ofBrand: QueryService<InputOf<typeof contract.ofBrand>, Gone> = (context, { input, by }) =>
  page(context, { brandId: by.brandId, before: idFrom(input.cursor) })

export const all: QueryService<InputOf<typeof contract.all>, Gone> = (context, { input }) =>
  page(context, { brandId: null, before: idFrom(input.cursor) })

async function page({ sql }: Context, ask: { brandId: Id | null; before: Id | null }): Promise<Gone> {
  const list = await store.claims(sql, { ...ask, most: PAGE })
  const items = list.map((row) => ({ ...row, at: iso(row.at) }))
  return { items, next: list.length === PAGE ? list.at(-1)!.id : null }
}
