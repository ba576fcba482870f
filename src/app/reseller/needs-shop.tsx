import Taro from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { useSession } from '@/app/state/session'
import { Empty, Root } from '@/ui'
import { words } from './words'

/** Somebody signed in without a shop is not forbidden anything: the way in is one free page. */
export function NeedsShop({ children }: PropsWithChildren) {
  const shopless = useSession((session) => session.me !== null && session.me.shopId === null)
  if (!shopless) return children
  const toOpen = () => void Taro.redirectTo({ url: '/reseller/open/index' })
  return (
    <Root>
      <Empty
        icon='shop'
        title={words.open.none}
        text={words.open.noneText}
        action={{ label: words.open.submit, onTap: toOpen }}
      />
    </Root>
  )
}
