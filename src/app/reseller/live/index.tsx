import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import dayjs from 'dayjs'
import { useAsk } from '@/app/state/ask'
import { useNow } from '@/app/state/clock'
import { allReseller } from '@/campaigns/all-reseller'
import type { card } from '@/campaigns/contract'
import type { funnel } from '@/insight/contract'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import { Button, Card, Screen, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { Funnel } from './funnel'
import css from './index.module.css'

const POLL_MS = 5_000

type Live = OutputOf<typeof funnel>

/** R5: one of my campaigns as it goes. */
export default function LiveRound() {
  const { c } = useRouter().params
  const asked = useAsk<typeof funnel>('reseller/insight.funnel', c ? { campaignId: c } : null, { pollMs: POLL_MS })
  const { data: about } = useAsk<typeof card>('visitor/campaigns.card', c ? { campaignId: c } : null)
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {(live) => (
          <View className={css.page}>
            <Head live={live} title={about?.title ?? ''} />
            <Card>
              <Funnel counts={live} />
              <Text className={css.foot}>{words.live.updated(dayjs(asked.at).format('HH:mm:ss'))}</Text>
            </Card>
            {about && <Rounds live={live} kind={about.kind} />}
            <LastOrders orders={live.lastOrders} campaignId={live.campaignId} />
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

function Head({ live, title }: { live: Live; title: string }) {
  const toEarnings = () => Taro.navigateTo({ url: '/reseller/earnings/index' })
  return (
    <View className={css.head}>
      <Text className={css.title}>{title}</Text>
      <View className={css.sums}>
        <Tap className={css.sum} onTap={toEarnings}>
          <Text className={css.label}>{words.live.commission}</Text>
          <Text className={css.money}>¥{yuan(live.commissionFen)}</Text>
          <Text className={css.note}>{words.live.commissionNote} ›</Text>
        </Tap>
        <View className={css.sum}>
          <Text className={css.label}>{words.live.steps.visits}</Text>
          <Text className={css.number}>{live.visits}</Text>
          <Text className={css.note}>{words.live.visitors(live.visitors)}</Text>
        </View>
      </View>
    </View>
  )
}

function Rounds({ live, kind }: { live: Live; kind: string }) {
  const now = useNow()
  const panels = allReseller[kind]
  return (
    <Card title={words.live.rounds}>
      {live.rounds.length === 0 || !panels ? (
        <Text className={css.none}>{words.live.roundsEmpty}</Text>
      ) : (
        <panels.Rounds rounds={live.rounds} now={now} />
      )}
    </Card>
  )
}

function LastOrders({ orders, campaignId }: { orders: Live['lastOrders']; campaignId: string }) {
  const toShare = () => Taro.navigateTo({ url: `/reseller/share/index?c=${campaignId}` })
  return (
    <Card title={words.live.orders} aside={words.live.masked}>
      {orders.length === 0 && <Text className={css.none}>{words.live.ordersEmpty}</Text>}
      {orders.map((order) => (
        <View key={`${order.at} ${order.buyer}`} className={css.order}>
          <Text className={css.buyer}>{order.buyer}</Text>
          <Text className={css.status}>{words.live.status[order.status] ?? order.status}</Text>
          <Text className={css.orderSum}>¥{yuan(order.totalFen)}</Text>
          <Text className={css.at}>{dayTime(order.at)}</Text>
        </View>
      ))}
      <View className={css.more}>
        <Button weight='plain' onTap={toShare}>
          {words.live.toShare}
        </Button>
      </View>
    </Card>
  )
}
