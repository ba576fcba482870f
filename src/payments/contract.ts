import { z } from 'zod'
import { command, outside, query } from '@/kernel/contract'
import { cursor, fen, id, isoTime, pageOf } from '@/kernel/shapes'

/** The fields of wx.requestPayment, signed by the merchant key (PAY JSAPI). */
export const payParams = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})

export const prepare = outside('payments.prepare', {
  summary: 'Open the payment of an unpaid order at WeChat Pay. Asking again continues the same payment.',
  input: z.object({ orderId: id }),
  output: z.object({ params: payParams, appId: z.string(), prepayId: z.string(), amountFen: fen, payBefore: isoTime }),
  refusals: ['not-found', 'not-allowed-now', 'ended', 'payment-unavailable', 'already-done'],
})

export const status = outside('payments.status', {
  summary:
    'Whether an order is paid. Asks WeChat Pay when no notice has come yet; `unknown` means: do not pay again, look later.',
  input: z.object({ orderId: id }),
  output: z.object({ state: z.enum(['paid', 'not-paid', 'closed', 'unknown']), amountFen: fen }),
  refusals: ['not-found'],
})

/**
 * One withdrawal of a shop. `waiting`: its payee must confirm it in WeChat before `confirmBefore`, with the fields of
 * wx.requestMerchantTransfer in `confirm` (PAY §3.8). `reason` is WeChat's code of why it failed; the money is back then.
 * gross = withheld + net; `period` is the month in China in which it arrived.
 */
const withdrawalView = z.object({
  id,
  state: z.enum(['asked', 'processing', 'waiting', 'done', 'failed']),
  grossFen: fen,
  withheldFen: fen,
  netFen: fen,
  reason: z.string(),
  billNo: z.string(),
  wechatBillNo: z.string().nullable(),
  askedAt: isoTime,
  confirmBefore: isoTime.nullable(),
  endedAt: isoTime.nullable(),
  period: z.string().nullable(),
  confirm: z.object({ mchId: z.string(), package: z.string() }).nullable(),
})

export const withdraw = command('payments.withdraw', {
  summary:
    'Take available commission out to the owner’s WeChat balance. One at a time; repeating the key repeats nothing.',
  input: z.object({ amountFen: fen.min(1) }),
  output: z.object({ withdrawalId: id }),
  refusals: [
    'withdrawal-open',
    'account-checking',
    'withdraw-day-limit',
    'withdraw-too-little',
    'withdraw-too-much',
    'withdraw-over-balance',
  ],
})

export const withdrawals = query('payments.withdrawals', {
  summary: 'My withdrawals, newest first; what is available, what is under way, and what may be taken out now.',
  input: z.object({ cursor }),
  output: pageOf(withdrawalView).extend({
    availableFen: fen,
    transferFen: fen,
    paidFen: fen,
    limits: z.object({
      minFen: fen,
      maxFen: fen,
      dayLeftFen: fen,
      dayLeftTimes: z.number().int().min(0),
      dayEndsAt: isoTime,
    }),
    /** Why nothing may be taken out at this moment; null where something may. */
    no: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  }),
  refusals: [],
})

const one = z.object({ withdrawalId: id })

export const withdrawal = query('payments.withdrawal', {
  summary: 'One of my withdrawals with its numbers and times.',
  input: one,
  output: withdrawalView,
  refusals: ['not-found'],
})

export const withdrawalStatus = outside('payments.withdrawalStatus', {
  summary: 'The same after WeChat Pay was asked how it stands: for who comes back from confirming.',
  input: one,
  output: withdrawalView,
  refusals: ['not-found'],
})

export const cancelWithdrawal = outside('payments.cancelWithdrawal', {
  summary:
    'Stop a withdrawal that its payee has not confirmed yet; the money becomes available again once WeChat has stopped it.',
  input: one,
  output: withdrawalView,
  refusals: ['not-found', 'already-done', 'not-allowed-now', 'wechat-unavailable'],
})
