import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { type CallError, send } from '@/app/call'
import type { OutputOf } from '@/kernel/contract'
import type { share, shareView } from '@/sharing/contract'

export type Share = z.infer<typeof shareView>

/** Cards made since the app was opened: coming back to the page shows the same code again. */
const made = new Map<string, OutputOf<typeof share>>()

/** My card for a campaign, made once. */
export function useShare(campaignId: string) {
  const [state, setState] = useState<{ card: Share | null; error: CallError | null }>({
    card: made.get(campaignId) ?? null,
    error: null,
  })
  const asking = useRef(false)
  const again = useCallback(async () => {
    if (asking.current || campaignId === '') return
    asking.current = true
    try {
      const card = await send<typeof share>('reseller/sharing.share', { campaignId })
      made.set(campaignId, card)
      setState({ card, error: null })
    } catch (error) {
      setState({ card: null, error: error as CallError })
    }
    asking.current = false
  }, [campaignId])
  useEffect(() => {
    if (!made.has(campaignId)) again()
  }, [campaignId, again])
  return { ...state, again }
}
