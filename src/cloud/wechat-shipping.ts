import { z } from 'zod'
import { mapRemote, type Remote } from '@/kernel/remote'
import { HOUR, iso, type Ms, SECOND } from '@/kernel/time'
import type { KnownParcel, Report, ShippingPort } from '@/orders/report-shapes'
import { type ApiQuestion, readAs } from './wechat-api-call'

/** WeChat's shipping service (WX 小程序发货信息管理服务). */
export type ShippingCalls = Pick<ShippingPort, 'upload' | 'ask' | 'delay'>

const doneShape = z.object({ errcode: z.literal(0) })
const orderShape = z.object({
  order: z.object({
    shipping: z
      .object({
        finish_shipping_count: z.number().int().default(0),
        shipping_list: z
          .array(z.object({ tracking_no: z.string().default(''), express_company: z.string().default('') }))
          .default([]),
      })
      .optional(),
  }),
})

export function createShippingCalls(ask: (question: ApiQuestion) => Promise<Remote<Uint8Array>>): ShippingCalls {
  const done = async (path: string, body: object) => mapRemote(readAs(await ask({ path, body }), doneShape), () => null)
  return {
    upload: (report) => done('/wxa/sec/order/upload_shipping_info', bodyOf(report)),
    delay: ({ transactionId, until }) =>
      done('/wxa/sec/order/opspecialorder', { order_id: transactionId, type: 1, delay_to: Math.ceil(until / SECOND) }),
    async ask(transactionId) {
      const body = { transaction_id: transactionId }
      const answer = readAs(await ask({ path: '/wxa/sec/order/get_order', body }), orderShape)
      return mapRemote(answer, ({ order: { shipping } }) => ({
        finished: shipping?.finish_shipping_count ?? 0,
        parcels: (shipping?.shipping_list ?? []).map(knownParcel),
      }))
    },
  }
}

const knownParcel = (one: { tracking_no: string; express_company: string }): KnownParcel => ({
  company: one.express_company,
  trackingNo: one.tracking_no,
})

const EXPRESS = 1
const MODES = { whole: 1, split: 2 } as const

/** Number type 2: WeChat's own number of the payment. */
function bodyOf({ transactionId, openid, mode, complete, parcels, at }: Report): object {
  return {
    order_key: { order_number_type: 2, transaction_id: transactionId },
    logistics_type: EXPRESS,
    delivery_mode: MODES[mode],
    ...(mode === 'split' && { is_all_delivered: complete }),
    shipping_list: parcels.map(({ company, trackingNo, description, receiver }) => ({
      tracking_no: trackingNo,
      express_company: company,
      item_desc: description,
      ...(receiver && { contact: { receiver_contact: receiver } }),
    })),
    upload_time: withOffset(at),
    payer: { openid },
  }
}

/** RFC 3339 with milliseconds, in China's time as the page's own example has it. */
const withOffset = (at: Ms): string => iso(at + 8 * HOUR).replace('Z', '+08:00')
