import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { AskOf } from '@/kernel/contract'
import type { mine } from '@/orders/contract'
import { type EmptyProps, LongList, Root, Screen, SearchField, Tabs } from '@/ui'
import { OrderCard } from '../../order-card'
import { goTab } from '../../routes'
import { usePages } from '../../state/pages'
import { useSettled } from '../../state/settled'
import { words as all } from '../words'
import style from './index.module.css'

const words = all.orders
type Tab = NonNullable<AskOf<typeof mine>['tab']>

const TABS = (Object.keys(words.tabs) as Tab[]).map((value) => ({ value, label: words.tabs[value] }))
/** A card's usual height on a screen 375 wide, gap included. */
const CARD = 172

/** C6: everything I ever ordered; found by its state, or by whatever I remember of it. */
export default function Orders() {
  const { params } = useRouter()
  const [tab, setTab] = useState<Tab>(params.t && params.t in words.tabs ? (params.t as Tab) : 'all')
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim())
  const asked = usePages<typeof mine>('consumer/orders.mine', text ? { tab, text } : { tab })
  usePullDownRefresh(() => {
    asked.again().finally(() => Taro.stopPullDownRefresh())
  })
  const counts = asked.data?.counts
  const emptied = () => (text ? () => setTyped('') : tab === 'all' ? null : () => setTab('all'))
  return (
    <Root>
      <View className={style.top}>
        <View className={style.search}>
          <SearchField id='find-order' label={words.search} hint={words.searchHint} value={typed} onChange={setTyped} />
        </View>
        <Tabs
          value={tab}
          onChange={setTab}
          items={TABS.map((item) => ({ ...item, count: item.value === 'all' ? undefined : counts?.[item.value] }))}
        />
      </View>
      <Screen ask={asked} skeleton='list' empty={({ items }) => (items.length > 0 ? null : nothing(text, emptied()))}>
        {() => (
          <View className={style.list}>
            <LongList
              items={asked.items}
              keyOf={({ id }) => id}
              guess={CARD}
              label={words.list}
              more={asked.more}
              fetching={asked.fetching}
            >
              {(order) => <OrderCard order={order} />}
            </LongList>
          </View>
        )}
      </Screen>
    </Root>
  )
}

/** Nothing found, nothing in this tab, or nothing at all: each has another way on. */
function nothing(text: string, widen: (() => void) | null): EmptyProps {
  if (text && widen) {
    return {
      icon: 'search',
      title: words.notFound(text),
      text: words.notFoundNote,
      action: { label: words.seeAll, onTap: widen },
    }
  }
  if (widen) return { icon: 'box', title: words.noneHere, action: { label: words.seeAll, onTap: widen } }
  return {
    icon: 'people',
    title: words.none,
    text: words.noneNote,
    action: { label: words.toHome, onTap: () => goTab('home') },
  }
}
