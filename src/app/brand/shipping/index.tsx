import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { shortNo } from '@/app/order-no'
import { usePages } from '@/app/state/pages'
import type { shipped } from '@/orders/shipping-contract'
import { Button, Card, Empty, Screen, Tabs, Tag } from '@/ui'
import { dayTime } from '@/ui/when'
import { BrandFrame, useBrandName } from '../frame'
import { words } from '../words'
import css from './index.module.css'
import { TakenBack } from './taken-back'
import { ToShip } from './to-ship'

type Tab = keyof typeof words.shipping.tabs
const TABS = (Object.keys(words.shipping.tabs) as Tab[]).map((value) => ({ value, label: words.shipping.tabs[value] }))

/** B6: what has to leave the house, most urgent first, and what has left it. */
export default function Shipping() {
  const [tab, setTab] = useState<Tab>('toShip')
  const brand = useBrandName()
  return (
    <BrandFrame at='shipping'>
      <DeskPage title={words.shipping.title} paper={brand}>
        <Strip>
          <Tabs items={TABS} value={tab} onChange={setTab} />
        </Strip>
        {tab === 'toShip' && <ToShip />}
        {tab === 'shipped' && <Shipped />}
        {tab === 'takenBack' && <TakenBack />}
      </DeskPage>
    </BrandFrame>
  )
}

function Shipped() {
  const asked = usePages<typeof shipped>('brand/orders.shipped', {})
  return (
    <Screen ask={asked} skeleton='list'>
      {() => (
        <View className={css.list}>
          {asked.items.length === 0 && (
            <Empty
              icon='truck'
              title={words.shipping.emptyShipped}
              action={{ label: words.shipping.toHome, onTap: () => Taro.redirectTo({ url: '/brand/home/index' }) }}
            />
          )}
          {asked.items.map((parcel) => (
            <Card key={parcel.orderId}>
              <View className={css.head}>
                <Text className={css.title}>{parcel.title}</Text>
                <Tag tone={parcel.status === 'shipped' ? 'wait' : 'good'}>
                  {words.shipping.status[parcel.status] ?? parcel.status}
                </Tag>
              </View>
              <Text className={css.number} userSelect>
                {parcel.carrier} {parcel.trackingNo}
              </Text>
              <View className={css.foot}>
                <Text>{words.shipping.order(shortNo(parcel.orderId))}</Text>
                <Text>{dayTime(parcel.shippedAt)}</Text>
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
