import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { OutputOf } from '@/kernel/contract'
import { chinaClock, DAY, fromIso, iso } from '@/kernel/time'
import type { list, ping, replay, resume, rotate } from '@/open/webhooks-contract'
import { Button, Card, Notice, Problem, Tag } from '@/ui'
import css from './index.module.css'
import { words } from './words'

const said = words.webhooks
export type Webhook = OutputOf<typeof list>['items'][number]
/** Messages stand in the list for a month. */
const aMonthAgo = () => iso(Date.now() - 30 * DAY)
const clock = (at: string) => chinaClock(fromIso(at))

interface WebhookCardProps {
  readonly of: Webhook
  readonly onSecret: (secret: string | null) => Promise<void>
  readonly onChanged: () => Promise<void>
  readonly onRemove: () => void
}

/** One address: what it is told, how it does, and what can be done about it. */
export function WebhookCard({ of, onSecret, onChanged, onRemove }: WebhookCardProps) {
  const [told, setTold] = useState('')
  const webhookId = of.id
  const testing = useAction(async (key) => {
    await send<typeof ping>('brand/webhooks.ping', { webhookId }, { key })
    setTold(said.tested)
  })
  const catching = useAction(async (key) => {
    const { replayed, more } = await send<typeof replay>(
      'brand/webhooks.replay',
      { webhookId, since: aMonthAgo() },
      { key },
    )
    setTold(said.caughtUp(replayed, more))
  })
  const rotating = useAction(async (key) => {
    const { secret } = await send<typeof rotate>('brand/webhooks.rotate', { webhookId }, { key })
    await onSecret(secret)
  })
  const resuming = useAction(async (key) => {
    await send<typeof resume>('brand/webhooks.resume', { webhookId }, { key })
    await onChanged()
  })
  const error = testing.error ?? catching.error ?? rotating.error ?? resuming.error
  return (
    <Card>
      <View className={css.head}>
        <View className={css.grow}>
          <View className={css.url}>{of.url}</View>
          <View className={css.line}>
            {of.events.map((event) => (
              <Tag key={event}>{said.events[event]}</Tag>
            ))}
          </View>
        </View>
        {!of.offWhy && !of.failingSince && <Tag tone='good'>{said.well}</Tag>}
      </View>
      <View className={css.said}>
        {of.offWhy && <Notice tone='bad'>{said.off[of.offWhy]}</Notice>}
        {!of.offWhy && of.failingSince && <Notice tone='wait'>{said.failing(clock(of.failingSince))}</Notice>}
        {of.rotatingUntil && <Notice>{said.rotating(clock(of.rotatingUntil))}</Notice>}
        {told && <Notice tone='good'>{told}</Notice>}
        {error && <Problem error={error} />}
      </View>
      <View className={`${css.deed} ${css.said}`}>
        {of.offWhy ? (
          <Button weight='tea' size='s' fit busy={resuming.busy} onTap={() => resuming.run()}>
            {said.resume}
          </Button>
        ) : (
          <Button weight='plain' size='s' fit busy={testing.busy} onTap={() => testing.run()}>
            {said.test}
          </Button>
        )}
        {!of.offWhy && (
          <Button weight='plain' size='s' fit busy={catching.busy} onTap={() => catching.run()}>
            {said.catchUp}
          </Button>
        )}
        <Button weight='plain' size='s' fit busy={rotating.busy} onTap={() => rotating.run()}>
          {said.rotate}
        </Button>
        <Button weight='quiet' size='s' fit onTap={onRemove}>
          {said.remove}
        </Button>
      </View>
    </Card>
  )
}
