import { useDidShow } from '@tarojs/taro'
import { useCallback, useEffect, useRef } from 'react'
import type { activity } from '@/sharing/contract'
import { send } from '../call'
import { useSession } from '../state/session'
import { prepareChatCard } from '../wechat'

/**
 * Before anybody shares a round, WeChat is told its activity: the card then counts seats in every chat it was sent to.
 * Asked anew when the page comes back (an activity lasts a day) and when a seat was taken, so that a new card begins
 * with the count of now.
 */
export function useChatCard(roundId: string | undefined, standing: string): void {
  const token = useSession((session) => session.token)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a seat taken is a reason to ask anew.
  const prepare = useCallback(() => {
    if (process.env.TARO_ENV === 'h5') return
    if (!roundId || !token) return prepareChatCard(null)
    send<typeof activity>('consumer/sharing.activity', { roundId }).then(
      ({ activity }) => prepareChatCard(activity),
      () => prepareChatCard(null),
    )
  }, [roundId, token, standing])
  useEffect(prepare, [prepare])
  const shown = useRef(false)
  useDidShow(() => {
    // The first showing comes with the effect above.
    if (shown.current) prepare()
    shown.current = true
  })
}
