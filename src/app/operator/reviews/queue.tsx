import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { clockOf } from '@/app/case-clock'
import { words as shared } from '@/app/case-words'
import { useAction } from '@/app/state/action'
import type { Paged } from '@/app/state/pages'
import { useSession } from '@/app/state/session'
import type { OutputOf } from '@/kernel/contract'
import type { decide } from '@/review/contract'
import { isRoutine } from '@/review/rules'
import { Button, CheckMark, Problem, Tag, Tap, told } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../words'
import type { Queued } from './case'
import css from './queue.module.css'

interface QueueProps {
  readonly asked: Paged<{ items: Queued[]; next: string | null }>
  readonly open: string | null
  readonly onOpen: (id: string) => void
  readonly onSaid: (said: string) => void
}

const TONES = {
  screening: 'quiet',
  waiting: 'wait',
  accepted: 'good',
  'needs-work': 'wait',
  declined: 'bad',
  dropped: 'quiet',
} as const

const isOpen = ({ state }: Queued) => state === 'waiting' || state === 'screening'

/** Cases in a row; those that our own rules have nothing against can be accepted together. */
export function Queue({ asked, open, onOpen, onSaid }: QueueProps) {
  const [picked, setPicked] = useState<readonly string[]>([])
  const there = picked.filter((id) => asked.items.some((one) => one.id === id && isOpen(one)))
  const toggle = (id: string) => setPicked(there.includes(id) ? there.filter((one) => one !== id) : [...there, id])
  const done = (said: string) => {
    setPicked([])
    onSaid(said)
    void asked.again()
  }
  return (
    <View className={css.all}>
      <Many items={asked.items} picked={there} onPick={setPicked} onDone={done} />
      <View className={css.list} {...told({ role: 'list', label: words.queue })}>
        {asked.items.map((one) => (
          <View key={one.id} className={`${css.row} ${one.id === open ? css.on : ''}`} {...told({ role: 'listitem' })}>
            {isOpen(one) && (
              <Tap
                className={css.pick}
                role='checkbox'
                checked={there.includes(one.id)}
                label={words.pick(one.title)}
                onTap={() => toggle(one.id)}
              >
                <CheckMark on={there.includes(one.id)} />
              </Tap>
            )}
            <Tap className={css.open} current={one.id === open} onTap={() => onOpen(one.id)}>
              <Line one={one} />
            </Tap>
          </View>
        ))}
      </View>
      {asked.more && (
        <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
          {words.more}
        </Button>
      )}
    </View>
  )
}

function Line({ one }: { readonly one: Queued }) {
  const me = useSession((session) => session.me?.personId)
  const blocking = one.findings.filter(({ weight }) => weight === 'block').length
  const owner = one.owner && (one.owner.personId === me ? words.ownerMe : words.owner(one.owner.name))
  return (
    <View className={css.line}>
      <View className={css.head}>
        {isOpen(one) ? <Clock one={one} /> : <Tag tone={TONES[one.state]}>{shared.states[one.state]}</Tag>}
        <Text className={css.brand}>
          {words.subject[one.subject]} · {one.brandName}
        </Text>
      </View>
      <Text className={css.title}>{one.title}</Text>
      <Text className={css.note}>
        {[
          isOpen(one) ? (blocking > 0 ? words.findings(blocking) : words.noFindings) : (one.decidedBy ?? words.machine),
          one.escalated && isOpen(one) ? words.escalated : '',
          one.answers ? words.answers : '',
          isOpen(one) ? owner : one.decidedAt && dayTime(one.decidedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </View>
  )
}

function Clock({ one }: { readonly one: Queued }) {
  const { text, tone } = clockOf(one.dueAt)
  return <Tag tone={tone}>{text}</Tag>
}

interface ManyProps {
  readonly items: readonly Queued[]
  readonly picked: readonly string[]
  readonly onPick: (ids: readonly string[]) => void
  readonly onDone: (said: string) => void
}

/** As many as one request may carry. */
const AT_ONCE = 50

type Passed = OutputOf<typeof decide>['passedOver']

/** Each one that stayed, by its title, with its reason. */
function passedText(passed: Passed, items: readonly Queued[]): string {
  if (passed.length === 0) return ''
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  const each = passed.map(
    ({ caseId, why }) => `“${titles.get(caseId) ?? ''}”${words.passedWhy[why] ?? words.passedOther}`,
  )
  return words.passedOver(passed.length) + each.join('；')
}

function Many({ items, picked, onPick, onDone }: ManyProps) {
  const routine = items.filter((one) => isOpen(one) && isRoutine(one.findings)).slice(0, AT_ONCE)
  const act = useAction(async (key: string) => {
    const input = { caseIds: picked.slice(0, AT_ONCE) as string[], verdict: 'accepted' as const }
    const { decided, passedOver } = await send<typeof decide>('operator/review.decide', input, { key })
    onDone([words.doneMany(decided.length), passedText(passedOver, items)].filter(Boolean).join('；'))
  })
  if (picked.length === 0 && routine.length < 2) return null
  return (
    <View className={css.many}>
      {picked.length === 0 ? (
        <Button size='s' weight='plain' onTap={() => onPick(routine.map(({ id }) => id))}>
          {words.pickRoutine(routine.length)}
        </Button>
      ) : (
        <View className={css.deeds}>
          <Button size='s' weight='quiet' onTap={() => onPick([])}>
            {words.clear}
          </Button>
          <Button size='s' weight='tea' busy={act.busy} onTap={() => act.run()}>
            {words.acceptMany(picked.length)}
          </Button>
        </View>
      )}
      {act.error && <Problem error={act.error} />}
    </View>
  )
}
