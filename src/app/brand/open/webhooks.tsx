import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { list, remove } from '@/open/webhooks-contract'
import { Button, Notice, Screen, Stack } from '@/ui'
import { AskSheet } from '../ask-sheet'
import { AddWebhook } from './add-webhook'
import css from './index.module.css'
import { ShownOnce } from './shown-once'
import { type Webhook, WebhookCard } from './webhook-card'
import { words } from './words'

const said = words.webhooks

export function Webhooks() {
  const asked = useAsk<typeof list>('brand/webhooks.list', {})
  const [adding, setAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const [removing, setRemoving] = useState<Webhook | null>(null)
  const empty = {
    icon: 'bell' as const,
    title: said.empty,
    text: said.emptyText,
    action: { label: said.add, onTap: () => setAdding(true) },
  }
  const shown = async (made: string | null) => {
    setAdding(false)
    setSecret(made)
    await asked.again()
  }
  return (
    <View>
      <Screen ask={asked} skeleton='list' empty={({ items }) => (items.length > 0 ? null : empty)}>
        {({ items }) => (
          <View>
            <View className={css.top}>
              <Button id='add-webhook' weight='tea' size='s' fit onTap={() => setAdding(true)}>
                {said.add}
              </Button>
            </View>
            <Stack flush>
              {items.map((one) => (
                <WebhookCard
                  key={one.id}
                  of={one}
                  onSecret={shown}
                  onChanged={asked.again}
                  onRemove={() => setRemoving(one)}
                />
              ))}
            </Stack>
          </View>
        )}
      </Screen>
      {adding && <AddWebhook onClose={() => setAdding(false)} onAdded={shown} />}
      {secret && (
        <ShownOnce title={said.secret} note={said.secretNote} secret={secret} onClose={() => setSecret(null)} />
      )}
      {removing && (
        <Remove
          of={removing}
          onClose={() => setRemoving(null)}
          onDone={async () => {
            setRemoving(null)
            await asked.again()
          }}
        />
      )}
    </View>
  )
}

function Remove({ of, onClose, onDone }: { of: Webhook; onClose: () => void; onDone: () => Promise<void> }) {
  const acting = useAction(async (key) => {
    await send<typeof remove>('brand/webhooks.remove', { webhookId: of.id }, { key })
    await onDone()
  })
  return (
    <AskSheet title={said.removeTitle} yes={said.removeYes} danger acting={acting} onClose={onClose}>
      <Notice tone='wait'>{said.removeNote}</Notice>
      <View className={`${css.code} ${css.said}`}>{of.url}</View>
    </AskSheet>
  )
}
