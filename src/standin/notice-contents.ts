import { randomUUID } from 'node:crypto'
import type { House } from './house'
import { orderView, refundView, transferView } from './pay-views'
import type { Notice, Order, Refund, Transfer } from './state'

/** Queues the notice of a payment. `lose` = the person asked the simulator to lose this one. */
export function announcePayment(house: House, order: Order, lose: boolean): void {
  queue(house, {
    event: 'TRANSACTION.SUCCESS',
    summary: '支付成功',
    url: order.notifyUrl,
    content: orderView(house, order),
    about: order.outTradeNo,
    lose,
  })
}

const REFUND_SUMMARIES = { SUCCESS: '退款成功', ABNORMAL: '退款异常', CLOSED: '退款关闭' } as const

/** Queues the notice of how a refund ended; orders without a refund address get none (PAY §3.4). */
export function announceRefund(house: House, refund: Refund): void {
  if (!refund.notifyUrl) return
  const { status, amount, ...view } = refundView(house, refund) as { status: string; amount: Record<string, unknown> }
  queue(house, {
    event: `REFUND.${refund.outcome}`,
    summary: REFUND_SUMMARIES[refund.outcome],
    url: refund.notifyUrl,
    content: { mchid: house.keys.mchid, ...view, refund_status: status, amount: noticeAmount(amount) },
    about: refund.outRefundNo,
    lose: false,
  })
}

/** Queues the notice of a transfer that came to its end, well or not (PAY §3.8). */
export function announceTransfer(house: House, transfer: Transfer): void {
  if (!transfer.notifyUrl) return
  const { transfer_remark: _, ...view } = transferView(transfer)
  queue(house, {
    event: 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    url: transfer.notifyUrl,
    content: { mch_id: house.keys.mchid, ...view },
    about: transfer.outBillNo,
    lose: transfer.lose,
  })
}

/** Notices carry four sums and no currency. */
function noticeAmount(amount: Record<string, unknown>): Record<string, unknown> {
  const { total, refund, payer_total, payer_refund } = amount
  return { total, refund, payer_total, payer_refund }
}

type Draft = Pick<Notice, 'event' | 'summary' | 'url' | 'content' | 'about'> & { lose: boolean }

function queue(house: House, { lose, ...draft }: Draft): void {
  const now = house.clock.now()
  const lost = lose || house.faults.lose
  const notice: Notice = {
    ...draft,
    id: randomUUID(),
    createdAt: now,
    dueAt: now + house.faults.delayMs,
    state: lost ? 'lost' : 'waiting',
    forged: null,
    attempts: [],
  }
  const { forge, repeat } = house.faults
  if (forge && !lost) keep(house, { ...notice, forged: forge, attempts: [] })
  for (let copy = 0; copy <= (lost ? 0 : repeat); copy += 1) keep(house, { ...notice, attempts: [] })
  house.wake()
}

/** Remembers a notice, and that it wants to be sent. */
export function keep(house: House, notice: Notice): void {
  house.state.notices.push(notice)
  if (notice.state === 'waiting') house.index.waiting.add(notice)
}
