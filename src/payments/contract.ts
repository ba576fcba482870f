import { z } from 'zod'
import { outside } from '@/kernel/contract'
import { fen, id, isoTime } from '@/kernel/shapes'

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
