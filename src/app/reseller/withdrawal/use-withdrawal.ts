import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import { confirmInWechat, lookAt, type Withdrawal } from '@/app/state/withdraw'
import type { Taken } from '@/app/wechat'
import type { cancelWithdrawal, withdrawal } from '@/payments/contract'

const LOOK_EVERY = 3_000

/** One withdrawal as it stands, and what its payee can do about it. Whoever comes back makes the server ask WeChat. */
export function useWithdrawal(withdrawalId: string) {
  const [open, setOpen] = useState(true)
  const asked = useAsk<typeof withdrawal>(
    'reseller/payments.withdrawal',
    withdrawalId ? { withdrawalId } : null,
    open ? { pollMs: LOOK_EVERY } : {},
  )
  const [said, setSaid] = useState<Taken | null>(null)
  const { again, data } = asked
  useEffect(() => setOpen(!data?.endedAt), [data?.endedAt])

  const look = useCallback(async () => {
    // No answer changes nothing: the next look comes by itself.
    if (withdrawalId) await lookAt(withdrawalId).catch(() => null)
    await again()
  }, [withdrawalId, again])
  useDidShow(() => void look())

  const confirming = useAction(async (_, one: Withdrawal) => {
    setSaid(await confirmInWechat(one))
    await look()
  })
  const cancelling = useAction(async () => {
    await send<typeof cancelWithdrawal>('reseller/payments.cancelWithdrawal', { withdrawalId })
    await again()
  })
  return { asked, said, confirming, cancelling }
}
