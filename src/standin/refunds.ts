import type { House } from './house'
import { randomDigits } from './keys'
import { announceRefund } from './notice-contents'
import { chinaStamp, invalid, no, type PayAnswer, paramError, yes } from './pay-answers'
import {
  BETWEEN_REFUNDS,
  canonical,
  firstIssue,
  REFUNDABLE_FOR,
  REFUNDS_PER_ORDER,
  type RefundAsked,
  refundAsked,
} from './pay-rules'
import { refundView } from './pay-views'
import type { Order, Refund } from './state'

/** POST /v3/refund/domestic/refunds (PAY §3.4). The same out_refund_no gives the same refund for ever. */
export function placeRefund(house: House, body: unknown, outcome: Refund['outcome']): PayAnswer {
  const parsed = refundAsked.safeParse(body)
  if (!parsed.success) return paramError(firstIssue(parsed.error))
  const asked = parsed.data
  const known = house.state.refunds[asked.out_refund_no]
  if (known) return repeatRefund(house, known, asked)
  const order = asked.out_trade_no
    ? house.state.orders[asked.out_trade_no]
    : house.index.byTransaction.get(asked.transaction_id!)
  if (!order) return no(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  return wrongWith(house, order, asked) ?? newRefund(house, { order, asked, outcome })
}

/** A refund that ended ABNORMAL or CLOSED stays so: a person must act, not a retry. */
function repeatRefund(house: House, refund: Refund, asked: RefundAsked): PayAnswer {
  if (refund.asked !== canonical(asked)) return invalid('请求重入时，参数与首次请求时不一致')
  return yes(refundView(house, refund))
}

function wrongWith(house: House, order: Order, asked: RefundAsked): PayAnswer | null {
  const now = house.clock.now()
  if (order.paidAt === null) return invalid('订单未支付，不能退款')
  if (now > order.paidAt + REFUNDABLE_FOR) return invalid('订单已超过可退款的最大期限')
  if (asked.amount.total !== order.totalFen) return paramError('订单金额或退款金额与之前请求不一致，请核实后再试')
  const before = refundsOf(house, order.outTradeNo)
  if (before.length >= REFUNDS_PER_ORDER) return invalid('该订单退款次数超过上限')
  const given = before.filter((refund) => refund.status !== 'CLOSED').reduce((sum, refund) => sum + refund.refundFen, 0)
  if (given + asked.amount.refund > order.totalFen) return invalid('申请退款金额大于订单剩余可退金额')
  if (before.some((refund) => now - refund.createdAt < BETWEEN_REFUNDS)) {
    return no(429, 'FREQUENCY_LIMITED', '同一笔订单的退款请求需间隔1分钟')
  }
  return null
}

function refundsOf(house: House, outTradeNo: string): Refund[] {
  return (house.index.refundsOf.get(outTradeNo) ?? []).map((number) => house.state.refunds[number]!)
}

function newRefund(house: House, on: { order: Order; asked: RefundAsked; outcome: Refund['outcome'] }): PayAnswer {
  const { order, asked } = on
  const now = house.clock.now()
  const refund: Refund = {
    refundId: `5030${randomDigits(6)}${chinaStamp(now).slice(0, 8)}${randomDigits(10)}`,
    outRefundNo: asked.out_refund_no,
    outTradeNo: order.outTradeNo,
    transactionId: order.transactionId!,
    refundFen: asked.amount.refund,
    totalFen: order.totalFen,
    reason: asked.reason ?? null,
    notifyUrl: asked.notify_url ?? null,
    createdAt: now,
    endsAt: now + house.settings.refundMs,
    outcome: on.outcome,
    status: 'PROCESSING',
    succeededAt: null,
    asked: canonical(asked),
  }
  house.state.refunds[refund.outRefundNo] = refund
  house.index.refundsOf.set(order.outTradeNo, [
    ...(house.index.refundsOf.get(order.outTradeNo) ?? []),
    refund.outRefundNo,
  ])
  house.index.processing.add(refund)
  order.state = 'REFUND'
  house.wake()
  return yes(refundView(house, refund))
}

/** Lets refunds whose time has come arrive, or not, and queues their notices. */
export function settleRefunds(house: House): void {
  const now = house.clock.now()
  for (const refund of house.index.processing) {
    if (refund.endsAt <= now) endRefund(house, refund, refund.outcome)
  }
}

/** Also the control's way to end an ABNORMAL refund well: the merchant paid by hand. */
export function endRefund(house: House, refund: Refund, outcome: Refund['outcome']): void {
  house.index.processing.delete(refund)
  refund.outcome = outcome
  refund.status = outcome
  refund.succeededAt = outcome === 'SUCCESS' ? house.clock.now() : null
  announceRefund(house, refund)
}

/** GET /v3/refund/domestic/refunds/{out_refund_no} (PAY §3.4). */
export function queryRefund(house: House, outRefundNo: string): PayAnswer {
  const refund = house.state.refunds[outRefundNo]
  return refund ? yes(refundView(house, refund)) : no(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
}
