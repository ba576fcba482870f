import type { settingsOf } from '@/cloud/contract'
import type { OutputOf } from '@/kernel/contract'
import type { withdraw, withdrawal, withdrawalStatus } from '@/payments/contract'
import { ask, send } from '../call'
import { page } from '../routes'
import { type Taken, takeTransfer } from '../wechat'

export type Withdrawal = OutputOf<typeof withdrawal>

/** WeChat usually has it within a second; after that the page of the withdrawal waits on. */
const TRIES = 8
const PAUSE_MS = 500

/** From the wish to WeChat's page on which the payee confirms. Answers the withdrawal's id, wherever it has got. */
export async function withdrawNow(amountFen: number, key: string): Promise<string> {
  const { withdrawalId } = await send<typeof withdraw>('reseller/payments.withdraw', { amountFen }, { key })
  // From here on the money is under way: whatever is slow now must not look like a failure.
  const found = await waiting(withdrawalId).catch(() => null)
  if (found) await confirmInWechat(found).catch(() => null)
  return withdrawalId
}

async function waiting(withdrawalId: string): Promise<Withdrawal | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await ask<typeof withdrawal>('reseller/payments.withdrawal', { withdrawalId })
    if (found.confirm) return found
    if (found.endedAt !== null) return null
    await new Promise((done) => setTimeout(done, PAUSE_MS))
  }
  return null
}

/** Opens WeChat's page for it. On H5 without WeChat the browser leaves, and comes back on the withdrawal's page. */
export async function confirmInWechat({ id, confirm }: Withdrawal): Promise<Taken> {
  if (!confirm) return 'unknown'
  const { appId, transferUrl } = await ask<typeof settingsOf>('visitor/cloud.settings', {})
  return takeTransfer({ ...confirm, appId, transferUrl, backTo: page('reseller/withdrawal', { w: id }) })
}

/** Whatever WeChat's page said, only the server knows; it asks WeChat. */
export const lookAt = (withdrawalId: string): Promise<Withdrawal> =>
  send<typeof withdrawalStatus>('reseller/payments.withdrawalStatus', { withdrawalId })
