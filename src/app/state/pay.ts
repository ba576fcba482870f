import type { settingsOf } from '@/cloud/contract'
import type { prepare } from '@/payments/contract'
import { ask, send } from '../call'
import { page } from '../routes'
import { type Paid, pay } from '../wechat'

/**
 * Open the payment of an order and hand it to WeChat. On H5 without WeChat the browser leaves for the cashier's page and
 * comes back on the result page. What this answers is a hint; the result page asks the server.
 */
export async function payOrder(orderId: string, key: string): Promise<Paid> {
  const [{ cashierUrl }, { params, appId, prepayId }] = await Promise.all([
    ask<typeof settingsOf>('visitor/cloud.settings', {}),
    send<typeof prepare>('consumer/payments.prepare', { orderId }, { key }),
  ])
  return pay({ appId, params, prepayId, cashierUrl, backTo: page('consumer/result', { o: orderId }) })
}
