import { View } from '@tarojs/components'
import { useState } from 'react'
import type { rate } from '@/ratings/contract'
import { Button, Field, Notice, Problem, Stars } from '@/ui'
import { send } from '../../call'
import { useAction } from '../../state/action'
import { words as all } from '../found-words'
import style from './index.module.css'

const words = all.rate
const MOST = 500
/** Nobody counts letters before the end is near. */
const TELL_FROM = 100

export interface FormProps {
  readonly orderId: string
  readonly position: number
  readonly done: () => Promise<void>
}

export function RateForm({ orderId, position, done }: FormProps) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const acting = useAction(async (key) => {
    setMissing(stars === 0)
    if (stars === 0) return
    await send<typeof rate>('consumer/ratings.rate', { orderId, position, stars, text }, { key })
    await done()
  })
  return (
    <View>
      <View className={style.stars}>
        <Stars value={stars} onChange={setStars} label={words.stars} />
        <View className={style.feel}>{words.feel[stars]}</View>
      </View>
      <Field label={words.text} hint={words.textHint} type='textarea' max={MOST} value={text} onChange={setText} />
      <LettersLeft text={text} />
      <View className={style.note}>{words.note}</View>
      {missing && stars === 0 && (
        <View className={style.said}>
          <Notice tone='bad'>{words.starsMissing}</Notice>
        </View>
      )}
      {acting.error && (
        <View className={style.said}>
          <Problem error={acting.error} />
        </View>
      )}
      <Button id='rate' weight='tea' size='m' busy={acting.busy} onTap={() => acting.run()}>
        {words.submit}
      </Button>
    </View>
  )
}

export function LettersLeft({ text }: { readonly text: string }) {
  const left = MOST - text.length
  return left <= TELL_FROM ? <View className={style.left}>{words.left(left)}</View> : null
}
