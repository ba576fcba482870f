import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CallError } from '@/app/call'
import { Button, Chip, Field, Problem, Sheet } from '@/ui'
import { words } from '../words'
import css from './reject-sheet.module.css'

interface Props {
  open: boolean
  busy: boolean
  error: CallError | null
  onClose: () => void
  onReject: (reason: string) => void
}

/** A rejection always says why: the brand reads these words as they stand. */
export function RejectSheet({ open, busy, error, onClose, onReject }: Props) {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (reason.trim() !== '') onReject(reason.trim())
  }
  const foot = (
    <View className={css.foot}>
      <Button weight='plain' onTap={onClose}>
        {words.keep}
      </Button>
      <Button weight='main' busy={busy} onTap={submit}>
        {words.confirmReject}
      </Button>
    </View>
  )
  return (
    <Sheet open={open} title={words.rejectTitle} onClose={onClose} foot={foot}>
      <Text className={css.note}>{words.rejectNote}</Text>
      <View className={css.quick}>
        {words.quick.map((quick) => (
          <Chip key={quick} onTap={() => setReason(reason === '' ? quick : `${reason}；${quick}`)}>
            {quick}
          </Chip>
        ))}
      </View>
      <Field
        type='textarea'
        label={words.reason}
        value={reason}
        max={300}
        problem={tried && reason.trim() === '' ? words.reasonMissing : undefined}
        onChange={setReason}
      />
      {error && <Problem error={error} />}
    </Sheet>
  )
}
