import { Text } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { OutputOf } from '@/kernel/contract'
import type { correct, shipped } from '@/orders/shipping-contract'
import { Button, Field, Problem, Sheet } from '@/ui'
import { isComplete, type Label } from './label'
import { LabelFields } from './label-fields'
import css from './split-sheet.module.css'
import { words } from './words'

export type Parcel = OutputOf<typeof shipped>['items'][number]

interface Props {
  readonly parcel: Parcel
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A mistyped number is put right; what stood there stays on record, with who and why. */
export function CorrectSheet({ parcel, onClose, onDone }: Props) {
  const [label, setLabel] = useState<Label>({ carrier: parcel.carrier, trackingNo: parcel.trackingNo })
  const [reason, setReason] = useState('')
  const same = label.carrier === parcel.carrier && label.trackingNo === parcel.trackingNo
  const go = useAction(async (key: string) => {
    const asked = { parcelId: parcel.parcelId, ...label, reason: reason.trim() }
    await send<typeof correct>('brand/orders.correctParcel', asked, { key })
    onDone()
    onClose()
  })
  const foot = (
    <Button busy={go.busy} disabled={same || !isComplete(label) || reason.trim().length < 2} onTap={() => go.run()}>
      {words.correctSend}
    </Button>
  )
  return (
    <Sheet open title={words.correctTitle} onClose={onClose} foot={foot}>
      <Text className={css.lead}>{words.correctLead}</Text>
      <LabelFields label={label} onChange={setLabel} />
      <Field label={words.correctReason} hint={words.correctReasonHint} max={100} value={reason} onChange={setReason} />
      {go.error && <Problem error={go.error} onRetry={() => go.run()} />}
    </Sheet>
  )
}
