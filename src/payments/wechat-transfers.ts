import { z } from 'zod'
import { compactId, expandId, type Id } from '@/kernel/id'
import { assertFen, type Fen } from '@/kernel/money'
import { mapRemote, type Remote } from '@/kernel/remote'
import { fromIso, type Ms } from '@/kernel/time'
import { askWechat, type Line } from './wechat-call'

export interface PayTransfer {
  readonly withdrawalId: Id
  readonly openid: string
  readonly amountFen: Fen
  /** What the payee reads; at most 32 signs. */
  readonly remark: string
}

/** 商家转账 to a person who must confirm it within a day (PAY §3.8). */
export interface WechatTransfers {
  /** The same `withdrawalId` with the same values gives the same transfer for ever. Only this answer has the package. */
  transfer(transfer: PayTransfer): Promise<Remote<TransferAtWechat>>
  /** Refused with NOT_FOUND when WeChat never saw the number. */
  queryTransfer(withdrawalId: Id): Promise<Remote<TransferAtWechat>>
  /** Only before the payee has confirmed; what came of it is told by the query. */
  cancelTransfer(withdrawalId: Id): Promise<Remote<null>>
}

const transferState = z.enum([
  'ACCEPTED',
  'PROCESSING',
  'WAIT_USER_CONFIRM',
  'TRANSFERING',
  'SUCCESS',
  'FAIL',
  'CANCELING',
  'CANCELLED',
])

const placedShape = z.object({
  out_bill_no: z.string(),
  transfer_bill_no: z.string(),
  state: transferState,
  create_time: z.string().optional(),
  update_time: z.string().optional(),
  transfer_amount: z.number().int().optional(),
  package_info: z.string().optional(),
  fail_reason: z.string().nullish(),
})

/** A notice says the same, and whose it is. */
export const transferNoticeShape = placedShape.extend({ mch_id: z.string(), transfer_amount: z.number().int() })

/** How a transfer stands at WeChat. */
export interface TransferAtWechat {
  readonly withdrawalId: Id
  readonly wechatBillNo: string
  readonly state: z.infer<typeof transferState>
  readonly amountFen: Fen | null
  readonly packageInfo: string | null
  readonly failReason: string | null
  readonly createdAt: Ms | null
  readonly updatedAt: Ms | null
}

export const transferOf = (raw: z.infer<typeof placedShape>): TransferAtWechat => ({
  withdrawalId: expandId(raw.out_bill_no),
  wechatBillNo: raw.transfer_bill_no,
  state: raw.state,
  amountFen: raw.transfer_amount ?? null,
  packageInfo: raw.package_info ?? null,
  failReason: raw.fail_reason ?? null,
  createdAt: raw.create_time ? fromIso(raw.create_time) : null,
  updatedAt: raw.update_time ? fromIso(raw.update_time) : null,
})

/** Scene 佣金报酬, which wants exactly these two facts (PAY §3.8). */
const SCENE = {
  transfer_scene_id: '1005',
  user_recv_perception: '劳务报酬',
  transfer_scene_report_infos: [
    { info_type: '岗位类型', info_content: '商品推广' },
    { info_type: '报酬说明', info_content: '推广成交佣金' },
  ],
}
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'

export function transferCalls(line: Line, us: { appid: string; notifyUrl: string }): WechatTransfers {
  const byNumber = (withdrawalId: Id) => `${BILLS}/out-bill-no/${compactId(withdrawalId)}`
  return {
    async transfer({ withdrawalId, openid, amountFen, remark }) {
      const body = {
        appid: us.appid,
        out_bill_no: compactId(withdrawalId),
        openid,
        transfer_amount: assertFen(amountFen),
        transfer_remark: remark,
        notify_url: us.notifyUrl,
        ...SCENE,
      }
      return mapRemote(await askWechat(line, { method: 'POST', path: BILLS, body }, placedShape), transferOf)
    },
    async queryTransfer(withdrawalId) {
      return mapRemote(await askWechat(line, { method: 'GET', path: byNumber(withdrawalId) }, placedShape), transferOf)
    },
    async cancelTransfer(withdrawalId) {
      const path = `${byNumber(withdrawalId)}/cancel`
      return mapRemote(await askWechat(line, { method: 'POST', path, body: {} }, z.unknown()), () => null)
    },
  }
}
