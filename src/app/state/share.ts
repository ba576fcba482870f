import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { OutputOf } from '@/kernel/contract'
import type { share as shareCall } from '@/sharing/contract'
import { type CallError, send } from '../call'
import { pictureAddress, warmPicture } from '../wechat'

export type Share = OutputOf<typeof shareCall>

/** What is passed on: a campaign, or one of its rounds as it stands. */
export interface Target {
  readonly campaignId: string
  readonly roundId?: string | undefined
  /** Changes when the drawn picture would: seats taken. */
  readonly standing?: string | undefined
}

/** Cards made since the app was opened: coming back to a page shows the same code again. */
const made = new Map<string, Share>()
const MADE_MAX = 60

export interface Prepared {
  readonly share: Share | null
  readonly error: CallError | null
  readonly again: () => void
  /** The card on its way, for a finger that was faster. */
  readonly coming: () => Promise<Share | null>
}

/**
 * WeChat asks for a card at the moment of the tap and waits three seconds, so it is made before anybody taps, and the
 * server has drawn its picture by then. Null waits.
 */
export function usePreparedShare(caller: 'consumer' | 'reseller', target: Target | null): Prepared {
  const { campaignId, roundId, standing } = target ?? {}
  const key = campaignId ? `${caller}/${campaignId}/${roundId ?? ''}/${standing ?? ''}` : null
  const [state, setState] = useState<{ key: string | null; error: CallError | null }>({ key: null, error: null })
  const coming = useRef<Promise<Share | null>>(Promise.resolve(null))

  const again = useCallback(() => {
    if (!key || !campaignId) return
    coming.current = send<typeof shareCall>(`${caller}/sharing.share`, { campaignId, roundId }).then(
      (share) => {
        keep(key, share)
        setState({ key, error: null })
        warmPicture(share.imageUrl)
        return share
      },
      (error: CallError) => {
        setState({ key, error })
        return null
      },
    )
  }, [key, caller, campaignId, roundId])

  useEffect(() => {
    if (key && !made.has(key)) again()
  }, [key, again])

  const share = (key && made.get(key)) || null
  return { share, error: state.key === key ? state.error : null, again, coming: () => coming.current }
}

/** Forget every card: another person uses the device. */
export function forgetShares(): void {
  made.clear()
}

function keep(key: string, share: Share): void {
  made.set(key, share)
  const oldest = made.keys().next().value
  if (made.size > MADE_MAX && oldest !== undefined) made.delete(oldest)
}

/** What a page passes on while its card is not there (yet): nothing is drawn, and the visitor's own card is passed on. */
export interface Plain {
  readonly title: string
  readonly path: string
  readonly query: string
  readonly imageUrl: string
}

/** WeChat gives up after three seconds and sends what it was told first; ours must be there before. */
const PATIENCE_MS = 2_500

/** Answers WeChat's two questions; `titleOf` lets a page say more than the server's title. */
export function useShareHandlers({ share, coming }: Prepared, plain: Plain, titleOf = (given: Share) => given.title) {
  const latest = useRef({ share, plain })
  latest.current = { share, plain }
  const inChat = (given: Share) => ({
    title: titleOf(given),
    path: given.path,
    imageUrl: pictureAddress(given.imageUrl),
  })
  useShareAppMessage(() => {
    const { share, plain } = latest.current
    if (share) return inChat(share)
    const { title, path, imageUrl } = plain
    const first = { title, path, imageUrl: pictureAddress(imageUrl) }
    return { ...first, promise: inTime(coming()).then((late) => (late ? inChat(late) : first)) }
  })
  useShareTimeline(() => {
    const { share, plain } = latest.current
    if (!share) return { title: plain.title, query: plain.query, imageUrl: pictureAddress(plain.imageUrl) }
    return { title: plain.title, query: share.query, imageUrl: pictureAddress(share.momentsUrl) }
  })
}

const inTime = (coming: Promise<Share | null>): Promise<Share | null> =>
  Promise.race([coming, new Promise<null>((late) => setTimeout(() => late(null), PATIENCE_MS))])
