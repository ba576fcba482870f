import type { KeyObject } from 'node:crypto'
import type { Ms } from '@/kernel/time'
import {
  noticeShape,
  type RefundAtWechat,
  refundNoticeShape,
  refundOf,
  type Trade,
  tradeOf,
  tradeShape,
} from './wechat-shapes'
import { type Distrust, distrust, type HeaderSource, openSealed } from './wechat-signing'
import { type TransferAtWechat, transferNoticeShape, transferOf } from './wechat-transfers'

/** A notice that WeChat Pay really sent to this merchant. `id` is the same in every repetition. */
export type Notice =
  | { readonly event: 'paid'; readonly id: string; readonly trade: Trade }
  | { readonly event: 'refund'; readonly id: string; readonly refund: RefundAtWechat }
  | { readonly event: 'transfer'; readonly id: string; readonly transfer: TransferAtWechat }
  /** An event this house has no use for: answer 204 and keep it. */
  | { readonly event: 'other'; readonly id: string; readonly type: string }

export type NoticeFailure = Distrust | 'undecryptable' | 'unexpected-shape' | 'other-merchant'

export type NoticeReading =
  | { readonly ok: true; readonly notice: Notice }
  | { readonly ok: false; readonly why: NoticeFailure }

export interface NoticeReader {
  readonly appid: string
  readonly mchid: string
  readonly apiV3Key: string
  readonly platformKeys: ReadonlyMap<string, KeyObject>
}

export interface RawNotice {
  readonly headers: HeaderSource
  readonly body: string | Uint8Array
}

/**
 * Checks and opens a notification (PAY §3.3): signature over the raw body, five-minute window, key by serial, AES-256-GCM,
 * then appid and mchid. The amount is for the caller to compare, who knows what was asked.
 */
export function readRawNotice(reader: NoticeReader, raw: RawNotice, now: Ms): NoticeReading {
  const doubt = distrust(raw.headers, raw.body, { platformKeys: reader.platformKeys, now })
  if (doubt) return { ok: false, why: doubt }
  const envelope = noticeShape.safeParse(jsonOf(Buffer.from(raw.body).toString('utf8')))
  if (!envelope.success) return { ok: false, why: 'unexpected-shape' }
  const plain = openSealed(envelope.data.resource, reader.apiV3Key)
  if (plain === null) return { ok: false, why: 'undecryptable' }
  const { id, event_type: type } = envelope.data
  if (type === 'TRANSACTION.SUCCESS') return paidNotice(reader, id, jsonOf(plain))
  if (type.startsWith('REFUND.')) return refundNotice(reader, id, jsonOf(plain))
  if (type === 'MCHTRANSFER.BILL.FINISHED') return transferNotice(reader, id, jsonOf(plain))
  return { ok: true, notice: { event: 'other', id, type } }
}

function paidNotice(reader: NoticeReader, id: string, content: unknown): NoticeReading {
  const trade = tradeShape.safeParse(content)
  if (!trade.success) return { ok: false, why: 'unexpected-shape' }
  const { appid, mchid } = trade.data
  if (appid !== reader.appid || mchid !== reader.mchid) return { ok: false, why: 'other-merchant' }
  return { ok: true, notice: { event: 'paid', id, trade: tradeOf(trade.data) } }
}

function refundNotice(reader: NoticeReader, id: string, content: unknown): NoticeReading {
  const refund = refundNoticeShape.safeParse(content)
  if (!refund.success) return { ok: false, why: 'unexpected-shape' }
  if (refund.data.mchid !== reader.mchid) return { ok: false, why: 'other-merchant' }
  return {
    ok: true,
    notice: { event: 'refund', id, refund: refundOf({ ...refund.data, status: refund.data.refund_status }) },
  }
}

function transferNotice(reader: NoticeReader, id: string, content: unknown): NoticeReading {
  const transfer = transferNoticeShape.safeParse(content)
  if (!transfer.success) return { ok: false, why: 'unexpected-shape' }
  if (transfer.data.mch_id !== reader.mchid) return { ok: false, why: 'other-merchant' }
  return { ok: true, notice: { event: 'transfer', id, transfer: transferOf(transfer.data) } }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
