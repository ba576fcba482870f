import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { answer } from '@/ratings/contract'
import { Field } from '@/ui'
import { AskSheet } from '../ask-sheet'
import { words } from '../rating-words'

interface AnswerSheetProps {
  readonly ratingId: string
  readonly onClose: () => void
  readonly onDone: () => Promise<void>
}

export function AnswerSheet({ ratingId, onClose, onDone }: AnswerSheetProps) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const acting = useAction(async (key) => {
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    await send<typeof answer>('brand/ratings.answer', { ratingId, text }, { key })
    await onDone()
  })
  return (
    <AskSheet title={words.answerTitle} yes={words.send} no={words.keep} acting={acting} onClose={onClose}>
      <Field
        label={words.answerLabel}
        hint={words.answerHint}
        type='textarea'
        max={500}
        value={text}
        onChange={setText}
        problem={missing && text.trim() === '' ? words.answerMissing : undefined}
      />
    </AskSheet>
  )
}
