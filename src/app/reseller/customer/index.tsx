import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { usePages } from '@/app/state/pages'
import type { view } from '@/customers/contract'
import { yuan } from '@/kernel/money'
import { fromIso } from '@/kernel/time'
import { Avatar, Button, Card, Screen, Stack } from '@/ui'
import { day } from '@/ui/when'
import type { Customer } from '../customers/line'
import { words } from '../customers/words'
import { NeedsShop } from '../needs-shop'
import css from './index.module.css'
import { OrderLine } from './order-line'
import { Tags } from './tags'

/** One customer of mine: what we have done together, what I note down, every order. */
export default function OneCustomer() {
  const { id = '' } = useRouter().params
  const asked = usePages<typeof view>('reseller/customers.view', { customerId: id })
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {({ customer, known, serverTime }) => (
          <Stack>
            <Face customer={customer} serverTime={serverTime} />
            <Tags customer={customer} known={known} again={asked.again} />
            <Card title={words.history(customer.orders)}>
              {asked.items.map((order) => (
                <OrderLine key={order.orderId} order={order} />
              ))}
              {asked.more && (
                <Button weight='plain' size='m' busy={asked.fetching} onTap={asked.more}>
                  {words.more}
                </Button>
              )}
            </Card>
            <Text className={css.foot}>{words.masked}</Text>
          </Stack>
        )}
      </Screen>
    </NeedsShop>
  )
}

function Face({ customer, serverTime }: { readonly customer: Customer; readonly serverTime: string }) {
  const { name, avatarUrl, orders, paidFen, commissionFen, lastAt } = customer
  return (
    <View className={css.face}>
      <View className={css.who}>
        <Avatar src={avatarUrl} name={name} size='l' />
        <View className={css.text}>
          <View className={css.name}>{name}</View>
          <View className={css.last}>
            {words.lastOn(day(lastAt), words.ago(fromIso(serverTime) - fromIso(lastAt)))}
          </View>
        </View>
      </View>
      <View className={css.numbers}>
        <Figure label={words.ordersLabel} value={String(orders)} />
        <Figure label={words.paidLabel} value={`¥${yuan(paidFen)}`} note={words.paidNote} />
        <Figure label={words.earnedLabel} value={`¥${yuan(commissionFen)}`} note={words.earnedNote} />
      </View>
    </View>
  )
}

function Figure({ label, value, note }: { readonly label: string; readonly value: string; readonly note?: string }) {
  return (
    <View className={css.figure}>
      <View className={css.digits}>{value}</View>
      <View className={css.label}>{label}</View>
      {note && <View className={css.note}>{note}</View>}
    </View>
  )
}
