import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { view } from '@/orders/contract'
import { Steps } from '@/ui'
import { dayTime } from '@/ui/when'
import { words as all } from './words'

const words = all.order

type Refund = NonNullable<OutputOf<typeof view>['refund']>

/** Money on its way back, told like a parcel: what has happened, what is still to come. */
export function RefundTrail({ refund }: { readonly refund: Refund }) {
  const last = refund.trail.length - 1
  return (
    <Steps
      items={refund.trail.map(({ step, at }, n) => ({
        title: words.trail[step] ?? step,
        at: at ? dayTime(at) : n === last ? words.soon : undefined,
        note: noteOf(refund, n),
        done: at !== null,
      }))}
    />
  )
}

function noteOf({ amountFen, reason }: Refund, at: number): string | undefined {
  return at === 0 ? `¥${yuan(amountFen)} · ${words.reasons[reason] ?? reason}` : undefined
}
