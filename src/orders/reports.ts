import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Remote } from '@/kernel/remote'
import { openAddress } from '@/kernel/sealed-address'
import { type Ms, SECOND } from '@/kernel/time'
import type { Vault } from '@/kernel/vault'
import { labelOf, meaningOf, type Plan, planOf } from './report-rules'
import type { Report, ShippingPort } from './report-shapes'
import * as store from './reports-store'

/** What a report needs: short statements of its own, and the line to WeChat. */
export interface ReportPort extends ShippingPort {
  readonly sql: Sql
  readonly now: Ms
  readonly vault: Vault
}

const TURN: Ms = 20 * SECOND
type ToSay = Plan & { say: 'parcels' }

/** Tells WeChat's shipping service what of an order has left; true when there is nothing more to say now. */
export async function reportShipping(port: ReportPort, orderId: Id): Promise<boolean> {
  const { sql, now } = port
  const [turn] = await store.takeTurn(sql, { orderId, now, until: now + TURN })
  if (!turn) return !(await store.isWaiting(sql, orderId))
  const [order] = await store.reportable(sql, orderId)
  if (!order) throw new Error(`order ${orderId} has a report and no row`)
  const { transactionId, openid, address, parcels } = order
  const phone = address && openAddress(port.vault, address).phone
  const plan = planOf({ parcels, complete: order.status !== 'to-ship', finished: turn.finished, phone })
  if (plan.say === 'spent') return giveUp(port, orderId, { code: '10060003', said: '' })
  if (plan.say !== 'parcels') {
    await store.settled(sql, orderId, plan.say === 'later' ? 'waiting' : 'taken')
    return true
  }
  if (!transactionId || !openid) return giveUp(port, orderId, { code: 'nobody', said: '' })
  const at = Math.max(now, (turn.uploadedAt ?? 0) + 1)
  return say(port, { orderId, turn, plan, report: { ...plan.report, transactionId, openid, at } })
}

interface Said {
  readonly orderId: Id
  readonly turn: store.TurnRow
  readonly plan: ToSay
  readonly report: Report
}

async function say(port: ReportPort, said: Said): Promise<boolean> {
  const { orderId, turn, report } = said
  if (turn.tries > 1 && (await isThere(port, said))) return keep(port, said)
  const answer = await port.upload(report)
  if (answer.outcome === 'ok') return keep(port, said)
  const meaning = answer.outcome === 'unknown' ? 'passing' : meaningOf(answer.code, turn.tries)
  if (meaning === 'there') return keep(port, said)
  if (meaning === 'refused') return giveUp(port, orderId, refusalOf(answer))
  await store.unanswered(port.sql, orderId)
  return false
}

const refusalOf = (answer: Remote<null>) =>
  answer.outcome === 'refused' ? { code: answer.code, said: answer.message } : { code: '', said: '' }

/** An answer may have been lost on its way: WeChat is asked what it has before anything is said twice. */
async function isThere({ ask }: ReportPort, { report, turn, plan }: Said): Promise<boolean> {
  const known = await ask(report.transactionId)
  if (known.outcome !== 'ok') return false
  const has = (parcel: Report['parcels'][number]) =>
    known.value.parcels.some((k) => k.company === parcel.company && k.trackingNo === parcel.trackingNo)
  if (!report.parcels.every(has)) return false
  return known.value.finished >= turn.finished + (plan.report.complete ? 1 : 0)
}

/** False when something changed while it was said: the rest follows. */
async function keep({ sql, now }: ReportPort, { orderId, turn, plan, report }: Said): Promise<boolean> {
  const labels = plan.sent.map((parcel) => ({ id: parcel.id, label: labelOf(parcel) }))
  const finished = turn.finished + (report.complete ? 1 : 0)
  const [left] = await store.taken(sql, { orderId, labels, finished, at: now, uploadedAt: report.at })
  return left?.state !== 'waiting'
}

/** A refusal is an answer: it is kept for the desk, and somebody has to look before it is said again. */
async function giveUp({ sql, now }: ReportPort, orderId: Id, why: { code: string; said: string }): Promise<boolean> {
  await store.refused(sql, { orderId, ...why, at: now })
  return true
}

/** Announces to WeChat that goods are promised for later than usual. */
export async function announceDelay({ sql, now, delay }: ReportPort, orderId: Id): Promise<boolean> {
  const [asked] = await store.delayOf(sql, orderId)
  if (!asked?.transactionId) return true
  const { transactionId, delayTo, status } = asked
  if (status !== 'forming' && status !== 'to-ship') return true
  const answer = await delay({ transactionId, until: delayTo })
  if (answer.outcome === 'unknown') return false
  const said = answer.outcome === 'ok' ? { code: null, said: null } : { code: answer.code, said: answer.message }
  const state = answer.outcome === 'ok' ? 'taken' : 'refused'
  await store.delayed(sql, { orderId, delayTo, state, ...said, at: now })
  return true
}
