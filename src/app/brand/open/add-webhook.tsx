import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { EVENTS, type EventType } from '@/kernel/events'
import type { add } from '@/open/webhooks-contract'
import { Field, Notice } from '@/ui'
import { AskSheet } from '../ask-sheet'
import { PickMany } from './pick-many'
import { words } from './words'

const said = words.webhooks

interface AddWebhookProps {
  readonly onClose: () => void
  readonly onAdded: (secret: string | null) => Promise<void>
}

export function AddWebhook({ onClose, onAdded }: AddWebhookProps) {
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<readonly EventType[]>(['order.to-ship'])
  const [tried, setTried] = useState(false)
  const adding = useAction(async (key) => {
    setTried(true)
    if (url.trim() === '' || events.length === 0) return
    const added = await send<typeof add>('brand/webhooks.add', { url, events: [...events] }, { key })
    await onAdded(added.secret)
  })
  const [problem] = (adding.error?.facts.problems ?? []) as readonly { readonly code: string }[]
  const wrong = problem && said.wrong[problem.code]
  const missing = tried && url.trim() === '' ? said.urlMissing : undefined
  return (
    <AskSheet title={said.add} yes={said.addYes} acting={wrong ? { ...adding, error: null } : adding} onClose={onClose}>
      <Field
        id='webhook-url'
        label={said.urlLabel}
        hint={said.urlHint}
        max={500}
        value={url}
        onChange={(text) => {
          setUrl(text)
          adding.clear()
        }}
        problem={wrong ?? missing}
      />
      <PickMany
        label={said.eventsLabel}
        items={EVENTS.map((value) => ({ value, name: said.events[value] }))}
        chosen={events}
        onChange={setEvents}
      />
      {tried && events.length === 0 && <Notice tone='bad'>{said.eventsMissing}</Notice>}
    </AskSheet>
  )
}
