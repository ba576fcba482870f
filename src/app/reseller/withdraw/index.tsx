import { Text, View } from '@tarojs/components'
import { go } from '@/app/routes'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import { type Fen, yuan } from '@/kernel/money'
import { refusalSentence } from '@/kernel/words'
import type { withdrawals } from '@/payments/contract'
import { Button, Card, Empty, Notice, Price, Screen, Tap } from '@/ui'
import { NeedsShop } from '../needs-shop'
import { Ask } from './ask'
import css from './index.module.css'
import { OpenOne } from './open-one'
import { Past } from './past'
import { words } from './words'

type Head = OutputOf<typeof withdrawals>

/** R9: what can be taken out, when and where it arrives, what limits it, and every withdrawal there was. */
export default function Withdraw() {
  const asked = usePages<typeof withdrawals>('reseller/payments.withdrawals', {})
  return (
    <NeedsShop>
      <Screen ask={asked} skeleton='page'>
        {(head) => (
          <View className={css.page}>
            <Sums head={head} />
            <Now head={head} />
            <Card title={words.history}>
              {asked.items.length === 0 && <Text className={css.quiet}>{words.historyEmpty}</Text>}
              {asked.items.map((one) => (
                <Past key={one.id} one={one} />
              ))}
            </Card>
            {asked.more && (
              <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
                {words.more}
              </Button>
            )}
          </View>
        )}
      </Screen>
    </NeedsShop>
  )
}

function Sums({ head }: { head: Head }) {
  return (
    <View className={css.sums}>
      <Tap
        className={css.main}
        label={`${words.available} ¥${yuan(head.availableFen)} ${words.opens}`}
        onTap={() => go('reseller/entries', { bucket: 'available' })}
      >
        <Text className={css.label}>{words.available}</Text>
        <Price fen={head.availableFen} size='xl' tone='inherit' />
        <Text className={css.opens}>{words.opens} ›</Text>
      </Tap>
      <View className={css.pair}>
        <Part label={words.transfer} fen={head.transferFen} bucket='transfer' />
        <Part label={words.paid} fen={head.paidFen} bucket='paid' />
      </View>
    </View>
  )
}

function Part({ label, fen, bucket }: { label: string; fen: Fen; bucket: string }) {
  return (
    <Tap
      className={css.part}
      label={`${label} ¥${yuan(fen)} ${words.opens}`}
      onTap={() => go('reseller/entries', { bucket })}
    >
      <Text className={css.label}>{label}</Text>
      <Text className={css.figure}>¥{yuan(fen)} ›</Text>
    </Tap>
  )
}

/** What can be done now: finish the open one, ask for a new one, or read why not and until when. */
function Now({ head }: { head: Head }) {
  const open = head.items.find((one) => one.endedAt === null)
  if (open) return <OpenOne one={open} />
  if (head.availableFen < head.limits.minFen) {
    const toEarnings = { label: words.toEarnings, onTap: () => go('reseller/earnings') }
    return (
      <Empty
        icon='wallet'
        title={words.nothing}
        text={words.nothingNote(yuan(head.limits.minFen))}
        action={toEarnings}
      />
    )
  }
  if (!head.no) return <Ask head={head} />
  const { what, now } = refusalSentence(head.no.code, head.no.facts)
  return (
    <Notice tone='wait'>
      {what}。{now}。
    </Notice>
  )
}
