import { View } from '@tarojs/components'
import { Stat } from '@/ui/desk'
import { words as shared } from '../desk-words'
import css from './index.module.css'
import type { Health } from './said'
import { words } from './words'

type Light = Health['lights']['clock']
const TONES = { good: 'good', wait: 'ink', bad: 'bad' } as const
const tone = (light: Light) => TONES[light]
const late = (seconds: number) => (seconds > 0 ? shared.last(seconds) : '')

/** Each check as one number with what stands behind it. */
export function Checks({ said, onOutbox }: { readonly said: Health; readonly onOutbox: () => void }) {
  const { lights, errors, outbox, inbox, processes } = said
  return (
    <View className={css.numbers}>
      <Stat
        label={words.processes}
        value={words.piece(processes.length)}
        tone={tone(lights.processes)}
        note={words.processesNote}
      />
      <Stat
        label={words.errors}
        value={errors.rate === null ? words.few : `${(errors.rate / 100).toFixed(2)}%`}
        tone={errors.rate === null ? 'quiet' : tone(lights.errors)}
        note={words.errorsNote(errors.part, errors.whole)}
      />
      <Database said={said} />
      <Stat
        label={words.outbox}
        value={words.piece(outbox.waiting)}
        tone={tone(lights.outbox)}
        note={words.outboxNote(outbox.retrying, late(outbox.lateS)) + (outbox.dead > 0 ? words.dead(outbox.dead) : '')}
        onTap={onOutbox}
      />
      <Stat
        label={words.inbox}
        value={words.piece(inbox.waiting)}
        tone={tone(lights.inbox)}
        note={words.inboxNote(late(inbox.lateS))}
      />
      <Stat label={words.queue} value={words.piece(said.queue)} note={words.queueNote} />
      <Stat label={words.refunds} value={words.piece(said.refundsOpen)} note={words.refundsNote} />
      <Clock said={said} />
      <Stat label={words.bills} value={words.billsNone} tone='quiet' note={words.billsNote} />
    </View>
  )
}

function Database({ said: { database, lights } }: { readonly said: Health }) {
  const { version, sizeBytes, connections, connectionsMax, oldestTransactionS, roundTripMs } = database
  const note = words.databaseNote(version, words.size(sizeBytes), `${connections} / ${connectionsMax}`)
  const oldest = oldestTransactionS > 0 ? words.transaction(shared.last(oldestTransactionS)) : ''
  return <Stat label={words.database} value={words.ms(roundTripMs)} tone={tone(lights.database)} note={note + oldest} />
}

/** Closer than this is the way of the answer, not a difference of clocks. */
const SAME = 2_000

function Clock({ said: { clock, lights } }: { readonly said: Health }) {
  const apart = shared.last(Math.round(Math.abs(clock.aheadMs) / 1_000))
  const value =
    Math.abs(clock.aheadMs) < SAME ? words.level : clock.aheadMs > 0 ? words.ahead(apart) : words.behind(apart)
  return (
    <Stat
      label={words.clock}
      value={value}
      tone={tone(lights.clock)}
      note={clock.shared ? words.clockShared : words.clockOwn}
    />
  )
}
