import { z } from 'zod'
import type { Ms } from '@/kernel/time'

/** Lengths count characters; what the table does not list is refused as an undefined parameter (PAY §3.2, §3.4). */
const outTradeNo = z.string().regex(/^[0-9A-Za-z_\-|*]{6,32}$/, 'out_trade_no 6–32 [0-9A-Za-z_-|*]')

/** Public https without parameters; plain http is taken from this very machine only. */
export const notifyUrl = z
  .string()
  .max(255)
  .refine(
    (text) =>
      /^https:\/\/[^?#]+$/.test(text) || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/[^?#]*$/.test(text),
    {
      message: 'notify_url: https, no parameters',
    },
  )

const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/
const currency = z.literal('CNY')

export const orderAsked = z.strictObject({
  appid: z.string(),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: outTradeNo,
  time_expire: z.string().regex(RFC3339, 'time_expire: RFC 3339').optional(),
  attach: z.string().max(128).optional(),
  notify_url: notifyUrl,
  goods_tag: z.string().max(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: z.strictObject({ total: z.number().int().min(1), currency: currency.optional() }),
  payer: z.strictObject({ openid: z.string().min(1).max(128) }),
  detail: z.record(z.string(), z.unknown()).optional(),
  scene_info: z.record(z.string(), z.unknown()).optional(),
  settle_info: z.strictObject({ profit_sharing: z.boolean().optional() }).optional(),
})

export const closeAsked = z.strictObject({ mchid: z.string() })

export const refundAsked = z
  .strictObject({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: outTradeNo.optional(),
    out_refund_no: z.string().regex(/^[0-9A-Za-z_\-|*@]{1,64}$/, 'out_refund_no ≤ 64 [0-9A-Za-z_-|*@]'),
    reason: z.string().max(80).optional(),
    notify_url: notifyUrl.optional(),
    funds_account: z.literal('AVAILABLE').optional(),
    amount: z.strictObject({
      refund: z.number().int().min(1),
      total: z.number().int().min(1),
      currency,
    }),
    goods_detail: z.array(z.record(z.string(), z.unknown())).optional(),
  })
  .refine(
    (asked) => Boolean(asked.transaction_id) !== Boolean(asked.out_trade_no),
    'transaction_id 或 out_trade_no 二选一',
  )

export type OrderAsked = z.infer<typeof orderAsked>
export type RefundAsked = z.infer<typeof refundAsked>

export const PREPAY_VALID: Ms = 2 * 3_600_000
export const CLOSES_BY_DEFAULT: Ms = 7 * 86_400_000
export const EXPIRY_AHEAD: Ms = 60_000
export const REFUNDABLE_FOR: Ms = 365 * 86_400_000
export const REFUNDS_PER_ORDER = 50
export const BETWEEN_REFUNDS: Ms = 60_000

/** One text for one meaning, whatever the order of the fields: repeats are compared by it. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

/** The first thing wrong with a request, as a line. */
export const firstIssue = (error: z.ZodError): string => {
  const issue = error.issues[0]!
  return `参数错误: /body/${issue.path.join('/')} ${issue.message}`
}
