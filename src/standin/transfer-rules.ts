import { z } from 'zod'
import type { Ms } from '@/kernel/time'
import { notifyUrl } from './pay-rules'

/** What a request for 商家转账 must look like (PAY §3.8); what the table does not list is refused. */
export const transferAsked = z.strictObject({
  appid: z.string(),
  out_bill_no: z.string().regex(/^[0-9A-Za-z]{1,32}$/, 'out_bill_no 1–32 [0-9A-Za-z]'),
  transfer_scene_id: z.enum(['1000', '1005']),
  openid: z.string().min(1).max(64),
  user_name: z.string().min(1).max(1_024).optional(),
  transfer_amount: z.number().int(),
  transfer_remark: z.string().min(1).max(32),
  notify_url: notifyUrl.optional(),
  user_recv_perception: z.string().max(32).optional(),
  transfer_scene_report_infos: z
    .array(z.strictObject({ info_type: z.string().min(1).max(15), info_content: z.string().min(1).max(32) }))
    .min(1)
    .max(10),
})

export type TransferAsked = z.infer<typeof transferAsked>

/** Scene 1005 (佣金报酬) wants exactly these two facts, scene 1000 (现金营销) its own two (PAY §3.8). */
export const SCENE_FACTS: Readonly<Record<TransferAsked['transfer_scene_id'], readonly string[]>> = {
  1000: ['活动名称', '奖励说明'],
  1005: ['岗位类型', '报酬说明'],
}

/** Sums in fen: nothing below, a name from there on, nothing above, and so much for one payee on one day. */
export const TRANSFER_MIN = 10
export const NAME_FROM = 200_000
export const TRANSFER_MAX = 2_000_000
export const PAYEE_DAY_MAX = 2_000_000
/** Who has not confirmed by then gets nothing: WeChat closes the bill and the merchant has the money again. */
export const CONFIRM_WITHIN: Ms = 24 * 3_600_000
