import { View } from '@tarojs/components'
import type { day as dayCall } from '@/insight/day-contract'
import type { OutputOf } from '@/kernel/contract'
import type { mine } from '@/shops/contract'
import { Avatar, Card, Cell, Problem, Screen, Skeleton, Stack } from '@/ui'
import { go } from '../../routes'
import { useAsk } from '../../state/ask'
import { words } from '../../words'
import { Goods } from './goods'
import style from './index.module.css'
import { Today } from './today'
import { Todo } from './todo'
import { Week } from './week'

/** Often enough to feel alive, seldom enough for a phone in a pocket. */
const POLL_MS = 15_000

/** R1: how my day goes, what waits for me, and the ways to everything else. */
export function Workbench({ shopId }: { readonly shopId: string }) {
  const shop = useAsk<typeof mine>('reseller/shops.mine', {})
  const day = useAsk<typeof dayCall>('reseller/insight.day', {}, { pollMs: POLL_MS })
  return (
    <Screen ask={shop} skeleton='page'>
      {(shop) => (
        <View>
          <View className={style.face}>
            <Avatar name={shop.name} size='l' />
            <View className={style.faceText}>
              <View className={style.name}>{shop.name}</View>
              <View className={style.count}>{words.shopGoods(shop.campaignIds.length)}</View>
            </View>
          </View>
          <Stack>
            {day.data ? (
              <Day day={day.data} />
            ) : day.error ? (
              <Problem error={day.error} onRetry={day.again} />
            ) : (
              <Skeleton shape='card' />
            )}
            <Ways shopId={shopId} />
            <Card title={words.shopMine}>
              <Goods campaignIds={shop.campaignIds} />
            </Card>
          </Stack>
        </View>
      )}
    </Screen>
  )
}

function Day({ day }: { readonly day: OutputOf<typeof dayCall> }) {
  return (
    <>
      <Today day={day} />
      <Todo items={day.todo} serverTime={day.serverTime} />
      <Week days={day.days} />
    </>
  )
}

function Ways({ shopId }: { readonly shopId: string }) {
  return (
    <Card bare>
      <Cell
        id='to-pick'
        icon='search'
        title={words.shopPick}
        note={words.shopPickNote}
        onTap={() => go('reseller/pick')}
      />
      <Cell icon='edit' title={words.shopArrange} note={words.shopArrangeNote} onTap={() => go('reseller/arrange')} />
      <Cell
        id='to-customers'
        icon='people'
        title={words.shopCustomers}
        note={words.shopCustomersNote}
        onTap={() => go('reseller/customers')}
      />
      <Cell
        icon='wallet'
        title={words.shopEarnings}
        note={words.shopEarningsNote}
        onTap={() => go('reseller/earnings')}
      />
      <Cell
        icon='shop'
        title={words.shopSeen}
        note={words.shopSeenNote}
        onTap={() => go('consumer/shop', { id: shopId })}
      />
    </Card>
  )
}
