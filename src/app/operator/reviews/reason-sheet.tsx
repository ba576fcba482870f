import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { CallError } from '@/app/call'
import { REASONS } from '@/review/words'
import { Button, Field, Halves, Notice, Problem, Sheet, Tap, told } from '@/ui'
import { words } from '../words'
import css from './reason-sheet.module.css'

interface ReasonSheetProps {
  readonly verdict: 'needs-work' | 'declined'
  readonly busy: boolean
  readonly error: CallError | null
  readonly onClose: () => void
  readonly onSay: (code: string, words: string) => void
}

/** A no always says why, out of a closed list with its source; the brand reads it with the words as they stand. */
export function ReasonSheet({ verdict, busy, error, onClose, onSay }: ReasonSheetProps) {
  const [code, setCode] = useState<string | null>(null)
  const [free, setFree] = useState('')
  const [tried, setTried] = useState(false)
  const freeMissing = code === 'other' && free.trim() === ''
  const say = () => {
    setTried(true)
    if (code !== null && !freeMissing) onSay(code, free.trim())
  }
  const foot = (
    <Halves>
      <Button weight='plain' size='m' onTap={onClose}>
        {words.keep}
      </Button>
      <Button weight='main' size='m' busy={busy} onTap={say}>
        {words.confirm[verdict]}
      </Button>
    </Halves>
  )
  return (
    <Sheet open title={words.reasonTitle[verdict]} onClose={onClose} foot={foot}>
      <View className={css.body}>
        <Text className={css.note}>{words.reasonNote}</Text>
        <View className={css.reasons} {...told({ role: 'radiogroup', label: words.reason })}>
          {Object.entries(REASONS)
            .filter(([, reason]) => reason.for.includes(verdict))
            .map(([value, { says, source }]) => (
              <Tap
                key={value}
                role='radio'
                checked={code === value}
                label={`${says}（${source}）`}
                className={`${css.reason} ${code === value ? css.on : ''}`}
                onTap={() => setCode(value)}
              >
                <Text className={css.says}>{says}</Text>
                <Text className={css.source}>{source}</Text>
              </Tap>
            ))}
        </View>
        {tried && code === null && <Notice tone='bad'>{words.reasonMissing}</Notice>}
        <Field
          type='textarea'
          label={words.free}
          hint={words.freeHint}
          value={free}
          max={300}
          problem={tried && freeMissing ? words.freeMissing : undefined}
          onChange={setFree}
        />
        {error && <Problem error={error} />}
      </View>
    </Sheet>
  )
}
