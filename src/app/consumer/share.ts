import Taro, { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { OutputOf } from '@/kernel/contract'
import type { share as shareCall } from '@/sharing/contract'
import { lastShareCode } from '../arrival'
import { send } from '../call'
import { page } from '../routes'
import { useSession } from '../state/session'
import { copyLink } from '../wechat'

type Share = OutputOf<typeof shareCall>

interface About {
  readonly campaignId: string
  readonly roundId?: string
  readonly title: string
  readonly imageUrl: string
}

/**
 * Sharing of a page. WeChat asks synchronously, so the card is fetched before anybody taps; without a login the card
 * that brought this visitor is passed on, and its reseller keeps the credit.
 */
export function useShare(about: About | null): { readonly copy: () => Promise<void> } {
  const token = useSession((session) => session.token)
  const card = useRef<Share | null>(null)
  const latest = useRef(about)
  latest.current = about
  const { campaignId, roundId } = about ?? {}

  useEffect(() => {
    card.current = null
    if (!campaignId || !token) return
    let gone = false
    // A share that can't be prepared is no reason to disturb the page: the static card below still works.
    send<typeof shareCall>('consumer/sharing.share', { campaignId, roundId }).then(
      (share) => {
        if (!gone) card.current = share
      },
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [campaignId, roundId, token])

  const read = () => cardOf(card.current, latest.current)
  useShareAppMessage(() => {
    const { title, path, imageUrl } = read()
    return { title, path, imageUrl }
  })
  useShareTimeline(() => {
    const { title, query, imageUrl } = read()
    return { title, query, imageUrl }
  })
  return { copy: () => copyLink(read()) }
}

function cardOf(share: Share | null, about: About | null): Omit<Share, 'code'> & Partial<Pick<Share, 'code'>> {
  if (share) return share
  const s = lastShareCode()
  const path = page('consumer/campaign', { c: about?.campaignId, r: about?.roundId, s })
  const query = path.split('?')[1] ?? ''
  return { path, query, title: about?.title ?? '', imageUrl: about?.imageUrl ?? '' }
}

/** On H5 a button can't open WeChat's dialog, so it copies the link and says so. */
export async function shareByLink(copy: () => Promise<void>, said: string): Promise<void> {
  await copy()
  if (process.env.TARO_ENV === 'h5') Taro.showToast({ title: said, icon: 'none' })
}
