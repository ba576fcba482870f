import { words as afterSales } from '@/after-sales/words'
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
  return (
    <Steps
      items={refund.trail.map(({ step, at }, n) => ({
        title: words.trail[step] ?? step,
        at: at ? dayTime(at) : (DUE[step] ?? ''),
        note: noteOf(refund, n),
        done: at !== null,
      }))}
    />
  )
}

/** When a step that has not happened yet is promised. */
const DUE: Readonly<Record<string, string>> = { accepted: words.atOnce, arrived: words.soon }

function noteOf({ amountFen, reason, why }: Refund, at: number): string | undefined {
  if (at > 0) return undefined
  const rule = words.reasons[reason] ?? reason
  return `¥${yuan(amountFen)} · ${why ? words.because(rule, whyOf(why)) : rule}`
}

/** What the buyer chose, in words. */
export const whyOf = (why: string): string => (afterSales.reasons as Readonly<Record<string, string>>)[why] ?? why
