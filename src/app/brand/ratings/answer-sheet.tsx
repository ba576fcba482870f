import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { answer } from '@/ratings/contract'
import { Button, Field, Halves, Problem, Sheet } from '@/ui'
import { words } from '../rating-words'
import css from './index.module.css'

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
    <Sheet
      open
      title={words.answerTitle}
      onClose={onClose}
      foot={
        <Halves>
          <Button weight='plain' size='m' onTap={onClose}>
            {words.keep}
          </Button>
          <Button id='answer' weight='tea' size='m' busy={acting.busy} onTap={() => acting.run()}>
            {words.send}
          </Button>
        </Halves>
      }
    >
      <Field
        label={words.answerLabel}
        hint={words.answerHint}
        type='textarea'
        max={500}
        value={text}
        onChange={setText}
        problem={missing && text.trim() === '' ? words.answerMissing : undefined}
      />
      {acting.error && (
        <View className={css.said}>
          <Problem error={acting.error} />
        </View>
      )}
    </Sheet>
  )
}
