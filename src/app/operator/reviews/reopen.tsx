import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { reopen } from '@/review/contract'
import { Button, Field, Halves, Notice, Problem, Sheet } from '@/ui'
import { words } from '../words'
import type { FullCase } from './case'
import css from './reason-sheet.module.css'

const said = words.reopen
/** As the contract wants it. */
const LEAST = 4

/** Takes a no back, with the reason that its steps and the log of deeds keep. */
export function Reopen({ one, onMoved }: { readonly one: FullCase; readonly onMoved: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <View>
      <Button id='reopen' size='s' weight='plain' fit onTap={() => setOpen(true)}>
        {said.open}
      </Button>
      {open && <ReopenSheet one={one} onClose={() => setOpen(false)} onMoved={onMoved} />}
    </View>
  )
}

interface ReopenSheetProps {
  readonly one: FullCase
  readonly onClose: () => void
  readonly onMoved: () => void
}

function ReopenSheet({ one, onClose, onMoved }: ReopenSheetProps) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const missing = reason.trim().length < LEAST
  const act = useAction(async (key: string) => {
    setTried(true)
    if (missing) return
    await send<typeof reopen>('operator/review.reopen', { caseId: one.id, reason: reason.trim() }, { key })
    onClose()
    onMoved()
  })
  const foot = (
    <Halves>
      <Button weight='plain' size='m' onTap={onClose}>
        {words.keep}
      </Button>
      <Button id='reopen-yes' weight='main' size='m' busy={act.busy} onTap={() => act.run()}>
        {said.yes}
      </Button>
    </Halves>
  )
  return (
    <Sheet open title={said.title} onClose={onClose} foot={foot}>
      <View className={css.body}>
        <Notice>{said.note}</Notice>
        <Field
          id='reopen-reason'
          type='textarea'
          label={said.reason}
          hint={said.hint}
          value={reason}
          max={300}
          problem={tried && missing ? said.missing : undefined}
          onChange={setReason}
        />
        {act.error && <Problem error={act.error} />}
      </View>
    </Sheet>
  )
}
