import Taro from '@tarojs/taro'
import { lastShareCode } from '../arrival'
import { page } from '../routes'
import { useSession } from '../state/session'
import { type Plain, type Target, usePreparedShare, useShareHandlers } from '../state/share'
import { copyLink } from '../wechat'
import { useChatCard } from './chat-card'

interface About extends Target {
  readonly title: string
  readonly imageUrl: string
}

/** Sharing of a page; without a login the card that brought this visitor is passed on, and its reseller keeps the credit. */
export function useShare(about: About): { readonly copy: () => Promise<void> } {
  const token = useSession((session) => session.token)
  const prepared = usePreparedShare('consumer', token ? about : null)
  const plain = plainOf(about)
  useShareHandlers(prepared, plain)
  useChatCard(about.roundId, about.standing ?? '')
  return { copy: () => copyLink(prepared.share ?? plain) }
}

function plainOf({ campaignId, roundId, title, imageUrl }: About): Plain {
  const path = page('consumer/campaign', { c: campaignId, r: roundId, s: lastShareCode() })
  return { path, query: path.split('?')[1] ?? '', title, imageUrl }
}

/** On H5 a button can't open WeChat's dialog, so it copies the link and says so. */
export async function shareByLink(copy: () => Promise<void>, said: string): Promise<void> {
  await copy()
  if (process.env.TARO_ENV === 'h5') Taro.showToast({ title: said, icon: 'none' })
}
