import type { Withdrawal } from '@/app/state/withdraw'
import type { StepItem } from '@/ui'
import { dayTime } from '@/ui/when'
import { words } from '../withdraw/words'

/** The way of the money, like a parcel's: what has happened with its time, what is still to come without. */
export function stepsOf(one: Withdrawal): StepItem[] {
  const taken = one.wechatBillNo !== null
  const asked = { title: words.steps.asked, at: dayTime(one.askedAt), done: true }
  const at = one.endedAt ? dayTime(one.endedAt) : undefined
  if (one.state === 'failed') {
    const known = taken ? [{ title: words.steps.taken, done: true }] : []
    return [asked, ...known, { title: words.steps.back, at: at!, done: true }]
  }
  const done = one.state === 'done'
  const confirm = one.confirmBefore && !done ? { at: words.stepConfirm(dayTime(one.confirmBefore)) } : {}
  return [
    asked,
    { title: words.steps.taken, done: taken },
    {
      title: words.steps.confirm,
      done: done || (one.state === 'processing' && one.confirmBefore !== null),
      ...confirm,
    },
    { title: words.steps.done, done, ...(at ? { at } : {}) },
  ]
}
