import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallError, send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { goBack } from '@/catalogue/goods-contract'
import { Button, Field, Halves, Problem, Sheet } from '@/ui'
import css from './form.module.css'
import { type Guard, GuardSheet } from './guard-sheet'
import { words } from './words'

interface BackSheetProps {
  readonly productId: string
  readonly version: number
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asked once more: an older version is written as the newest. */
export function BackSheet({ productId, version, onClose, onDone }: BackSheetProps) {
  const [reason, setReason] = useState('')
  const [guards, setGuards] = useState<readonly Guard[]>([])
  const going = useAction(async (key, agreed: boolean) => {
    try {
      await send<typeof goBack>('brand/catalogue.goBack', { productId, version, agreed, reason }, { key })
      onDone()
    } catch (error) {
      if (!(error instanceof CallError) || error.code !== 'needs-yes') throw error
      setGuards(error.facts.guards as Guard[])
    }
  })
  if (guards.length > 0) {
    return <GuardSheet guards={guards} busy={going.busy} onClose={onClose} onAgree={() => going.run(true)} />
  }
  const foot = (
    <Halves>
      <Button size='m' weight='plain' onTap={onClose}>
        {words.check}
      </Button>
      <Button id='go-back' size='m' weight='tea' busy={going.busy} onTap={() => going.run(false)}>
        {words.goBackDo}
      </Button>
    </Halves>
  )
  return (
    <Sheet open title={words.goBackTitle(version)} onClose={onClose} foot={foot}>
      <View className={css.form}>
        <View>{words.goBackNote}</View>
        <Field label={words.reason} hint={words.reasonHint} max={200} value={reason} onChange={setReason} />
        {going.error && <Problem error={going.error} />}
      </View>
    </Sheet>
  )
}
