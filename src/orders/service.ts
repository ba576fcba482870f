import type { InputOf, OutputOf } from '@/kernel/contract'
import type { CloseReason, Effect, EffectOf, RefundReason } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { statesBefore } from '@/kernel/lifecycle'
import { refuse } from '@/kernel/result'
import { type CommandService, type Context, send } from '@/kernel/service'
import { DAY, iso } from '@/kernel/time'
import type * as contract from './contract'
import { announcedFor } from './report-rules'
import * as reports from './reports-store'
import { commissionOf, GRAPH, returnableUntil, SIGNED_BY_ITSELF_AFTER, type Status } from './rules'
import * as store from './store'

/** Opens orders for held seats; the commission is fixed here and never computed again. */
export async function open(context: Context, effects: readonly EffectOf<'open-order'>[]): Promise<void> {
  if (effects.length === 0) return
  const drafts = effects.map((e): store.OrderDraft => {
    const rate = e.credit ? e.commissionRate : 0
    return {
      id: e.orderId,
      brandId: e.brandId,
      personId: e.personId,
      originId: e.campaignId,
      originPart: e.entryId,
      addressId: e.addressId,
      payBefore: iso(e.payBefore),
      shipsInDays: e.shipsInDays,
      skuId: e.skuId,
      title: e.title,
      options: e.options,
      pictureUrl: e.pictureUrl,
      units: e.units,
      unitPriceFen: e.unitPriceFen,
      shopId: e.credit?.shopId ?? null,
      rate,
      commissionFen: commissionOf(e.units * e.unitPriceFen, rate),
      shareCode: e.credit?.code ?? null,
    }
  })
  await send(context, store.insertOrders(context.sql, drafts, context.now))
}

/** The buyer's money arrived; the entry it belongs to hears of it. */
export async function paid(context: Context, effects: readonly EffectOf<'order-paid'>[]): Promise<Moved> {
  const rows = await store.markPaid(context.sql, effects)
  const byOrder = new Map(effects.map((e) => [e.orderId, e]))
  await steps(context, rows, (row) => ({ type: 'paid', actor: 'buyer', facts: { amountFen: row.paidFen } }))
  const entries = rows.map((row): Effect => {
    const { paymentId } = byOrder.get(row.orderId)!
    return { type: 'entry-paid', campaignId: row.originId, entryId: row.originPart, orderId: row.orderId, paymentId }
  })
  return { rows, effects: [...entries, ...(await announce(context, rows))] }
}

/** Orders that took a step, with the sums the ledger needs, and what follows. */
export interface Moved {
  readonly rows: readonly store.MoneyRow[]
  readonly effects: readonly Effect[]
}

/** The seat went back before payment. An order that was paid meanwhile stands elsewhere and is left alone. */
export async function close(context: Context, effects: readonly EffectOf<'close-order'>[]): Promise<Moved> {
  const rows = await move(context, effects, 'closed')
  const reasons = new Map(effects.map((e) => [e.orderId, e.reason]))
  await steps(context, rows, (row) => ({
    type: 'closed',
    actor: actorOf(reasons.get(row.orderId)!),
    facts: { reason: reasons.get(row.orderId) },
  }))
  return { rows, effects: rows.map((row) => ({ type: 'close-payment', orderId: row.orderId })) }
}

/** The promise is firm: the brand ships from now on, the set-aside units leave the house. */
export async function confirm(context: Context, effects: readonly EffectOf<'confirm-order'>[]): Promise<Moved> {
  const rows = await move(context, effects, 'to-ship')
  await steps(context, rows, () => ({ type: 'confirmed', actor: 'system', facts: {} }))
  const sold = rows.flatMap((row) =>
    row.goods.map((g): Effect => ({ type: 'units-sold', brandId: row.brandId, campaignId: row.originId, ...g })),
  )
  return { rows, effects: [...sold, ...(await announce(context, rows))] }
}

/** WeChat wants to hear of goods that leave later than usual: first by what was promised, then by the firm day. */
async function announce({ sql }: Context, rows: readonly store.MoneyRow[]): Promise<Effect[]> {
  const late = rows.flatMap(({ orderId, brandId, paidAt, shipsBy, shipsInDays }) => {
    const delayTo = paidAt && announcedFor(paidAt, shipsBy ?? paidAt + shipsInDays * DAY)
    return delayTo ? [{ orderId, brandId, delayTo }] : []
  })
  if (late.length === 0) return []
  const asked = await reports.askDelays(sql, late)
  return asked.map(({ orderId, delayTo }) => ({ type: 'report-delay', orderId, once: `${orderId}:${delayTo}` }))
}

/** What only the buyer can ask for was the buyer's deed; all else the house does by its rules. */
const BUYERS: ReadonlySet<string> = new Set<CloseReason | RefundReason>([
  'cancelled-by-buyer',
  'left-before-formed',
  'refund-before-shipping',
])
const actorOf = (reason: CloseReason | RefundReason) => (BUYERS.has(reason) ? 'buyer' : 'system')

/** The buyer reads in the order that the money stands in another round than the one that was joined. */
export const movedOn = ({ sql, now }: Context, effects: readonly EffectOf<'order-moved'>[]): Promise<void> =>
  addSteps(
    sql,
    effects.map(({ orderId }) => ({ orderId, type: 'moved', actor: 'system', facts: {}, at: now })),
  )

export async function askRefund(context: Context, effects: readonly EffectOf<'refund-order'>[]): Promise<Moved> {
  const rows = await move(context, effects, 'refunding')
  const reasons = new Map(effects.map((e) => [e.orderId, e.reason]))
  await steps(context, rows, (row) => ({
    type: 'refund-asked',
    actor: actorOf(reasons.get(row.orderId)!),
    facts: { reason: reasons.get(row.orderId) },
  }))
  return { rows, effects: [] }
}

export async function refunded(context: Context, effects: readonly EffectOf<'order-refunded'>[]): Promise<Moved> {
  const rows = await move(context, effects, 'refunded')
  const amounts = new Map(effects.map((e) => [e.orderId, e.amountFen]))
  await steps(context, rows, (row) => ({
    type: 'refunded',
    actor: 'wechat',
    facts: { amountFen: amounts.get(row.orderId) },
  }))
  const tell = rows.map((row): Effect => {
    const facts = { orderId: row.orderId, amountFen: amounts.get(row.orderId)! }
    return { type: 'tell', template: 'refunded', personIds: [row.personId], once: `refunded:${row.orderId}`, facts }
  })
  return { rows, effects: tell }
}

/** The return window is over: what was pending is earned. */
export async function finish(context: Context, most: number): Promise<Moved> {
  const due = await store.windowsOver(context.sql, context.now, most)
  const rows = await move(
    context,
    due.map((o) => ({ orderId: o.id })),
    'finished',
  )
  await steps(context, rows, () => ({ type: 'finished', actor: 'system', facts: {} }))
  return { rows, effects: [] }
}

/** Nobody signed for ten days: the parcel counts as received. */
export async function signUnsigned(context: Context, most: number): Promise<number> {
  const due = await store.unsigned(context.sql, context.now - SIGNED_BY_ITSELF_AFTER, most)
  const signed = await markSigned(
    context,
    due.map((o) => ({ orderId: o.id, personId: null })),
    'system',
  )
  return signed.size
}

export const sign: CommandService<InputOf<typeof contract.sign>, OutputOf<typeof contract.sign>> = async (
  context,
  asked,
) => {
  const signed = await markSigned(
    context,
    asked.map((a) => ({ orderId: a.input.orderId, personId: a.by.personId })),
    'buyer',
  )
  const answer = { status: 'signed' as const, returnableUntil: iso(returnableUntil(context.now)) }
  return Promise.all(
    asked.map(async ({ input, by }) => {
      if (signed.has(input.orderId)) return { answer }
      const known = await store.statusOf(context.sql, input.orderId, by.personId)
      return refuse(known.length > 0 ? 'not-allowed-now' : 'not-found')
    }),
  )
}

async function markSigned(
  { sql, now }: Context,
  list: readonly { orderId: Id; personId: Id | null }[],
  actor: string,
): Promise<Set<Id>> {
  if (list.length === 0) return new Set()
  const done = await store.markSigned(
    sql,
    list.map((l) => ({ ...l, at: now, returnableUntil: returnableUntil(now) })),
  )
  await addSteps(
    sql,
    done.map((d) => ({ orderId: d.orderId, type: 'signed', actor, facts: {}, at: now })),
  )
  return new Set(done.map((d) => d.orderId))
}

async function move(context: Context, effects: readonly { orderId: Id }[], to: Status) {
  if (effects.length === 0) return []
  return store.moveOrders(context.sql, {
    ids: effects.map((e) => e.orderId),
    from: statesBefore(GRAPH, to),
    to,
    at: context.now,
  })
}

type StepOf = (row: store.MoneyRow) => Omit<store.StepDraft, 'orderId' | 'at'>

const steps = (context: Context, rows: readonly store.MoneyRow[], of: StepOf) =>
  addSteps(
    context.sql,
    rows.map((row) => ({ ...of(row), orderId: row.orderId, at: context.now })),
  )

async function addSteps(sql: Context['sql'], list: readonly store.StepDraft[]): Promise<void> {
  if (list.length > 0) await store.addSteps(sql, list)
}
