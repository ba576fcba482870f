import { z } from 'zod'
import { DAY, fromIso, SECOND } from '@/kernel/time'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'
import type { Order, Shipment } from './state'

const orderKey = z.object({
  order_number_type: z.union([z.literal(1), z.literal(2)]),
  mchid: z.string().optional(),
  out_trade_no: z.string().optional(),
  transaction_id: z.string().optional(),
})
const parcel = z.object({
  tracking_no: z.string().optional(),
  express_company: z.string().optional(),
  item_desc: z.string(),
  contact: z.object({ consignor_contact: z.string().optional(), receiver_contact: z.string().optional() }).optional(),
})
const upload = z.object({
  order_key: orderKey,
  logistics_type: z.number().int(),
  delivery_mode: z.number().int(),
  is_all_delivered: z.boolean().nullish(),
  shipping_list: z.array(parcel),
  upload_time: z.string(),
  payer: z.object({ openid: z.string() }),
})
type Upload = z.infer<typeof upload>

const [UNIFIED, SPLIT, EXPRESS] = [1, 2, 1] as const
const PARCELS_MOST = 15
const DESCRIPTION_MOST = 120
const CODE_MOST = 128
/** With milliseconds and an offset, as the page shows it. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/
/** Masked, with the last four digits left open. */
const MASKED_PHONE = /\*.*\d{4}$/

const refusals = {
  unknown: () => apiError(10060001, '支付单不存在'),
  finished: () => apiError(10060002, '支付单已完成发货，无法继续发货'),
  spent: () => apiError(10060003, '支付单已使用重新发货机会'),
  'not-shippable': () => apiError(10060004, '支付单处于不可发货的状态'),
  logistics: () => apiError(10060005, '物流类型有误'),
  'split-without-express': () => apiError(10060006, '非快递发货时不允许分拆发货'),
  'all-delivered-missing': () => apiError(10060007, '分拆发货模式下必须填写 is_all_delivered 字段'),
  'description-empty': () => apiError(10060008, '商品描述 item_desc 字段不能为空'),
  'description-long': () => apiError(10060009, '商品描述 item_desc 字段太长'),
  shape: () => apiError(10060014, '参数错误'),
  same: () => apiError(10060023, '发货信息未更新'),
  'too-many': () => apiError(10060024, '物流信息列表太长'),
  'code-long': () => apiError(10060025, '物流公司编码太长'),
  payer: () => apiError(10060031, '该笔支付单不属于 openid 所指定的用户'),
  'contact-missing': () => apiError(268485195, '顺丰发货需填写联系方式 contact'),
  time: () => apiError(268485216, '上传时间非法，请按照 RFC 3339 格式填写'),
  mode: () => apiError(268485224, '发货模式非法'),
  'number-missing': () => apiError(268485226, '物流单号不能为空'),
  'company-missing': () => apiError(268485227, '物流公司编码不能为空'),
} satisfies Record<string, () => ApiAnswer>

/** POST /wxa/sec/order/upload_shipping_info (WX 发货信息录入). */
export function uploadShipping(house: House, body: unknown): ApiAnswer {
  const parsed = upload.safeParse(body)
  if (!parsed.success) return refusals.shape()
  const asked = parsed.data
  const trouble = house.faults.shippingRefused ?? troubleOf(asked)
  if (trouble) return refusals[trouble]()
  const order = orderOf(house, asked.order_key)
  if (!order || order.state === 'NOTPAY' || order.state === 'CLOSED') return refusals.unknown()
  if (order.openid !== asked.payer.openid) return refusals.payer()
  if (order.state === 'REFUND') return refusals['not-shippable']()
  return take(house, order, asked)
}

type Trouble = keyof typeof refusals

/** What can be said without looking at the order. */
function troubleOf(asked: Upload): Trouble | null {
  const { logistics_type: way, delivery_mode: mode, shipping_list: list } = asked
  if (way < 1 || way > 4) return 'logistics'
  if (mode !== UNIFIED && mode !== SPLIT) return 'mode'
  if (mode === SPLIT && way !== EXPRESS) return 'split-without-express'
  if (mode === SPLIT && typeof asked.is_all_delivered !== 'boolean') return 'all-delivered-missing'
  if (!RFC_3339.test(asked.upload_time) || Number.isNaN(fromIso(asked.upload_time))) return 'time'
  if (list.length === 0) return 'shape'
  if (list.length > (mode === UNIFIED ? 1 : PARCELS_MOST)) return 'too-many'
  return list.map((one) => parcelTrouble(one, way)).find((trouble) => trouble !== null) ?? null
}

function parcelTrouble(one: z.infer<typeof parcel>, way: number): Trouble | null {
  if (one.item_desc === '') return 'description-empty'
  if ([...one.item_desc].length > DESCRIPTION_MOST) return 'description-long'
  if (way !== EXPRESS) return null
  if (!one.tracking_no) return 'number-missing'
  if (!one.express_company) return 'company-missing'
  if (one.express_company.length > CODE_MOST) return 'code-long'
  const phones = [one.contact?.receiver_contact, one.contact?.consignor_contact].filter(Boolean)
  if (one.express_company === 'SF' && !phones.some((phone) => MASKED_PHONE.test(phone!))) return 'contact-missing'
  return null
}

/** Split parcels add up until all have left; after that one more report may replace the whole. */
function take({ state, clock }: House, order: Order, asked: Upload): ApiAnswer {
  const before = state.shipments[order.outTradeNo]
  const at = fromIso(asked.upload_time)
  if (before && at <= before.uploadedAt) return refusals.time()
  const again = Boolean(before && (before.finished > 0 || before.mode !== asked.delivery_mode))
  if (again && before!.finished >= 2) return refusals.spent()
  if (again && before!.again) return refusals.spent()
  const list = asked.shipping_list.map((one) => ({
    trackingNo: one.tracking_no ?? '',
    company: one.express_company ?? '',
    description: one.item_desc,
    at,
  }))
  const known = again || !before ? [] : before.list
  const added = list.filter((one) => !known.some((k) => k.trackingNo === one.trackingNo && k.company === one.company))
  const whole = asked.delivery_mode === UNIFIED || asked.is_all_delivered === true
  if (added.length === 0 && !(whole && before?.finished === 0)) return refusals.same()
  if (again && sameList(before!.list, list)) return refusals.same()
  if (known.length + added.length > PARCELS_MOST) return refusals['too-many']()
  state.shipments[order.outTradeNo] = {
    outTradeNo: order.outTradeNo,
    mode: asked.delivery_mode,
    way: asked.logistics_type,
    finished: (before?.finished ?? 0) + (whole ? 1 : 0),
    again: again || (before?.again ?? false),
    list: [...known, ...added],
    uploadedAt: at,
    heardAt: clock.now(),
  }
  return { errcode: 0, errmsg: 'ok' }
}

const nameOf = ({ company, trackingNo }: Shipment['list'][number]) => `${company} ${trackingNo}`
const sameList = (a: Shipment['list'], b: Shipment['list']) =>
  a.map(nameOf).sort().join() === b.map(nameOf).sort().join()

function orderOf({ state, index, keys }: House, key: z.infer<typeof orderKey>): Order | undefined {
  if (key.order_number_type === 2) return index.byTransaction.get(key.transaction_id ?? '')
  return key.mchid === keys.mchid ? state.orders[key.out_trade_no ?? ''] : undefined
}

const query = z.object({
  transaction_id: z.string().optional(),
  merchant_id: z.string().optional(),
  merchant_trade_no: z.string().optional(),
})

/** POST /wxa/sec/order/get_order (WX 查询订单发货状态). */
export function shippingOrder(house: House, body: unknown): ApiAnswer {
  const parsed = query.safeParse(body)
  if (!parsed.success) return refusals.shape()
  const { transaction_id, merchant_id: mchid, merchant_trade_no: out_trade_no } = parsed.data
  const key = transaction_id
    ? { order_number_type: 2 as const, transaction_id }
    : { order_number_type: 1 as const, mchid, out_trade_no }
  const order = orderOf(house, key)
  if (!order?.transactionId) return refusals.unknown()
  const shipment = house.state.shipments[order.outTradeNo]
  return {
    errcode: 0,
    errmsg: 'ok',
    order: {
      transaction_id: order.transactionId,
      merchant_trade_no: order.outTradeNo,
      merchant_id: house.keys.mchid,
      sub_merchant_id: '',
      description: order.description,
      paid_amount: order.totalFen,
      openid: order.openid,
      trade_create_time: seconds(order.createdAt),
      pay_time: seconds(order.paidAt ?? order.createdAt),
      in_complaint: false,
      order_state: orderState(order, shipment),
      ...(shipment && { shipping: shippingOf(shipment) }),
    },
  }
}

const seconds = (at: number) => Math.floor(at / SECOND)

/** 1 to ship, 2 shipped, 5 refunded; the rest comes with the buyer's confirmation, which happens in WeChat itself. */
export const orderState = (order: Pick<Order, 'state'>, shipment: Shipment | undefined): 1 | 2 | 5 =>
  order.state === 'REFUND' ? 5 : shipment && shipment.finished > 0 ? 2 : 1

const shippingOf = ({ mode, way, finished, list }: Shipment) => ({
  delivery_mode: mode,
  logistics_type: way,
  finish_shipping: finished > 0,
  finish_shipping_count: finished,
  goods_desc: '',
  shipping_list: list.map(({ trackingNo, company, description, at }) => ({
    tracking_no: trackingNo,
    express_company: company,
    goods_desc: description,
    upload_time: seconds(at),
  })),
})

const special = z.object({
  order_id: z.string().min(1),
  type: z.union([z.literal(1), z.literal(2)]),
  delay_to: z.number().int().optional(),
})

/** POST /wxa/sec/order/opspecialorder: goods that leave 15 to 330 days after payment (WX 特殊发货报备). */
export function delayShipping({ state, index }: House, body: unknown): ApiAnswer {
  const parsed = special.safeParse(body)
  if (!parsed.success) return refusals.shape()
  const { order_id: id, type, delay_to: until } = parsed.data
  const order = index.byTransaction.get(id) ?? state.orders[id]
  if (!order?.paidAt) return refusals.unknown()
  if (order.state === 'REFUND' || state.shipments[order.outTradeNo]) return refusals['not-shippable']()
  if (type === 1) {
    if (until === undefined) return refusals.shape()
    const after = until * SECOND - order.paidAt
    if (after < 15 * DAY - SECOND || after > 330 * DAY + SECOND)
      return apiError(268485197, '预计发货时间须在支付后 15 至 330 天内')
    state.delays[order.outTradeNo] = until * SECOND
  }
  return { errcode: 0, errmsg: 'ok' }
}
