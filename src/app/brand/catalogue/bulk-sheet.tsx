import { View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import type { applyBulk, planBulk } from '@/catalogue/bulk-contract'
import type { OutputOf } from '@/kernel/contract'
import { Button, Halves, Problem, Sheet } from '@/ui'
import css from './bulk.module.css'
import { editOf, emptyBulk } from './bulk-edit'
import { BulkForm } from './bulk-form'
import { type Plan, PlanList } from './plan-list'
import { words } from './words'

export type Applied = OutputOf<typeof applyBulk>

interface BulkSheetProps {
  readonly productIds: readonly string[]
  readonly onClose: () => void
  readonly onDone: (applied: Applied) => void
}

/** First what, then what that would do to each cell; only then is anything written. */
export function BulkSheet({ productIds, onClose, onDone }: BulkSheetProps) {
  const [draft, setDraft] = useState(emptyBulk)
  const [reason, setReason] = useState('')
  const [plan, setPlan] = useState<Plan | null>(null)
  const [agreed, setAgreed] = useState(false)
  const edit = editOf(draft)
  const planning = useAction(async (key) => {
    if (!edit) return
    setAgreed(false)
    setPlan(
      await send<typeof planBulk>('brand/catalogue.planBulk', { productIds: [...productIds], edit, reason }, { key }),
    )
  })
  const applying = useAction(async (key) => {
    if (!plan) return
    onDone(await send<typeof applyBulk>('brand/catalogue.applyBulk', { changeSetId: plan.id, agreed }, { key }))
  })
  const error = plan ? applying.error : planning.error
  const foot = plan ? (
    <Foot left={words.back} onLeft={() => setPlan(null)}>
      <Button
        id='apply'
        size='m'
        weight='tea'
        busy={applying.busy}
        disabled={plan.counts.changes === 0 || (plan.counts.guards > 0 && !agreed)}
        onTap={() => applying.run()}
      >
        {words.apply(plan.counts.changes)}
      </Button>
    </Foot>
  ) : (
    <Foot left={words.cancel} onLeft={onClose}>
      <Button id='preview' size='m' weight='tea' busy={planning.busy} disabled={!edit} onTap={() => planning.run()}>
        {words.preview}
      </Button>
    </Foot>
  )
  return (
    <Sheet open title={words.bulkTitle(productIds.length)} onClose={onClose} foot={foot}>
      {plan ? (
        <PlanList plan={plan} agreed={agreed} onAgree={setAgreed} />
      ) : (
        <BulkForm draft={draft} reason={reason} onChange={setDraft} onReason={setReason} />
      )}
      {error && (
        <View className={css.said}>
          <Problem error={error} />
        </View>
      )}
    </Sheet>
  )
}

interface FootProps {
  readonly left: string
  readonly onLeft: () => void
  readonly children: React.ReactNode
}

function Foot({ left, onLeft, children }: FootProps) {
  return (
    <Halves>
      <Button size='m' weight='plain' onTap={onLeft}>
        {left}
      </Button>
      {children}
    </Halves>
  )
}
