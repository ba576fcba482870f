import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { shortNo } from '@/app/order-no'
import { go } from '@/app/routes'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { entries } from '@/ledger/contract'
import { Button, Card, Empty, Screen, Tap } from '@/ui'
import { dayTime } from '@/ui/when'
import { NeedsShop } from '../needs-shop'
import { words } from '../words'
import css from './index.module.css'

type Entry = OutputOf<typeof entries>['items'][number]

/** The ledger behind a sum: of a bucket, or of one order. History is never changed, a refund is a line of its own. */
export default function Entries() {
  const { bucket, order } = useRouter().params
  const of = bucketOf(bucket)
  const asked = usePages<typeof entries>('reseller/ledger.entries', order ? { orderId: order } : { bucket: of })
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='list'>
        {() => (
          <View className={css.page}>
            <View className={css.head}>
              <Text className={css.title}>{words.entries.of[order ? 'order' : of]}</Text>
              <Text className={css.note}>{words.entries.note}</Text>
            </View>
            {asked.items.length === 0 ? (
              <Empty
                title={words.entries.empty}
                text={words.entries.emptyText}
                action={{
                  label: words.entries.back,
                  onTap: () => Taro.redirectTo({ url: '/reseller/earnings/index' }),
                }}
              />
            ) : (
              <Card>
                {asked.items.map((entry) => (
                  <Line key={entry.transferId} entry={entry} ofOrder={Boolean(order)} />
                ))}
              </Card>
            )}
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.entries.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

const BUCKETS = ['pending', 'available', 'transfer', 'paid'] as const
const bucketOf = (asked: string | undefined) => BUCKETS.find((bucket) => bucket === asked) ?? 'pending'

function Line({ entry, ofOrder }: { entry: Entry; ofOrder: boolean }) {
  // What arrived left my accounts here, and is no loss.
  const arrived = entry.rule === 'withdrawal-paid'
  const minus = entry.amountFen < 0 && !arrived
  // Seen by order, a move between my own two buckets makes me neither richer nor poorer.
  const within = ofOrder && isMine(entry.from) && isMine(entry.to) && !minus
  const { withdrawalId } = entry
  const open = withdrawalId ? () => go('reseller/withdrawal', { w: withdrawalId }) : undefined
  return (
    <MaybeTap className={css.line} onTap={open}>
      <View className={css.facts}>
        <Text className={css.rule}>{words.entries.rules[entry.rule] ?? entry.rule}</Text>
        <Text className={css.way}>
          {accountOf(entry.from)} → {accountOf(entry.to)}
        </Text>
        <Text className={css.at}>
          {dayTime(entry.at)} ·{' '}
          {entry.orderId
            ? words.entries.order(shortNo(entry.orderId))
            : words.entries.withdrawal(shortNo(withdrawalId!))}
        </Text>
      </View>
      <Text className={`${css.sum} ${minus ? css.minus : ''}`}>
        {within || arrived ? '' : minus ? '−' : '+'}¥{yuan(Math.abs(entry.amountFen))}
        {open ? ' ›' : ''}
      </Text>
    </MaybeTap>
  )
}

/** A line of a withdrawal leads to it. */
function MaybeTap({
  onTap,
  className,
  children,
}: PropsWithChildren<{ onTap: (() => void) | undefined; className?: string }>) {
  return onTap ? (
    <Tap className={className} role='link' onTap={onTap}>
      {children}
    </Tap>
  ) : (
    <View className={className}>{children}</View>
  )
}

const isMine = (account: string) => account.includes(':mine:')

/** Account ids end in their bucket: "shop:…:pending". */
function accountOf(account: string): string {
  const bucket = account.slice(account.lastIndexOf(':') + 1)
  return words.entries.accounts[bucket] ?? account
}
