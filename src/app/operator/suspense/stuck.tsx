import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import { Button, Notice, Price, Sheet } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './index.module.css'
import type { Item } from './item'
import { words } from './words'

/** One sum that got stuck: why, what to do, how its delivery went, and the way to its entries. */
export function Stuck({ item, onClose }: { readonly item: Item; readonly onClose: () => void }) {
  const { kind, orderId, account, parcel } = item
  const foot = (
    <View className={css.foot}>
      {parcel ? (
        <Button
          weight='plain'
          onTap={() =>
            go('operator/outbox', { state: parcel.dead ? 'dead' : 'waiting', topic: account ? 'withdrawal' : 'refund' })
          }
        >
          {words.toOutbox}
        </Button>
      ) : (
        <Button weight='plain' onTap={onClose}>
          {words.close}
        </Button>
      )}
      <Button
        weight='tea'
        disabled={!orderId && !account}
        onTap={() => go('operator/movements', account ? { a: account } : { o: orderId })}
      >
        {words.open}
      </Button>
    </View>
  )
  return (
    <Sheet open title={words.kinds[kind]} onClose={onClose} foot={foot}>
      <View className={css.stuck}>
        <View className={css.head}>
          <Price fen={item.amountFen} size='xl' />
          <Text className={css.why}>{dayTime(item.since)}</Text>
        </View>
        <Part title={words.whyTitle} text={words.why[kind]} />
        <Part title={words.todoTitle} text={words.todo[kind]} />
        {parcel?.lastError && (
          <Notice tone='bad'>
            {words.error}：{parcel.lastError}（{words.tried(parcel.attempts)}）
          </Notice>
        )}
      </View>
    </Sheet>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <View>
      <Text className={css.partTitle}>{title}</Text>
      <Text className={css.partText}>{text}</Text>
    </View>
  )
}
