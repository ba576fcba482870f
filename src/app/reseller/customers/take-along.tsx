import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ask, send } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import { useAsk } from '@/app/state/ask'
import type { file, pastExports, takeAlong } from '@/customers/contract'
import { Button, Choice, Field, Notice, Problem, Sheet } from '@/ui'
import { dayTime } from '@/ui/when'
import css from './take-along.module.css'
import { words } from './words'

interface TakeAlongProps {
  readonly open: boolean
  readonly total: number
  readonly onClose: () => void
}

const OTHER = words.other
const REASON_LEAST = 4
const REASON_MOST = 60

/** All customers as a file: first why, then the file, and every time stays on record. */
export function TakeAlong({ open, total, onClose }: TakeAlongProps) {
  return (
    <Sheet open={open} title={words.exportTitle} onClose={onClose}>
      <Form total={total} />
    </Sheet>
  )
}

function Form({ total }: { readonly total: number }) {
  const [chosen, setChosen] = useState<string>(words.reasons[0])
  const [typed, setTyped] = useState('')
  const [said, setSaid] = useState('')
  const past = useAsk<typeof pastExports>('reseller/customers.exports', {})
  const reason = (chosen === OTHER ? typed : chosen).trim()
  const short = reason.length < REASON_LEAST
  const taking = useAction(async (key, reason: string) => {
    setSaid('')
    setSaid(await take(reason, key))
    await past.again()
  })
  return (
    <View className={css.form}>
      <Text className={css.lead}>{words.exportLead}</Text>
      <Text className={css.label}>{words.reason}</Text>
      <Choice
        label={words.reason}
        value={chosen}
        items={[...words.reasons, OTHER].map((value) => ({ value, label: value }))}
        onChange={setChosen}
      />
      {chosen === OTHER && (
        <Field
          id='reason'
          label={OTHER}
          hint={words.otherHint}
          max={REASON_MOST}
          value={typed}
          onChange={setTyped}
          {...(typed && short ? { problem: words.tooShort } : {})}
        />
      )}
      {said && <Notice tone='good'>{said}</Notice>}
      {taking.error && <Problem error={taking.error} />}
      <Button id='take' busy={taking.busy} disabled={short} onTap={() => taking.run(reason)}>
        {words.submit(total)}
      </Button>
      <Past items={past.data?.items ?? []} />
    </View>
  )
}

/** A lost answer asks again with the same key, so that one press is one line on record. */
async function take(reason: string, key: string): Promise<string> {
  const { exportId } = await send<typeof takeAlong>('reseller/customers.export', { reason }, { key })
  const { fileName, csv, customers, complete } = await ask<typeof file>('reseller/customers.file', { exportId })
  const way = await handOver({ name: fileName, type: 'text/csv', text: csv })
  const done = way === 'file' ? words.downloaded(customers) : words.copied(customers)
  return complete ? done : `${done}。${words.incomplete}`
}

interface PastProps {
  readonly items: readonly {
    readonly id: string
    readonly reason: string
    readonly customers: number
    readonly at: string
  }[]
}

function Past({ items }: PastProps) {
  return (
    <View className={css.past}>
      <Text className={css.label}>{words.past}</Text>
      {items.length === 0 && <View className={css.none}>{words.pastNone}</View>}
      {items.map(({ id, reason, customers, at }) => (
        <View key={id} className={css.one}>
          <Text className={css.why}>{reason}</Text>
          <Text className={css.when}>{words.pastOne(customers, dayTime(at))}</Text>
        </View>
      ))}
    </View>
  )
}
