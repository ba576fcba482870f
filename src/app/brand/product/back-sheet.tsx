import { View } from '@tarojs/components'
import { useState } from 'react'
import { CallError, send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { goBack } from '@/catalogue/goods-contract'
import { Field } from '@/ui'
import { AskSheet } from '../ask-sheet'
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
  const asking = { ...going, run: () => going.run(false) }
  return (
    <AskSheet
      title={words.goBackTitle(version)}
      yes={words.goBackDo}
      no={words.check}
      acting={asking}
      onClose={onClose}
    >
      <View className={css.form}>
        <View>{words.goBackNote}</View>
        <Field label={words.reason} hint={words.reasonHint} max={200} value={reason} onChange={setReason} />
      </View>
    </AskSheet>
  )
}
