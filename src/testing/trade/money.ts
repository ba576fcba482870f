import type { Id } from '@/kernel/id'
import type { Person } from '../world'
import type { Market } from './market'

interface Withdrawals {
  readonly availableFen: number
  readonly no: unknown
}
interface Confirm {
  readonly confirm: { readonly package: string } | null
}

/** A reseller's Sunday: what is available is taken out and confirmed in WeChat, as the payee must. */
export async function cashOut(market: Market, { id: owner }: Person): Promise<void> {
  const { availableFen, no } = await market.ask<Withdrawals>(owner, 'reseller/payments.withdrawals', {})
  if (no || availableFen === 0) return
  const { withdrawalId } = await market
    .send<{ withdrawalId: Id | null }>(owner, 'reseller/payments.withdraw', { amountFen: availableFen })
    // Less than WeChat lets through, or more than a day's limit: it waits for another Sunday.
    .catch(() => ({ withdrawalId: null }))
  if (!withdrawalId) return
  await market.runErrands()
  const { confirm } = await market.ask<Confirm>(owner, 'reseller/payments.withdrawal', { withdrawalId })
  if (!confirm) return
  await market.confirm(confirm.package)
  await market.send(owner, 'reseller/payments.withdrawalStatus', { withdrawalId })
}

const SECOND_THOUGHTS = 0.03
const REASONS = ['changed-mind', 'wrong-choice', 'cheaper'] as const

interface Mine {
  readonly items: readonly { readonly id: Id }[]
}

/** Before a parcel leaves, some think twice: the money goes back by rule. */
export async function thinkTwice(market: Market, { id: buyer }: Person): Promise<void> {
  const { items } = await market.ask<Mine>(buyer, 'consumer/orders.mine', { tab: 'to-ship' })
  for (const { id: orderId } of items) {
    if (!market.chance.happens(SECOND_THOUGHTS)) continue
    await market.send(buyer, 'consumer/after-sales.refund', { orderId, reason: market.chance.of(REASONS) })
  }
}
