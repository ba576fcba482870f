import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import type { toShip } from '@/orders/shipping-contract'
import type { IconName } from '@/ui'
import { useWide, WideFrame } from '@/ui/desk'
import { page } from '../routes'
import { useAsk } from '../state/ask'
import { useSession } from '../state/session'
import { words } from './words'

export type Place = keyof typeof words.places

const PLACES: readonly { key: Place; icon: IconName }[] = [
  { key: 'home', icon: 'chart' },
  { key: 'catalogue', icon: 'leaf' },
  { key: 'batches', icon: 'shield' },
  { key: 'import', icon: 'upload' },
  { key: 'studio', icon: 'edit' },
  { key: 'shipping', icon: 'truck' },
  { key: 'ratings', icon: 'star' },
  { key: 'reviews', icon: 'shield' },
  { key: 'papers', icon: 'tag' },
]

/** The brand's name as its clerk knows it. */
export const useBrandName = (): string => useSession((session) => session.me?.brand?.name ?? words.home.title)

/** A clerk's desk. One page takes the place of the other, so that going back leaves the desk as it was entered. */
export function BrandFrame({ at, children }: PropsWithChildren<{ readonly at: Place }>) {
  const wide = useWide()
  const name = useBrandName()
  const { data } = useAsk<typeof toShip>('brand/orders.toShip', wide ? {} : null)
  const items = PLACES.map(({ key, icon }) => ({
    key,
    icon,
    label: words.places[key],
    ...(key === 'shipping' && data ? { count: data.total } : {}),
    onTap: () => void Taro.redirectTo({ url: page(`brand/${key}`) }),
  }))
  return (
    <WideFrame title={name} note={words.home.title} items={items} value={at}>
      {children}
    </WideFrame>
  )
}
