import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { AskOf } from '@/kernel/contract'
import type { mine } from '@/orders/contract'
import { Button, Card, Cell, Empty, Root, Screen, Stack, Tabs } from '@/ui'
import { OrderCard } from '../../order-card'
import { go, goTab } from '../../routes'
import { usePages } from '../../state/pages'
import { useSession } from '../../state/session'
import { words } from '../../words'
import { SignInFirst } from '../sign-in-first'
import style from './index.module.css'

type Tab = NonNullable<AskOf<typeof mine>['tab']>

const TABS: readonly { value: Tab; label: string }[] = [
  { value: 'all', label: words.tabAll },
  { value: 'forming', label: words.forming },
  { value: 'unpaid', label: words.unpaid },
]

/** What I take part in. All orders by their states, with search, are a page of their own. */
export default function Rounds() {
  const token = useSession((session) => session.token)
  if (!token) return <SignInFirst title={words.signInRounds} text={words.signInRoundsNote} icon='people' />
  return <Mine />
}

function Mine() {
  const [tab, setTab] = useState<Tab>('all')
  const asked = usePages<typeof mine>('consumer/orders.mine', { tab })
  usePullDownRefresh(() => {
    asked.again().finally(() => Taro.stopPullDownRefresh())
  })
  const counts = asked.data?.counts
  return (
    <Root>
      <View className={style.tabs}>
        <Tabs
          value={tab}
          onChange={setTab}
          items={TABS.map((item) => ({ ...item, count: item.value === 'all' ? undefined : counts?.[item.value] }))}
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
              <Card bare>
                <Cell
                  id='to-orders'
                  icon='search'
                  title={words.allOrders}
                  note={words.allOrdersNote}
                  onTap={() => go('consumer/orders')}
                />
              </Card>
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
    </Root>
  )
}
