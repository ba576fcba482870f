import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import { chinaClock, fromIso } from '@/kernel/time'
import type { deliveries, replay } from '@/open/webhooks-contract'
import { Button, Card, LongList, Problem, Screen, Stack, Tag } from '@/ui'
import css from './index.module.css'
import { words } from './words'

const said = words.deliveries
type Delivery = OutputOf<typeof deliveries>['items'][number]
const TONES = { waiting: 'wait', delivered: 'good', failed: 'bad' } as const
const clock = (at: string) => chinaClock(fromIso(at))

/** What was sent in the last month, and what came back. */
export function Deliveries({ onEmpty }: { readonly onEmpty: () => void }) {
  const asked = usePages<typeof deliveries>('brand/webhooks.deliveries', {})
  const empty = {
    icon: 'bell' as const,
    title: said.empty,
    text: said.emptyText,
    action: { label: said.toWebhooks, onTap: onEmpty },
  }
  return (
    <Screen ask={asked} skeleton='list' empty={() => (asked.items.length > 0 ? null : empty)}>
      {() => (
        <Stack flush>
          <LongList
            items={asked.items}
            keyOf={({ webhookId, eventId }) => `${webhookId}-${eventId}`}
            more={asked.more}
            fetching={asked.fetching}
            guess={110}
            label={said.label}
          >
            {(delivery) => <OneDelivery of={delivery} onChanged={asked.again} />}
          </LongList>
        </Stack>
      )}
    </Screen>
  )
}

function OneDelivery({ of, onChanged }: { readonly of: Delivery; readonly onChanged: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  const { webhookId, eventId } = of
  const again = useAction(async (key) => {
    await send<typeof replay>('brand/webhooks.replay', { webhookId, eventIds: [eventId] }, { key })
    await onChanged()
  })
  return (
    <Card>
      <View className={css.head}>
        <View className={css.grow}>
          <View className={css.name}>{words.webhooks.events[of.type]}</View>
          <View className={css.faint}>{factsOf(of).join(' · ')}</View>
        </View>
        <Tag tone={TONES[of.state]}>{said.states[of.state]}</Tag>
      </View>
      {open && (
        <View>
          <View className={css.label}>{said.body}</View>
          <View className={css.code}>{of.body}</View>
          <View className={css.label}>{said.answer}</View>
          <View className={css.code}>
            {of.lastStatus === null ? faultOf(of.lastAnswer) : of.lastAnswer || said.none}
          </View>
        </View>
      )}
      {again.error && <Problem error={again.error} />}
      <View className={`${css.deed} ${css.said}`}>
        <Button weight='quiet' size='s' fit onTap={() => setOpen(!open)}>
          {open ? said.shut : said.open}
        </Button>
        {of.state !== 'waiting' && (
          <Button weight='plain' size='s' fit busy={again.busy} onTap={() => again.run()}>
            {said.replay}
          </Button>
        )}
      </View>
    </Card>
  )
}

const faultOf = (code: string): string => (code === '' ? said.none : (said.faults[code] ?? said.otherFault(code)))

function factsOf({ at, attempts, lastStatus, lastAnswer, nextAt, state }: Delivery): string[] {
  const result = attempts === 0 ? [] : [lastStatus === null ? faultOf(lastAnswer) : said.status(lastStatus)]
  const next = state === 'waiting' && nextAt && attempts > 0 ? [said.next(clock(nextAt))] : []
  return [clock(at), ...result, ...(attempts > 1 ? [said.tries(attempts)] : []), ...next]
}
