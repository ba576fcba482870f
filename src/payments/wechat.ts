import { createPrivateKey, createPublicKey } from 'node:crypto'
import { z } from 'zod'
import { compactId, type Id } from '@/kernel/id'
import { assertFen, type Fen } from '@/kernel/money'
import { mapRemote, type Remote } from '@/kernel/remote'
import { iso, type Ms } from '@/kernel/time'
import { askWechat, type Line } from './wechat-call'
import { type NoticeReading, readRawNotice } from './wechat-notice'
import {
  orderShape,
  type RefundAtWechat,
  refundOf,
  refundShape,
  type Trade,
  tradeOf,
  tradeShape,
} from './wechat-shapes'
import { freshNonce, type HeaderSource, signText, unixSeconds } from './wechat-signing'
import { transferCalls, type WechatTransfers } from './wechat-transfers'

export type { Notice, NoticeReading } from './wechat-notice'
export type { RefundAtWechat, Trade } from './wechat-shapes'
export type { TransferAtWechat } from './wechat-transfers'

/** Where WeChat Pay is and who we are there. The stand-in differs in addresses and keys only. */
export interface WechatPaySettings {
  readonly apiUrl: string
  readonly appid: string
  readonly mchid: string
  /** Serial of the merchant API certificate. */
  readonly serial: string
  /** PEM. */
  readonly privateKey: string
  /** 32 bytes. */
  readonly apiV3Key: string
  /** WeChat Pay public-key id or platform-certificate serial → PEM public key; notices may carry either (PAY §3.1). */
  readonly platformKeys: Readonly<Record<string, string>>
  /** Full public address for all notices: https, without parameters (PAY §3.2). */
  readonly notifyUrl: string
  readonly timeoutMs?: number
}

export interface PayOrder {
  readonly paymentId: Id
  readonly description: string
  readonly totalFen: Fen
  readonly openid: string
  /** At least a minute ahead (PAY §3.2); WeChat closes the order itself at this time. */
  readonly expiresAt: Ms
}

export interface PayRefund {
  readonly refundId: Id
  readonly paymentId: Id
  readonly refundFen: Fen
  readonly totalFen: Fen
  readonly reason: string
}

/** The fields of wx.requestPayment (PAY §3.2). */
export interface ClientParams {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'RSA'
  readonly paySign: string
}

/** WeChat Pay v3, direct merchant. Refused = nothing happened; unknown = query before anything else (PAY §3.5). */
export interface WechatPay extends WechatTransfers {
  /** Places a JSAPI order under `compactId(paymentId)`. Repeating it with the same values gives a prepay id again, valid 2 h. */
  order(order: PayOrder): Promise<Remote<{ readonly prepayId: string }>>
  clientParams(prepayId: string): ClientParams
  /** Refused with ORDER_NOT_EXIST when WeChat never saw the order. */
  queryByOutTradeNo(paymentId: Id): Promise<Remote<Trade>>
  /** May be repeated. A paid order refuses: query then (PAY §3.4). */
  close(paymentId: Id): Promise<Remote<null>>
  /** The same `refundId` gives the same refund for ever: retry with it, never with a new one (PAY §3.4). */
  refund(refund: PayRefund): Promise<Remote<RefundAtWechat>>
  queryRefund(refundId: Id): Promise<Remote<RefundAtWechat>>
  /** Takes the raw body, before any parser touched it. Answer a failure with 4xx. */
  readNotice(headers: HeaderSource, rawBody: string | Uint8Array, now: Ms): NoticeReading
}

const DEFAULT_TIMEOUT_MS = 5_000
const DESCRIPTION_MAX = 127
const REASON_MAX = 80

/** Throws at once on settings that can never work: a key of another length, a PEM that is none. */
export function createWechatPay(settings: WechatPaySettings, now: () => Ms): WechatPay {
  const { appid, mchid, notifyUrl, apiV3Key } = settings
  if (Buffer.byteLength(apiV3Key) !== 32) throw new Error('the API v3 key must have 32 bytes')
  const privateKey = createPrivateKey(settings.privateKey)
  const platformKeys = new Map(Object.entries(settings.platformKeys).map(([id, pem]) => [id, createPublicKey(pem)]))
  if (platformKeys.size === 0) throw new Error('at least one WeChat Pay public key is needed')
  const line: Line = {
    apiUrl: settings.apiUrl.replace(/\/$/, ''),
    key: { mchid, serial: settings.serial, privateKey },
    platformKeys,
    timeoutMs: settings.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    now,
  }
  const byNumber = (paymentId: Id) => `/v3/pay/transactions/out-trade-no/${compactId(paymentId)}`
  return {
    async order(order) {
      const body = orderBody(order, { appid, mchid, notifyUrl })
      const answer = await askWechat(line, { method: 'POST', path: '/v3/pay/transactions/jsapi', body }, orderShape)
      return mapRemote(answer, (raw) => ({ prepayId: raw.prepay_id }))
    },
    clientParams(prepayId) {
      const fields = { timeStamp: unixSeconds(now()), nonceStr: freshNonce(), package: `prepay_id=${prepayId}` }
      const text = `${appid}\n${fields.timeStamp}\n${fields.nonceStr}\n${fields.package}\n`
      return { ...fields, signType: 'RSA', paySign: signText(text, privateKey) }
    },
    async queryByOutTradeNo(paymentId) {
      const path = `${byNumber(paymentId)}?mchid=${mchid}`
      return mapRemote(await askWechat(line, { method: 'GET', path }, tradeShape), tradeOf)
    },
    close: (paymentId) =>
      askWechat(line, { method: 'POST', path: `${byNumber(paymentId)}/close`, body: { mchid } }, z.null()),
    async refund(refund) {
      const body = refundBody(refund, notifyUrl)
      const answer = await askWechat(line, { method: 'POST', path: '/v3/refund/domestic/refunds', body }, refundShape)
      return mapRemote(answer, refundOf)
    },
    async queryRefund(refundId) {
      const path = `/v3/refund/domestic/refunds/${compactId(refundId)}`
      return mapRemote(await askWechat(line, { method: 'GET', path }, refundShape), refundOf)
    },
    ...transferCalls(line, { appid, notifyUrl }),
    readNotice: (headers, body, at) => readRawNotice({ appid, mchid, apiV3Key, platformKeys }, { headers, body }, at),
  }
}

function orderBody(order: PayOrder, us: { appid: string; mchid: string; notifyUrl: string }): object {
  return {
    appid: us.appid,
    mchid: us.mchid,
    description: cut(order.description, DESCRIPTION_MAX),
    out_trade_no: compactId(order.paymentId),
    time_expire: rfc3339(order.expiresAt),
    notify_url: us.notifyUrl,
    amount: { total: assertFen(order.totalFen), currency: 'CNY' },
    payer: { openid: order.openid },
  }
}

function refundBody(refund: PayRefund, notifyUrl: string): object {
  return {
    out_trade_no: compactId(refund.paymentId),
    out_refund_no: compactId(refund.refundId),
    reason: cut(refund.reason, REASON_MAX),
    notify_url: notifyUrl,
    amount: { refund: assertFen(refund.refundFen), total: assertFen(refund.totalFen), currency: 'CNY' },
  }
}

/** Limits count bytes of UTF-8, to be on the safe side of a table that does not say what it counts (PAY §3.2). */
function cut(text: string, bytesMax: number): string {
  let out = ''
  for (const sign of text) {
    if (Buffer.byteLength(out + sign) > bytesMax) break
    out += sign
  }
  return out
}

const rfc3339 = (at: Ms): string => iso(at).replace(/\.\d{3}Z$/, '+00:00')
