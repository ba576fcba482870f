import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Sql } from '@/kernel/db'
import type { Effect, EffectOf } from '@/kernel/effect'
import { type Id, newId } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked, Context, Outcome } from '@/kernel/service'
import { HOUR, iso, MINUTE, type Ms, SECOND } from '@/kernel/time'
import type * as contract from './contract'
import * as store from './store'
import type { Trade, WechatPay } from './wechat'

/** What paying needs of the outside. `settle` hands arrived money to the batch that fills rounds. */
export interface PayPort {
  readonly sql: Sql
  readonly now: Ms
  readonly pay: WechatPay
  readonly mchid: string
  readonly appId: string
  settle(arrival: store.Arrival): Promise<void>
}

/** A prepay id lives two hours at WeChat (PAY §3.2); ours is renewed well before. */
const PREPAY_LASTS = 2 * HOUR - 5 * MINUTE
/**
 * WeChat wants an expiry at least a minute ahead and, in a repeated order, the very same one (PAY §3.2): so it hangs on
 * the hold's end alone. Who pays in these two minutes is a late payer like any other.
 */
const EXPIRES_AFTER_HOLD = 2 * MINUTE
/** The first look for a notice that did not come, and the pause between the next ones. */
const ASK_AFTER = 20 * SECOND

type Prepare = OutputOf<typeof contract.prepare>

export async function prepare(
  port: PayPort,
  { input, by }: Asked<InputOf<typeof contract.prepare>>,
): Promise<Prepare | Refusal> {
  const [due] = await store.dueOf(port.sql, input.orderId, by.personId)
  const no = whyNot(due, port.now)
  if (no || !due) return no ?? refuse('not-found')
  const paymentId = due.paymentId ?? (await open(port, due, by.personId))
  const goesOn = due.prepayId && due.prepayUntil && due.prepayUntil > port.now
  const prepayId = goesOn ? due.prepayId : await order(port, due, paymentId)
  if (!prepayId) return refuse('payment-unavailable')
  const params = port.pay.clientParams(prepayId)
  return { params, appId: port.appId, prepayId, amountFen: due.totalFen, payBefore: iso(due.payBefore) }
}

function whyNot(due: store.DueRow | undefined, now: Ms): Refusal | null {
  if (!due) return refuse('not-found')
  if (due.state === 'paid') return refuse('already-done')
  if (due.orderStatus === 'unpaid') return now < due.payBefore ? null : refuse('ended')
  return refuse(due.orderStatus === 'closed' ? 'ended' : 'not-allowed-now')
}

async function open({ sql, now, mchid }: PayPort, due: store.DueRow, personId: Id): Promise<Id> {
  const draft = { id: newId(), orderId: due.orderId, personId, mchid, amountFen: due.totalFen, createdAt: now }
  const [opened] = await store.openPayment(sql, draft)
  return opened!.id
}

/** The order at WeChat Pay carries the payment's number, so that repeating it after a lost answer is safe. */
async function order({ sql, now, pay }: PayPort, due: store.DueRow, paymentId: Id): Promise<string | null> {
  const expiresAt = due.payBefore + EXPIRES_AFTER_HOLD
  const { title: description, totalFen, openid } = due
  const placed = await pay.order({ paymentId, description, totalFen, openid, expiresAt })
  if (placed.outcome !== 'ok') return null
  const until = Math.min(now + PREPAY_LASTS, expiresAt)
  await store.markPrepaid(sql, { id: paymentId, prepayId: placed.value.prepayId, until, askAt: now + ASK_AFTER })
  return placed.value.prepayId
}

type Status = OutputOf<typeof contract.status>

/** Nothing is shown before WeChat was asked; an answer that did not come is `unknown`, never "not paid". */
export async function status(
  port: PayPort,
  { input, by }: Asked<InputOf<typeof contract.status>>,
): Promise<Status | Refusal> {
  const [due] = await store.dueOf(port.sql, input.orderId, by.personId)
  if (!due) return refuse('not-found')
  const say = (state: Status['state']): Status => ({ state, amountFen: due.totalFen })
  if (due.state === 'paid') return say('paid')
  const unpaid = due.orderStatus === 'closed' ? 'closed' : 'not-paid'
  if (!due.paymentId || due.state === 'opened' || due.state === 'closed') return say(unpaid)
  const found = await look(port, due.paymentId)
  return say(found === 'not-paid' ? unpaid : found)
}

/** Asks WeChat about one payment and settles it if money arrived. */
export async function look(port: PayPort, paymentId: Id): Promise<'paid' | 'not-paid' | 'unknown'> {
  const asked = await port.pay.queryByOutTradeNo(paymentId)
  if (asked.outcome === 'refused' && asked.code === 'ORDER_NOT_EXIST') return 'not-paid'
  if (asked.outcome !== 'ok') return 'unknown'
  const arrival = arrivalOf(asked.value)
  if (!arrival) return 'not-paid'
  await port.settle(arrival)
  return 'paid'
}

export type Arrival = store.Arrival

/** A trade with money in it; REFUND means paid before, so it counts as arrived too. */
export function arrivalOf(trade: Trade): store.Arrival | null {
  const arrived = trade.state === 'SUCCESS' || trade.state === 'REFUND'
  if (!arrived || !trade.transactionId || trade.totalFen === null || trade.paidAt === null) return null
  const { paymentId, transactionId, totalFen: amountFen, paidAt } = trade
  return { paymentId, transactionId, amountFen, paidAt }
}

/** Payments that have been silent for a while: lost notices are found here. */
export async function lookForSilent(port: PayPort, most: number): Promise<void> {
  const silent = await store.takeSilent(port.sql, { now: port.now, nextAt: port.now + ASK_AFTER, most })
  await Promise.all(silent.map(({ id }) => look(port, id)))
}

/** Settles arrived money, many at once; what had been settled before changes nothing. */
export async function settle(
  { sql }: Context,
  asked: readonly Asked<store.Arrival>[],
): Promise<Outcome<{ settled: boolean }>[]> {
  const once = [...new Map(asked.map(({ input }) => [input.paymentId, input])).values()]
  const moved = await store.markPaid(sql, once)
  const effects = new Map(moved.map((m) => [m.paymentId, { type: 'order-paid' as const, ...m }]))
  return asked.map(({ input }) => {
    const effect = effects.get(input.paymentId)
    effects.delete(input.paymentId)
    return { answer: { settled: effect !== undefined }, effects: effect ? [effect] : [] }
  })
}

export async function originsOf({ sql }: Context, asked: readonly Asked<store.Arrival>[]): Promise<Id[]> {
  const found = await store.originsOf(
    sql,
    asked.map(({ input }) => input.paymentId),
  )
  return found.map((o) => o.originId)
}

/** Refund numbers for orders whose money goes back; the shell sends each from the outbox. */
export async function openRefunds({ sql, now }: Context, effects: readonly EffectOf<'refund-order'>[]): Promise<Id[]> {
  if (effects.length === 0) return []
  const drafts = effects.map((e) => ({ id: newId(), orderId: e.orderId, reason: e.reason, at: now }))
  return (await store.insertRefunds(sql, drafts)).map((r) => r.id)
}

/** Payments begun for these orders, which WeChat must close before somebody pays them late. */
export async function unfinishedOf({ sql }: Context, effects: readonly EffectOf<'close-payment'>[]): Promise<Id[]> {
  if (effects.length === 0) return []
  return (
    await store.unfinishedOf(
      sql,
      effects.map((e) => e.orderId),
    )
  ).map((p) => p.id)
}

/** True once the payment is closed or its money found; false asks the outbox to come again. */
export async function closeOutside(port: PayPort, paymentId: Id): Promise<boolean> {
  const closed = await port.pay.close(paymentId)
  const nothingThere = closed.outcome === 'refused' && closed.code === 'ORDER_NOT_EXIST'
  if (closed.outcome === 'ok' || nothingThere) {
    await store.markClosed(port.sql, [paymentId])
    return true
  }
  return (await look(port, paymentId)) === 'paid'
}

/** Sends one refund under its number. Returns when it arrived, or null: ask again later with the same number. */
export async function refundOutside({ sql, pay }: PayPort, refundId: Id): Promise<Ms | null | 'done'> {
  const [refund] = await store.refundById(sql, refundId)
  if (!refund || refund.state === 'done') return 'done'
  const { paymentId, amountFen: refundFen, totalFen } = refund
  const answer =
    refund.state === 'asked'
      ? await pay.refund({ refundId, paymentId, refundFen, totalFen, reason: REASONS[refund.reason] ?? '退款' })
      : await pay.queryRefund(refundId)
  if (answer.outcome !== 'ok') return null
  const { state, succeededAt, wechatRefundId } = answer.value
  if (state === 'SUCCESS') return succeededAt
  await store.moveRefund(sql, {
    id: refundId,
    state: state === 'PROCESSING' ? 'processing' : 'abnormal',
    wechatRefundId,
  })
  return null
}

/** What the buyer reads in WeChat's refund notice. */
const REASONS: Readonly<Record<string, string>> = {
  'round-failed': '未成团，全额退款',
  'paid-too-late': '名额已满，全额退款',
  'left-before-formed': '成团前退出，全额退款',
  'refund-before-shipping': '发货前退款',
}

export async function refundsDone(
  { sql }: Context,
  asked: readonly Asked<{ refundId: Id; at: Ms }>[],
): Promise<Outcome<null>[]> {
  const moved = await store.markRefunded(
    sql,
    asked.map(({ input }) => input),
  )
  const at = new Map(asked.map(({ input }) => [input.refundId, input.at]))
  const effects = moved.map((m): Effect => ({ type: 'order-refunded', ...m, at: at.get(m.refundId)! }))
  return asked.map((_, i) => ({ answer: null, effects: i === 0 ? effects : [] }))
}

/** The inbox of WeChat's notices: kept before WeChat hears 204, finished once they had their effect. */
export const keepNotice = (sql: Sql, notice: store.NoticeRow & { at: Ms }) => store.keepNotice(sql, notice)
export const waitingNotices = (sql: Sql, most: number) => store.waitingNotices(sql, most)
export const finishNotices = (sql: Sql, ids: readonly string[], at: Ms) => store.finishNotices(sql, ids, at)
