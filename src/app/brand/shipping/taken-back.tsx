import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ofBrand } from '@/after-sales/contract'
import { words as afterSales } from '@/after-sales/words'
import { shortNo } from '@/app/order-no'
import { usePages } from '@/app/state/pages'
import { yuan } from '@/kernel/money'
import { Button, Card, Empty, Screen, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import css from './index.module.css'

/** What needs no parcel any more, and why: the buyer's own reason, without a word about who it was. */
export function TakenBack() {
  const asked = usePages<typeof ofBrand>('brand/after-sales.ofBrand', {})
  return (
    <Screen ask={asked} skeleton='list'>
      {() => (
        <View className={css.list}>
          {asked.items.length === 0 && (
            <Empty
              icon='refund'
              title={words.shipping.emptyTakenBack}
              action={{ label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }}
            />
          )}
          {asked.items.map((gone) => (
            <Card key={gone.id}>
              <View className={css.head}>
                <Text className={css.title}>
                  {gone.title} {gone.options} × {gone.units}
                </Text>
                <Tag tone={gone.state === 'refunded' ? 'quiet' : 'wait'}>{words.shipping.status[gone.state]}</Tag>
              </View>
              <Text className={css.number}>
                ¥{yuan(gone.amountFen)} · {words.shipping.way[gone.way]} · {afterSales.reasons[gone.reason]}
              </Text>
              <View className={css.foot}>
                <Text>{words.shipping.order(shortNo(gone.orderId))}</Text>
                <Text>{dayTime(gone.at)}</Text>
              </View>
            </Card>
          ))}
          {asked.more && (
            <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
              {words.shipping.more}
            </Button>
          )}
        </View>
      )}
    </Screen>
  )
}
