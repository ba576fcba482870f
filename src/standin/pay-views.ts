import type { House } from './house'
import { chinaTime } from './pay-answers'
import type { Order, Refund, Transfer } from './state'

const STATE_WORDS = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' } as const

/** The order as queries and payment notices show it. */
export function orderView({ keys }: House, order: Order): Record<string, unknown> {
  const paid = order.transactionId !== null && order.paidAt !== null
  return {
    ...(paid ? { transaction_id: order.transactionId } : {}),
    amount: paid
      ? { payer_total: order.totalFen, total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' }
      : { total: order.totalFen, currency: 'CNY' },
    mchid: keys.mchid,
    trade_state: order.state,
    trade_state_desc: STATE_WORDS[order.state],
    appid: keys.appid,
    out_trade_no: order.outTradeNo,
    attach: order.attach ?? '',
    payer: { openid: paid ? order.openid : '' },
    ...(paid
      ? { trade_type: 'JSAPI', bank_type: 'OTHERS', success_time: chinaTime(order.paidAt!), promotion_detail: [] }
      : {}),
  }
}

/** The refund as its answers show it. */
export function refundView({ state }: House, refund: Refund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: refund.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: `${state.people[state.orders[refund.outTradeNo]!.openid]?.name ?? ''}的零钱`,
    ...(refund.succeededAt === null ? {} : { success_time: chinaTime(refund.succeededAt) }),
    create_time: chinaTime(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      payer_total: refund.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: refund.totalFen,
      discount_refund: 0,
      currency: 'CNY',
    },
    promotion_detail: [],
  }
}

/** The transfer as queries and notices show it. */
export function transferView(transfer: Transfer): Record<string, unknown> {
  return {
    out_bill_no: transfer.outBillNo,
    transfer_bill_no: transfer.transferBillNo,
    state: transfer.state,
    transfer_amount: transfer.amountFen,
    transfer_remark: transfer.remark,
    ...(transfer.state === 'FAIL' ? { fail_reason: transfer.failReason } : {}),
    openid: transfer.openid,
    create_time: chinaTime(transfer.createdAt),
    update_time: chinaTime(transfer.updatedAt),
  }
}
