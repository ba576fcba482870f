import type { InputOf } from '@/kernel/contract'
import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import { chinaMonth, DAY, MINUTE, type Ms, SECOND } from '@/kernel/time'
import type * as contract from './contract'
import { isOpen } from './rules'
import type { TransferAtWechat, WechatPay } from './wechat'
import { view } from './withdrawals-service'
import * as store from './withdrawals-store'

/** What taking money out needs of the outside. `end` hands what WeChat decided to the ledger, in one transaction. */
export interface TransferPort {
  readonly sql: Sql
  readonly now: Ms
  readonly pay: WechatPay
  readonly mchid: string
  end(ended: store.Ended): Promise<void>
}

/** Longer than any attempt lasts: whoever has a number for so long died over it. */
const SENDING_LASTS = 30 * SECOND
/** A fresh one is looked at again soon, one that waits for its payee for hours less often. */
const LOOK_SOON = 20 * SECOND
const LOOK_LATER = 5 * MINUTE
const FRESH = 10 * MINUTE
/** WeChat closes what nobody has confirmed by then (PAY §3.8). */
const CONFIRM_WITHIN = DAY
const REMARK = '愿团佣金提现'

/**
 * Sends one withdrawal under its number. True once WeChat has it or has refused it for good; false: come again. An
 * attempt whose answer was lost is never repeated blindly: the next one asks by number first (PAY §3.5).
 */
export async function sendOutside(port: TransferPort, id: Id): Promise<boolean> {
  const [row] = await store.withdrawalById(port.sql, id)
  if (!row || row.state === 'waiting' || !isOpen(row)) return true
  const { now, mchid } = port
  const [claimed] = await store.claimSending(port.sql, { id, mchid, now, until: now + SENDING_LASTS })
  if (!claimed) return false
  const tried = claimed.before !== null || row.state === 'processing'
  const done = await (tried ? askFirst(port, row) : place(port, row))
  if (!done) await store.releaseSending(port.sql, id, port.now)
  return done
}

async function askFirst(port: TransferPort, row: store.Row): Promise<boolean> {
  const found = await port.pay.queryTransfer(row.id)
  if (found.outcome === 'ok') return follow(port, row, found.value)
  return found.outcome === 'refused' && found.code === 'NOT_FOUND' ? place(port, row) : false
}

async function place(port: TransferPort, row: store.Row): Promise<boolean> {
  const { id: withdrawalId, openid, netFen: amountFen } = row
  const placed = await port.pay.transfer({ withdrawalId, openid, amountFen, remark: REMARK })
  if (placed.outcome === 'ok') return arrived(port, placed.value)
  return placed.outcome === 'refused' ? turnedDown(port, row, placed.code) : false
}

/** Refusals that say something about this moment or about our settings, not about this transfer. */
const COME_AGAIN: ReadonlySet<string> = new Set([
  'FREQUENCY_LIMITED',
  'RATELIMIT_EXCEEDED',
  'SYSTEM_ERROR',
  'SIGN_ERROR',
  'ALREADY_EXISTS',
])

/** A refusal ends it only when WeChat confirms that it does not have this number: money never comes back on a guess. */
async function turnedDown(port: TransferPort, row: store.Row, code: string): Promise<boolean> {
  if (COME_AGAIN.has(code)) return false
  const found = await port.pay.queryTransfer(row.id)
  if (found.outcome === 'ok') return follow(port, row, found.value)
  if (found.outcome === 'unknown' || found.code !== 'NOT_FOUND') return false
  await port.end(failed(row.id, code, port.now))
  return true
}

/** Only the answer to the request has the package that the payee confirms with: who lost it asks for it again. */
async function follow(port: TransferPort, row: store.Row, transfer: TransferAtWechat): Promise<boolean> {
  const packageLost = transfer.state === 'WAIT_USER_CONFIRM' && !row.packageInfo
  return packageLost ? place(port, row) : arrived(port, transfer)
}

/** What WeChat says of a transfer, put into effect. False while it is neither waiting for its payee nor over. */
async function arrived(port: TransferPort, transfer: TransferAtWechat): Promise<boolean> {
  const end = endOf(transfer, port.now)
  if (end) {
    await port.end(end)
    return true
  }
  const { withdrawalId: id, wechatBillNo, packageInfo, createdAt } = transfer
  const waits = transfer.state === 'WAIT_USER_CONFIRM'
  const confirmBefore = (createdAt ?? port.now) + CONFIRM_WITHIN
  await store.moveWithdrawal(port.sql, {
    id,
    state: waits ? 'waiting' : 'processing',
    wechatBillNo,
    packageInfo,
    confirmBefore,
  })
  return waits || transfer.state === 'TRANSFERING'
}

/** The end of a transfer, if it has one. Called for answers and notices alike. */
export function endOf(transfer: TransferAtWechat, now: Ms): store.Ended | null {
  const { withdrawalId, state, amountFen } = transfer
  const at = transfer.updatedAt ?? now
  if (state === 'SUCCESS') return { withdrawalId, state: 'done', reason: '', amountFen, at, period: chinaMonth(at) }
  if (state === 'FAIL')
    return { ...failed(withdrawalId, transfer.failReason ?? 'OTHER_FAIL_REASON_TYPE', at), amountFen }
  return state === 'CANCELLED' ? { ...failed(withdrawalId, 'CANCELLED', at), amountFen } : null
}

const failed = (withdrawalId: Id, reason: string, at: Ms): store.Ended => ({
  withdrawalId,
  state: 'failed',
  reason,
  amountFen: null,
  at,
  period: null,
})

/** Asks WeChat how an open one stands. */
export async function look(port: TransferPort, id: Id): Promise<void> {
  const [row] = await store.withdrawalById(port.sql, id)
  if (!row || !isOpen(row)) return
  if (row.state !== 'waiting') return void (await sendOutside(port, id))
  const found = await port.pay.queryTransfer(id)
  if (found.outcome === 'ok') await arrived(port, found.value)
}

/** Withdrawals that have been silent for a while: lost notices, and answers somebody died over, are found here. */
export async function lookForSilent(port: TransferPort, most: number): Promise<void> {
  const { now } = port
  const silent = await store.takeSilent(port.sql, {
    now,
    soon: now + LOOK_SOON,
    later: now + LOOK_LATER,
    freshSince: now - FRESH,
    most,
  })
  await Promise.all(silent.map(({ id }) => look(port, id)))
}

type One = InputOf<typeof contract.withdrawal>

/** How it stands after WeChat was asked. */
export async function status(port: TransferPort, asked: Asked<One>) {
  const before = await view(port, asked)
  if ('refused' in before || before.endedAt !== null) return before
  await look(port, before.id)
  return view(port, asked)
}

/** Stops one that its payee has not confirmed. Whether that came in time, WeChat decides and the view says. */
export async function cancel(
  port: TransferPort,
  asked: Asked<One>,
): Promise<Awaited<ReturnType<typeof view>> | Refusal> {
  const before = await view(port, asked)
  if ('refused' in before) return before
  if (before.endedAt !== null) return refuse('already-done')
  if (before.state !== 'waiting') return refuse('not-allowed-now')
  const answer = await port.pay.cancelTransfer(before.id)
  if (answer.outcome === 'unknown') return refuse('wechat-unavailable')
  await look(port, before.id)
  return view(port, asked)
}
