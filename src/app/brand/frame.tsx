import Taro from '@tarojs/taro'
import { type PropsWithChildren, useCallback, useEffect, useState } from 'react'
import { carries, type Duty } from '@/kernel/duties'
import type { toShip } from '@/orders/shipping-contract'
import type { IconName } from '@/ui'
import { useWide, WideFrame } from '@/ui/desk'
import { page } from '../routes'
import { useAsk } from '../state/ask'
import { useSession } from '../state/session'
import { refreshMe } from '../state/sign-in'
import { Locked } from './locked'
import { words } from './words'

export type Place = keyof typeof words.places

/** Places that a role has nothing to do at are not shown; who comes there by an address is told why. */
const PLACES: readonly { key: Place; icon: IconName; duty: Duty }[] = [
  { key: 'home', icon: 'chart', duty: 'look' },
  { key: 'catalogue', icon: 'leaf', duty: 'look' },
  { key: 'batches', icon: 'shield', duty: 'look' },
  { key: 'import', icon: 'upload', duty: 'goods' },
  { key: 'studio', icon: 'edit', duty: 'campaigns' },
  // Finance comes for what was taken back alone; the page shows each role its own parts.
  { key: 'shipping', icon: 'truck', duty: 'taken-back' },
  { key: 'ratings', icon: 'star', duty: 'look' },
  { key: 'reviews', icon: 'shield', duty: 'look' },
  { key: 'papers', icon: 'tag', duty: 'look' },
  { key: 'team', icon: 'people', duty: 'look' },
  { key: 'audit', icon: 'list', duty: 'team' },
  { key: 'open', icon: 'link', duty: 'open' },
]

/** What somebody may do here, as far as this phone knows; the server asks itself each time. */
export function useMay(): (duty: Duty) => boolean {
  const role = useSession((session) => session.me?.brand?.role)
  return (duty) => carries(role, duty)
}

/** The brand's name as its clerk knows it. */
export const useBrandName = (): string => useSession((session) => session.me?.brand?.name ?? words.home.title)

/** A clerk's desk. One page takes the place of the other, so that going back leaves the desk as it was entered. */
export function BrandFrame({ at, children }: PropsWithChildren<{ readonly at: Place }>) {
  const wide = useWide()
  const name = useBrandName()
  const may = useMay()
  const { data } = useAsk<typeof toShip>('brand/orders.toShip', wide && may('shipping') ? {} : null)
  const { duty } = PLACES.find(({ key }) => key === at)!
  const known = useKnown()
  const items = PLACES.filter(({ duty }) => may(duty)).map(({ key, icon }) => ({
    key,
    icon,
    label: key === 'shipping' && !may('shipping') ? words.shipping.tabs.takenBack : words.places[key],
    ...(key === 'shipping' && data ? { count: data.total } : {}),
    onTap: () => void Taro.redirectTo({ url: page(`brand/${key}`) }),
  }))
  return (
    <WideFrame title={name} note={words.home.title} items={items} value={at}>
      {known.locked(duty) ? <Locked duty={duty} sure={known.sure} onAgain={known.again} /> : children}
    </WideFrame>
  )
}

/** Roles are given and taken by others: each page begins by asking what is true now. */
function useKnown() {
  const me = useSession((session) => session.me)
  const [sure, setSure] = useState(false)
  const again = useCallback(async () => {
    // Without a network there is no newer truth than the one that is known.
    await refreshMe().catch(() => undefined)
    setSure(true)
  }, [])
  useEffect(() => {
    again()
  }, [again])
  // Who has not signed in yet is asked to by the page itself.
  const locked = (duty: Duty) =>
    me?.brand ? me.brand.role !== undefined && !carries(me.brand.role, duty) : sure && me !== null
  return { sure, again, locked }
}
