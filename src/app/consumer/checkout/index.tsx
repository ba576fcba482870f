import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { allConsumer } from '@/campaigns/all-consumer'
import type { card as cardCall } from '@/campaigns/contract'
import type { Card as CardView } from '@/campaigns/panels'
import type { addresses as addressesCall } from '@/crm/contract'
import { DAY } from '@/kernel/time'
import { ActionBar, Button, Card, Notice, Price, Screen, Stack } from '@/ui'
import { day } from '@/ui/when'
import { useChosenAddress } from '../../state/address'
import { useAsk } from '../../state/ask'
import { useNow } from '../../state/clock'
import { words as all } from '../words'
import { AddressCard } from './address-card'
import { Bill, Lines } from './bill'
import { Held } from './held'
import style from './index.module.css'
import { priceOf, useOrder } from './order'
import { PriceChanged } from './price-changed'
import { Refused } from './refused'

const words = all.checkout

export default function Checkout() {
  const { params } = useRouter()
  const asked = useAsk<typeof cardCall>('visitor/campaigns.card', {
    campaignId: params.c,
    roundId: params.r || undefined,
  })
  return (
    <Screen ask={asked} skeleton='page'>
      {(card) => (
        <Confirm
          card={card}
          skuId={params.sku ?? card.goods[0]?.skuId ?? ''}
          units={Math.max(1, Number(params.units) || 1)}
          type={params.type ?? ''}
          roundId={params.r || undefined}
          again={asked.again}
        />
      )}
    </Screen>
  )
}

interface ConfirmProps {
  readonly card: CardView
  readonly skuId: string
  readonly units: number
  readonly type: string
  readonly roundId?: string
  readonly again: () => Promise<void>
}

function Confirm({ card, skuId, units, type, roundId, again }: ConfirmProps) {
  const now = useNow()
  const addresses = useAsk<typeof addressesCall>('consumer/crm.addresses', {})
  const chosenId = useChosenAddress((state) => state.addressId)
  const address = addresses.data?.items.find((one) => one.id === chosenId) ?? addresses.data?.items[0] ?? null
  const order = useOrder()
  const current = priceOf(card, skuId, type) ?? card.priceFen
  // What the buyer has seen stays until the buyer has agreed to another price.
  const [seenPriceFen, setSeen] = useState(current)
  const totalFen = seenPriceFen * units
  const submit = (price: number) => {
    const wanted = { campaignId: card.id, roundId, type, skuId, units, seenPriceFen: price }
    return order.submit({ ...wanted, addressId: address?.id ?? '' })
  }
  const agree = (nowFen: number) => {
    order.forgetChange()
    setSeen(nowFen)
    again()
    submit(nowFen)
  }
  return (
    <View>
      <Stack>
        <Held order={order} now={now} />
        <AddressCard address={address} waiting={addresses.status === 'loading'} fixed={order.placed !== null} />
        <Lines card={card} skuId={skuId} units={units} unitPriceFen={seenPriceFen} />
        <Bill totalFen={totalFen} />
        <Card title={words.condition}>
          <View className={style.text}>{allConsumer[card.kind]?.condition(card)}</View>
        </Card>
        <Card title={words.promise}>
          <View className={style.text}>{words.promiseNote(card.shipsInDays, day(now + card.shipsInDays * DAY))}</View>
        </Card>
        {order.said === 'outside-wechat' && <Notice tone='wait'>{words.outside}</Notice>}
        {order.said === 'cancelled' && <Notice tone='wait'>{words.cancelled}</Notice>}
        {order.error && <Refused error={order.error} campaignId={card.id} />}
      </Stack>
      <ActionBar>
        <View className={style.total}>
          <View className={style.totalLabel}>{words.total}</View>
          <Price fen={totalFen} size='l' />
        </View>
        <View className={style.submit}>
          <Button id='pay' busy={order.busy} disabled={!order.placed && !address} onTap={() => submit(seenPriceFen)}>
            {order.placed ? words.payAgain : words.submit}
          </Button>
        </View>
      </ActionBar>
      <PriceChanged changed={order.changed} onAgree={agree} onStop={order.forgetChange} />
    </View>
  )
}
