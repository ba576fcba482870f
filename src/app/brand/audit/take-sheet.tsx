import { View } from '@tarojs/components'
import { useState } from 'react'
import { ask, send } from '@/app/call'
import { handOver } from '@/app/hand-over'
import { useAction } from '@/app/state/action'
import type { AskOf } from '@/kernel/contract'
import type { log, logFile, takeLog } from '@/team/contract'
import { Button, Field, Notice, Problem, Sheet } from '@/ui'
import css from './index.module.css'
import { words } from './words'

interface TakeSheetProps {
  readonly open: boolean
  readonly filters: AskOf<typeof log>
  readonly onClose: () => void
  readonly onTaken: () => Promise<void>
}

const REASON_LEAST = 2
const REASON_MOST = 60

/** First why, then the file. */
export function TakeSheet({ open, filters, onClose, onTaken }: TakeSheetProps) {
  const [reason, setReason] = useState('')
  const [said, setSaid] = useState('')
  const short = reason.trim().length < REASON_LEAST
  const taking = useAction(async (key) => {
    setSaid('')
    setSaid(await take({ ...filters, reason: reason.trim() }, key))
    await onTaken()
  })
  return (
    <Sheet open={open} title={words.takeTitle} onClose={onClose}>
      <View className={css.form}>
        <View className={css.lead}>{words.takeLead}</View>
        <Field
          id='take-reason'
          label={words.reason}
          hint={words.reasonHint}
          max={REASON_MOST}
          value={reason}
          onChange={setReason}
          {...(reason && short ? { problem: words.short } : {})}
        />
        {said && <Notice tone='good'>{said}</Notice>}
        {taking.error && <Problem error={taking.error} />}
        <Button id='take' busy={taking.busy} disabled={short} onTap={() => taking.run()}>
          {words.submit}
        </Button>
      </View>
    </Sheet>
  )
}

/** A lost answer asks again with the same key, so that one press is one line on record. */
async function take(input: AskOf<typeof takeLog>, key: string): Promise<string> {
  const { exportId } = await send<typeof takeLog>('brand/team.takeLog', input, { key })
  const { fileName, csv, entries, complete } = await ask<typeof logFile>('brand/team.logFile', { exportId })
  const way = await handOver({ name: fileName, type: 'text/csv', text: csv })
  const done = way === 'file' ? words.downloaded(entries) : words.copied(entries)
  return complete ? done : `${done}。${words.incomplete}`
}
