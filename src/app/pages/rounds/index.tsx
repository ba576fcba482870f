import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { AskOf } from '@/kernel/contract'
import type { mine } from '@/orders/contract'
import { Button, Empty, Screen, Stack, Tabs } from '@/ui'
import { goTab } from '../../routes'
import { usePages } from '../../state/pages'
import { useSession } from '../../state/session'
import { words } from '../../words'
import { SignInFirst } from '../sign-in-first'
import style from './index.module.css'
import { OrderCard } from './order-card'

type Status = NonNullable<AskOf<typeof mine>['status']>

const ALL = 'all'
const TABS: readonly { value: Status | typeof ALL; label: string }[] = [
  { value: ALL, label: words.tabAll },
  { value: 'unpaid', label: words.unpaid },
  { value: 'forming', label: words.forming },
  { value: 'to-ship', label: words.toShip },
  { value: 'shipped', label: words.shipped },
]

/** C6: what I take part in, by state. */
export default function Rounds() {
  const token = useSession((session) => session.token)
  if (!token) return <SignInFirst title={words.signInRounds} text={words.signInRoundsNote} icon='people' />
  return <Mine />
}

function Mine() {
  const [tab, setTab] = useState<Status | typeof ALL>(ALL)
  const asked = usePages<typeof mine>('consumer/orders.mine', tab === ALL ? {} : { status: tab })
  usePullDownRefresh(() => {
    asked.again().finally(() => Taro.stopPullDownRefresh())
  })
  const counts = asked.data?.counts ?? {}
  return (
    <View>
      <View className={style.tabs}>
        <Tabs
          value={tab}
          onChange={setTab}
          items={TABS.map((item) => ({ ...item, count: item.value === ALL ? undefined : counts[item.value] }))}
        />
      </View>
      <Screen ask={asked} skeleton='list'>
        {() =>
          asked.items.length === 0 ? (
            <Empty
              icon='people'
              title={words.noOrders}
              text={words.noOrdersNote}
              action={{ label: words.toHome, onTap: () => goTab('home') }}
            />
          ) : (
            <Stack>
              {asked.items.map((order) => (
                <OrderCard key={order.id} order={order} />
              ))}
              {asked.more && (
                <Button weight='plain' size='s' busy={asked.fetching} onTap={asked.more}>
                  {words.more}
                </Button>
              )}
            </Stack>
          )
        }
      </Screen>
    </View>
  )
}
