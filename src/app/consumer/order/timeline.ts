import type { OutputOf } from '@/kernel/contract'
import { yuan } from '@/kernel/money'
import type { view } from '@/orders/contract'
import type { StepItem } from '@/ui'
import { dayTime } from '@/ui/when'
import { words as all } from '../words'

const words = all.order

type Order = OutputOf<typeof view>
type Step = Order['steps'][number]

/** Everything that happened to the order, with its time and who did it, newest first. */
export function timeline(order: Order): StepItem[] {
  const placed = { type: 'ordered', actor: 'buyer', at: order.createdAt, facts: {} }
  const all = order.steps.some(({ type }) => type === 'ordered') ? order.steps : [placed, ...order.steps]
  return [...all].reverse().map((step) => ({
    title: words.steps[step.type] ?? step.type,
    at: dayTime(step.at),
    note: [words.actors[step.actor] ?? step.actor, factsOf(step)].filter(Boolean).join(' · '),
    done: true,
  }))
}

function factsOf({ facts }: Step): string {
  if (typeof facts.amountFen === 'number') return `¥${yuan(facts.amountFen)}`
  if (typeof facts.reason === 'string') return words.reasons[facts.reason] ?? ''
  if (typeof facts.trackingNo === 'string') return words.payBy(String(facts.carrier ?? ''), facts.trackingNo)
  return ''
}
