import { Text, View } from '@tarojs/components'
import type { z } from 'zod'
import { go } from '@/app/routes'
import type { customer as customerShape } from '@/customers/contract'
import { yuan } from '@/kernel/money'
import { fromIso } from '@/kernel/time'
import { Avatar, Price, Tag, Tap } from '@/ui'
import css from './index.module.css'
import { words } from './words'

export type Customer = z.infer<typeof customerShape>

interface LineProps {
  readonly customer: Customer
  readonly serverTime: string
}

/** One customer as strangers see each other, with what the two of us have done together. */
export function Line({ customer, serverTime }: LineProps) {
  const { id, name, avatarUrl, orders, paidFen, commissionFen, lastAt, tags } = customer
  const ago = words.ago(fromIso(serverTime) - fromIso(lastAt))
  return (
    <Tap className={css.line} role='link' onTap={() => go('reseller/customer', { id })}>
      <Avatar src={avatarUrl} name={name} />
      <View className={css.who}>
        <View className={css.head}>
          <Text className={css.name}>{name}</Text>
          <View className={css.paid}>
            <Text className={css.label}>{words.paidLabel}</Text>
            <Price fen={paidFen} tone='ink' />
          </View>
        </View>
        <View className={css.facts}>
          <Text>
            {words.orders(orders)} · {words.last(ago)}
          </Text>
          <Text className={css.earned}>{words.earned(yuan(commissionFen))}</Text>
        </View>
        {tags.length > 0 && (
          <View className={css.words}>
            {tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </View>
        )}
      </View>
    </Tap>
  )
}
