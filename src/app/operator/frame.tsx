import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import type { desk } from '@/insight/desk-contract'
import type { IconName } from '@/ui'
import { useWide, WideFrame } from '@/ui/desk'
import { page } from '../routes'
import { useAsk } from '../state/ask'
import { words } from './desk-words'

export type Place = keyof typeof words.places

export const PLACES: readonly { key: Exclude<Place, 'home'>; icon: IconName }[] = [
  { key: 'reviews', icon: 'shield' },
  { key: 'suspense', icon: 'wallet' },
  { key: 'outbox', icon: 'upload' },
  { key: 'health', icon: 'chart' },
  { key: 'configuration', icon: 'check' },
  { key: 'simulator', icon: 'star' },
]

const ALL: readonly { key: Place; icon: IconName }[] = [{ key: 'home', icon: 'home' }, ...PLACES]

/** An operator's desk, with what waits beside each place. */
export function OperatorFrame({ at, children }: PropsWithChildren<{ readonly at: Place }>) {
  const wide = useWide()
  const { data } = useAsk<typeof desk>('operator/insight.desk', wide ? {} : null)
  const counts = data && { reviews: data.reviews, suspense: data.suspense.count, outbox: data.deadLetters }
  const items = ALL.map(({ key, icon }) => ({
    key,
    icon,
    label: words.places[key],
    ...(counts && key in counts ? { count: counts[key as keyof typeof counts] } : {}),
    onTap: () => void Taro.redirectTo({ url: page(`operator/${key}`) }),
  }))
  return (
    <WideFrame title={words.title} items={items} value={at}>
      {children}
    </WideFrame>
  )
}
