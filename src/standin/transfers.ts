import { constants, privateDecrypt, randomBytes } from 'node:crypto'
import type { House } from './house'
import { randomDigits } from './keys'
import { announceTransfer } from './notice-contents'
import { chinaStamp, invalid, no, type PayAnswer, paramError, yes } from './pay-answers'
import { canonical, firstIssue } from './pay-rules'
import { transferView } from './pay-views'
import type { Transfer } from './state'
import {
  CONFIRM_WITHIN,
  NAME_FROM,
  PAYEE_DAY_MAX,
  SCENE_FACTS,
  TRANSFER_MAX,
  TRANSFER_MIN,
  type TransferAsked,
  transferAsked,
} from './transfer-rules'

/** How a transfer is going to go wrong, when the simulator was asked for it. */
export type TransferTrouble = 'not-enough' | 'limited' | 'slow' | null

export interface TransferRequest {
  readonly body: unknown
  /** The Wechatpay-Serial header: the key that encrypted the name. */
  readonly serial: string | undefined
  readonly trouble: TransferTrouble
}

/** POST …/transfer-bills (PAY §3.8). The same number with the same parameters gives the same answer for ever. */
export function placeTransfer(house: House, request: TransferRequest): PayAnswer {
  const parsed = transferAsked.safeParse(request.body)
  if (!parsed.success) return paramError(firstIssue(parsed.error))
  const asked = parsed.data
  const known = house.state.transfers[asked.out_bill_no]
  if (known) return repeated(known, asked)
  return wrongWith(house, asked, request) ?? newTransfer(house, asked, request.trouble)
}

/** The name is encrypted anew at every attempt, so it is no part of what a repetition is compared by. */
const sameness = ({ user_name: name, ...asked }: TransferAsked): string => canonical({ ...asked, named: Boolean(name) })

function repeated(transfer: Transfer, asked: TransferAsked): PayAnswer {
  if (transfer.asked !== sameness(asked))
    return no(400, 'ALREADY_EXISTS', '商户单号已存在，且请求参数与首次请求时不一致')
  return yes(placedView(transfer))
}

function wrongWith(house: House, asked: TransferAsked, { serial, trouble }: TransferRequest): PayAnswer | null {
  const { keys, state } = house
  if (asked.appid !== keys.appid) return no(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试')
  if (!state.people[asked.openid]) return invalid('OpenID格式错误或者不属于商家公众账号')
  const facts = asked.transfer_scene_report_infos.map((info) => info.info_type).sort()
  const wanted = [...SCENE_FACTS[asked.transfer_scene_id]].sort()
  if (facts.join() !== wanted.join()) return paramError('未传入完整且对应的转账场景报备信息')
  const { transfer_amount: fen, user_name: name } = asked
  if (fen < TRANSFER_MIN || fen > TRANSFER_MAX) return invalid('超过单笔转账上下限，核实产品设置是否准确')
  if (fen >= NAME_FROM && !name) return paramError('转账金额大于等于2000元时，收款用户姓名必填: /body/user_name')
  if (name && !readableName(house, name, serial)) return paramError('收款用户姓名解密失败: /body/user_name')
  if (trouble === 'not-enough') return no(403, 'NOT_ENOUGH', '资金不足')
  if (trouble === 'limited') return no(429, 'FREQUENCY_LIMITED', '频率超限，请稍后重试')
  return null
}

/** Names come encrypted with the platform's key that the header names (RSA-OAEP, PAY §3.1). */
function readableName({ keys }: House, name: string, serial: string | undefined): string | null {
  const byKey = { [keys.platformKeyId]: keys.platformPrivateKey, [keys.certificateSerial]: keys.certificatePrivateKey }
  const key = serial && byKey[serial]
  if (!key) return null
  try {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, Buffer.from(name, 'base64')).toString()
  } catch {
    return null
  }
}

function newTransfer(house: House, asked: TransferAsked, trouble: TransferTrouble): PayAnswer {
  const now = house.clock.now()
  const transfer: Transfer = {
    transferBillNo: `1330${randomDigits(6)}${chinaStamp(now).slice(0, 8)}${randomDigits(10)}`,
    outBillNo: asked.out_bill_no,
    sceneId: asked.transfer_scene_id,
    openid: asked.openid,
    amountFen: asked.transfer_amount,
    remark: asked.transfer_remark,
    notifyUrl: asked.notify_url ?? null,
    createdAt: now,
    updatedAt: now,
    closesAt: now + CONFIRM_WITHIN,
    // A slow one is looked at first and waits for its payee later.
    state: trouble === 'slow' ? 'ACCEPTED' : 'WAIT_USER_CONFIRM',
    packageInfo: randomBytes(36).toString('base64'),
    endsAt: null,
    failReason: null,
    lose: false,
    asked: sameness(asked),
  }
  house.state.transfers[transfer.outBillNo] = transfer
  house.index.openTransfers.add(transfer)
  return yes(placedView(transfer))
}

function placedView(transfer: Transfer): Record<string, unknown> {
  const { out_bill_no, transfer_bill_no, create_time, state, fail_reason } = transferView(transfer)
  const waits = transfer.state === 'WAIT_USER_CONFIRM' ? { package_info: transfer.packageInfo } : {}
  return { out_bill_no, transfer_bill_no, create_time, state, ...(fail_reason ? { fail_reason } : {}), ...waits }
}

/** GET …/out-bill-no/{no} and …/transfer-bill-no/{no}. The package is told once, by whoever asked for the transfer. */
export function queryTransfer(house: House, number: string, by: 'out' | 'own'): PayAnswer {
  const { transfers } = house.state
  const found = by === 'out' ? transfers[number] : Object.values(transfers).find((t) => t.transferBillNo === number)
  if (!found) return no(404, 'NOT_FOUND', '记录不存在')
  return yes({ mch_id: house.keys.mchid, appid: house.keys.appid, ...transferView(found) })
}

/** POST …/out-bill-no/{no}/cancel: only before the payee has confirmed; what comes of it is told by the query. */
export function cancelTransfer(house: House, number: string): PayAnswer {
  const transfer = house.state.transfers[number]
  if (!transfer) return no(404, 'NOT_FOUND', '记录不存在')
  const { state } = transfer
  if (state === 'ACCEPTED' || state === 'PROCESSING' || state === 'WAIT_USER_CONFIRM') {
    move(house, transfer, 'CANCELING')
    transfer.endsAt = house.clock.now()
    house.wake()
  } else if (state !== 'CANCELING' && state !== 'CANCELLED') return invalid('当前单据状态不支持撤销')
  const { out_bill_no, transfer_bill_no, update_time } = transferView(transfer)
  return yes({ out_bill_no, transfer_bill_no, state: transfer.state, update_time })
}

export type ConfirmRefusal = 'unknown' | 'over' | 'confirmed' | 'another-person'

export interface Confirm {
  readonly openid: string | null
  readonly lose: boolean
  /** WeChat finds something wrong with the payee only after the press. */
  readonly fails: string | null
}

/** The payee presses 确认收款: the only way a transfer ever arrives. */
export function confirmTransfer(house: House, packageInfo: string, by: Confirm): Transfer | ConfirmRefusal {
  const transfer = transferOfPackage(house, packageInfo)
  if (!transfer) return 'unknown'
  closeIfOver(house, transfer)
  if (transfer.state === 'SUCCESS' || transfer.state === 'TRANSFERING') return 'confirmed'
  if (transfer.state !== 'WAIT_USER_CONFIRM') return 'over'
  if (by.openid !== null && by.openid !== transfer.openid) return 'another-person'
  move(house, transfer, 'TRANSFERING')
  transfer.failReason = by.fails ?? (overTheDay(house, transfer) ? 'DAY_RECEIVED_QUOTA_EXCEED' : null)
  transfer.lose = by.lose
  transfer.endsAt = transfer.updatedAt + house.settings.refundMs
  house.wake()
  return transfer
}

export const transferOfPackage = (house: House, packageInfo: string): Transfer | undefined =>
  Object.values(house.state.transfers).find((transfer) => transfer.packageInfo === packageInfo)

function overTheDay(house: House, { openid, amountFen, updatedAt }: Transfer): boolean {
  const today = Object.values(house.state.transfers).filter(
    (other) =>
      other.openid === openid &&
      other.state === 'SUCCESS' &&
      chinaStamp(other.updatedAt).slice(0, 8) === chinaStamp(updatedAt).slice(0, 8),
  )
  return today.reduce((sum, other) => sum + other.amountFen, amountFen) > PAYEE_DAY_MAX
}

export function closeIfOver(house: House, transfer: Transfer): void {
  if (transfer.state !== 'WAIT_USER_CONFIRM' || house.clock.now() < transfer.closesAt) return
  transfer.failReason = 'OVERDUE_CLOSE'
  end(house, transfer, 'FAIL')
}

/** Lets transfers arrive, fail, be cancelled or run out when their time has come, and queues their notices. */
export function settleTransfers(house: House): void {
  const now = house.clock.now()
  for (const transfer of house.index.openTransfers) {
    closeIfOver(house, transfer)
    if (transfer.state === 'ACCEPTED' && now >= transfer.createdAt + house.settings.refundMs)
      move(house, transfer, 'WAIT_USER_CONFIRM')
    if (transfer.endsAt === null || transfer.endsAt > now) continue
    if (transfer.state === 'CANCELING') end(house, transfer, 'CANCELLED')
    else if (transfer.state === 'TRANSFERING') end(house, transfer, transfer.failReason ? 'FAIL' : 'SUCCESS')
  }
}

function move(house: House, transfer: Transfer, state: Transfer['state']): void {
  transfer.state = state
  transfer.updatedAt = house.clock.now()
}

function end(house: House, transfer: Transfer, state: 'SUCCESS' | 'FAIL' | 'CANCELLED'): void {
  move(house, transfer, state)
  house.index.openTransfers.delete(transfer)
  announceTransfer(house, transfer)
}
