import { View } from '@tarojs/components'
import { useState } from 'react'
import type { followUp } from '@/ratings/contract'
import { Button, Field, Problem } from '@/ui'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { words as all } from '../found-words'
import style from './index.module.css'
import { type FormProps, LettersLeft } from './rate-form'

const words = all.rate

/** One more remark, when the goods have shown what they are worth. */
export function FollowUpForm({ orderId, position, done }: FormProps) {
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const acting = useAction(async (key) => {
    setMissing(text.trim() === '')
    if (text.trim() === '') return
    await send<typeof followUp>('consumer/ratings.followUp', { orderId, position, text }, { key })
    await done()
  })
  if (!open) {
    return (
      <Button id='more-words' weight='plain' size='m' onTap={() => setOpen(true)}>
        {words.followUpEntry}
      </Button>
    )
  }
  return (
    <View>
      <Field
        label={words.moreText}
        hint={words.moreHint}
        type='textarea'
        max={500}
        value={text}
        onChange={setText}
        problem={missing && text.trim() === '' ? words.textMissing : undefined}
      />
      <LettersLeft text={text} />
      {acting.error && (
        <View className={style.said}>
          <Problem error={acting.error} />
        </View>
      )}
      <View className={style.note}>{words.note}</View>
      <Button id='follow-up' weight='plain' size='m' busy={acting.busy} onTap={() => acting.run()}>
        {words.submitMore}
      </Button>
    </View>
  )
}
