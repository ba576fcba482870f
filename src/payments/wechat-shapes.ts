import { z } from 'zod'
import { expandId, type Id } from '@/kernel/id'
import type { Fen } from '@/kernel/money'
import { fromIso, type Ms } from '@/kernel/time'

/** What WeChat Pay answers, as far as we use it. Unknown fields are dropped, missing ones make the answer `unknown`. */
export const orderShape = z.object({ prepay_id: z.string().min(1) })

export const tradeShape = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string().optional(),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  success_time: z.string().optional(),
  amount: z.object({ total: z.number().int().optional(), payer_total: z.number().int().optional() }).optional(),
})

const refundState = z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL'])

export const refundShape = z.object({
  refund_id: z.string(),
  out_refund_no: z.string(),
  out_trade_no: z.string(),
  status: refundState,
  success_time: z.string().optional(),
  amount: z.object({ refund: z.number().int(), total: z.number().int() }),
})

/** In a notice the state of a refund is called `refund_status`; everything else is the same (PAY §3.3). */
export const refundNoticeShape = refundShape
  .omit({ status: true })
  .extend({ mchid: z.string(), refund_status: refundState })

export const noticeShape = z.object({
  id: z.string(),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string().length(12),
    associated_data: z.string().optional(),
  }),
})

export const errorShape = z.object({ code: z.string(), message: z.string() })

/** How an order stands at WeChat. Amounts in fen, times in ms; null = not paid yet. */
export interface Trade {
  readonly paymentId: Id
  /** JSAPI orders are NOTPAY, SUCCESS, REFUND (paid, and money went back) or CLOSED (PAY §3.4). */
  readonly state: z.infer<typeof tradeShape>['trade_state']
  readonly transactionId: string | null
  readonly totalFen: Fen | null
  readonly paidAt: Ms | null
}

/** How a refund stands. ABNORMAL = the buyer's account cannot take it: a person at the merchant must act. */
export interface RefundAtWechat {
  readonly refundId: Id
  readonly paymentId: Id
  readonly state: z.infer<typeof refundState>
  readonly wechatRefundId: string
  readonly refundFen: Fen
  readonly succeededAt: Ms | null
}

export function tradeOf(raw: z.infer<typeof tradeShape>): Trade {
  return {
    paymentId: expandId(raw.out_trade_no),
    state: raw.trade_state,
    transactionId: raw.transaction_id || null,
    totalFen: raw.amount?.total ?? null,
    paidAt: raw.success_time ? fromIso(raw.success_time) : null,
  }
}

export function refundOf(raw: z.infer<typeof refundShape>): RefundAtWechat {
  return {
    refundId: expandId(raw.out_refund_no),
    paymentId: expandId(raw.out_trade_no),
    state: raw.status,
    wechatRefundId: raw.refund_id,
    refundFen: raw.amount.refund,
    succeededAt: raw.success_time ? fromIso(raw.success_time) : null,
  }
}
