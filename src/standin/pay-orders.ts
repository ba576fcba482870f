import { randomBytes } from 'node:crypto'
import type { House } from './house'
import { randomDigits } from './keys'
import { announcePayment } from './notice-contents'
import { chinaStamp, invalid, no, type PayAnswer, paramError, yes } from './pay-answers'
import {
  CLOSES_BY_DEFAULT,
  canonical,
  closeAsked,
  EXPIRY_AHEAD,
  firstIssue,
  type OrderAsked,
  orderAsked,
  PREPAY_VALID,
} from './pay-rules'
import { orderView } from './pay-views'
import type { Order } from './state'

/** POST /v3/pay/transactions/jsapi (PAY §3.2). */
export function placeOrder(house: House, body: unknown): PayAnswer {
  const parsed = orderAsked.safeParse(body)
  if (!parsed.success) return paramError(firstIssue(parsed.error))
  const asked = parsed.data
  const wrong = wrongWith(house, asked)
  if (wrong) return wrong
  const known = house.state.orders[asked.out_trade_no]
  return known ? repeatOrder(house, known, asked) : newOrder(house, asked)
}

function wrongWith({ keys, state }: House, asked: OrderAsked): PayAnswer | null {
  if (asked.mchid !== keys.mchid) return no(400, 'MCH_NOT_EXISTS', '商户号不存在')
  if (asked.appid !== keys.appid) return no(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配，请检查后再试')
  if (!state.people[asked.payer.openid]) return paramError('无效的openid: /body/payer/openid')
  return null
}

function repeatOrder(house: House, order: Order, asked: OrderAsked): PayAnswer {
  closeIfOver(house, order)
  if (order.asked !== canonical(asked)) return invalid('请求重入时，参数与首次请求时不一致')
  if (order.state === 'CLOSED') return no(400, 'ORDER_CLOSED', '订单已关闭')
  if (order.state !== 'NOTPAY') return invalid('该订单已支付')
  if (house.clock.now() >= order.prepayUntil) renewPrepay(house, order)
  return yes({ prepay_id: order.prepayId })
}

function newOrder(house: House, asked: OrderAsked): PayAnswer {
  const now = house.clock.now()
  const closesAt = asked.time_expire ? Date.parse(asked.time_expire) : now + CLOSES_BY_DEFAULT
  // The caller's clock may be a second off, and seconds are all that the format carries.
  if (!(closesAt >= now + EXPIRY_AHEAD - 2_000))
    return paramError('time_expire时间过短，刷卡至少1分钟，其他5分钟: 至少1分钟')
  const order: Order = {
    outTradeNo: asked.out_trade_no,
    description: asked.description,
    attach: asked.attach ?? null,
    openid: asked.payer.openid,
    totalFen: asked.amount.total,
    notifyUrl: asked.notify_url,
    createdAt: now,
    closesAt,
    prepayId: '',
    prepayUntil: 0,
    asked: canonical(asked),
    state: 'NOTPAY',
    transactionId: null,
    paidAt: null,
  }
  renewPrepay(house, order)
  house.state.orders[order.outTradeNo] = order
  return yes({ prepay_id: order.prepayId })
}

function renewPrepay(house: House, order: Order): void {
  const now = house.clock.now()
  order.prepayId = `wx${chinaStamp(now)}${randomBytes(10).toString('hex')}`
  order.prepayUntil = now + PREPAY_VALID
  house.index.byPrepay.set(order.prepayId, order)
}

/** An unpaid order ends at its time_expire. */
export function closeIfOver(house: House, order: Order): void {
  if (order.state === 'NOTPAY' && house.clock.now() >= order.closesAt) order.state = 'CLOSED'
}

export interface Asked {
  readonly number: string
  readonly by: 'out-trade-no' | 'id'
  readonly mchid: string | undefined
}

/** GET …/out-trade-no/{no} and …/id/{id} (PAY §3.4). */
export function queryOrder(house: House, asked: Asked): PayAnswer {
  if (asked.mchid !== house.keys.mchid) return paramError('参数错误: /query/mchid')
  const order = asked.by === 'id' ? house.index.byTransaction.get(asked.number) : house.state.orders[asked.number]
  if (!order) return no(404, 'ORDER_NOT_EXIST', '订单不存在')
  closeIfOver(house, order)
  return yes(orderView(house, order))
}

/** POST …/close: repeatable, but never for a paid order (PAY §3.4). */
export function closeOrder(house: House, outTradeNo: string, body: unknown): PayAnswer {
  const parsed = closeAsked.safeParse(body)
  if (!parsed.success || parsed.data.mchid !== house.keys.mchid) return paramError('参数错误: /body/mchid')
  const order = house.state.orders[outTradeNo]
  if (!order) return no(404, 'ORDER_NOT_EXIST', '订单不存在')
  if (order.state === 'SUCCESS' || order.state === 'REFUND') return invalid('该订单已支付，无法关闭')
  order.state = 'CLOSED'
  return { status: 204, body: null }
}

export type PayRefusal = 'unknown' | 'closed' | 'paid' | 'expired' | 'another-person'

/** The person presses 确认支付: the only way an order is ever paid. */
export function payOrder(
  house: House,
  prepayId: string,
  by: { openid: string | null; lose: boolean },
): Order | PayRefusal {
  const order = house.index.byPrepay.get(prepayId)
  if (!order) return 'unknown'
  closeIfOver(house, order)
  if (order.state === 'CLOSED') return 'closed'
  if (order.state !== 'NOTPAY') return 'paid'
  if (order.prepayId !== prepayId || house.clock.now() >= order.prepayUntil) return 'expired'
  if (by.openid !== null && by.openid !== order.openid) return 'another-person'
  order.state = 'SUCCESS'
  order.paidAt = house.clock.now()
  order.transactionId = `4200${randomDigits(6)}${chinaStamp(order.paidAt).slice(0, 8)}${randomDigits(10)}`
  house.index.byTransaction.set(order.transactionId, order)
  announcePayment(house, order, by.lose)
  return order
}
