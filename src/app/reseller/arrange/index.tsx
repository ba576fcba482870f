import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { z } from 'zod'
import { LaterNotice } from '@/app/later-notice'
import { useAsk } from '@/app/state/ask'
import { useLater } from '@/app/state/later'
import type { summaries } from '@/campaigns/contract'
import type { OutputOf } from '@/kernel/contract'
import type { arrange, mine, shop as shopShape } from '@/shops/contract'
import { ActionBar, Button, Empty, Problem, Screen } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import { Face } from './face'
import { GoodsRow } from './goods-row'
import css from './index.module.css'

type Shop = z.infer<typeof shopShape>
type Summary = OutputOf<typeof summaries>['items'][number]

/** R6: my goods in my order, my cover and words. Nothing changes for visitors until it is saved. */
export default function Arrange() {
  const asked = useAsk<typeof mine>('reseller/shops.mine', {})
  const ids = asked.data?.campaignIds ?? []
  const goods = useAsk<typeof summaries>(
    'visitor/campaigns.summaries',
    ids.length > 0 ? { ids: ids.slice(0, 100).join(',') } : null,
  )
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='list'>
        {(shop) => (
          <View className={css.page}>
            <Face shop={shop} pictures={(goods.data?.items ?? []).map((g) => g.pictureUrl)} onSaved={asked.again} />
            <Goods key={shop.campaignIds.join()} shop={shop} goods={goods.data?.items ?? []} onSaved={asked.again} />
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

function Goods({ shop, goods, onSaved }: { shop: Shop; goods: readonly Summary[]; onSaved: () => Promise<void> }) {
  const [order, setOrder] = useState<readonly string[]>(shop.campaignIds)
  const byId = new Map(goods.map((one) => [one.id, one]))
  const changed = order.join() !== shop.campaignIds.join()
  const save = useLater<typeof arrange>('reseller/shops.arrange', onSaved)
  const toPick = () => Taro.navigateTo({ url: '/reseller/pick/index' })
  const toShop = () => Taro.navigateTo({ url: `/consumer/shop/index?id=${shop.id}` })
  return (
    <View className={css.goods}>
      <View className={css.section}>
        <View className={css.sectionTitle}>{words.arrange.goods(order.length)}</View>
        <View className={css.visitors}>
          <Button weight='quiet' size='s' onTap={toShop}>
            {words.arrange.visitors}
          </Button>
        </View>
      </View>
      {order.length === 0 && !changed && (
        <Empty
          title={words.arrange.empty}
          text={words.arrange.emptyText}
          action={{ label: words.arrange.toPick, onTap: toPick }}
        />
      )}
      {order.map((id, at) => (
        <GoodsRow
          key={id}
          goods={byId.get(id) ?? null}
          first={at === 0}
          last={at === order.length - 1}
          onMove={(by) => setOrder(moved(order, at, by))}
          onRemove={() => setOrder(order.filter((other) => other !== id))}
        />
      ))}
      {order.length > 0 && (
        <Button weight='plain' onTap={toPick}>
          {words.arrange.add}
        </Button>
      )}
      <LaterNotice />
      {save.error && <Problem error={save.error} onRetry={() => save.run({ campaignIds: [...order] })} />}
      {changed && (
        <ActionBar>
          <Button weight='plain' onTap={() => setOrder(shop.campaignIds)}>
            {words.arrange.undo}
          </Button>
          <Button
            weight='main'
            busy={save.busy}
            disabled={save.waiting}
            onTap={() => save.run({ campaignIds: [...order] })}
          >
            {words.arrange.save}
          </Button>
        </ActionBar>
      )}
    </View>
  )
}

function moved(order: readonly string[], at: number, by: -1 | 1): readonly string[] {
  const next = [...order]
  const [id] = next.splice(at, 1)
  next.splice(at + by, 0, id!)
  return next
}
