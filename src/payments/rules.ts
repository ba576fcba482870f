import type { Fen } from '@/kernel/money'
import { type Refusal, refuse } from '@/kernel/result'
import { DAY, iso, type Ms, nextMidnight } from '@/kernel/time'

/**
 * What one shop may take out. Below the sum from which WeChat wants the payee's real name (PAY §3.8), since we keep none;
 * the day's bounds keep a stolen phone from emptying a shop at once.
 */
export const LIMITS = { minFen: 100, maxFen: 199_999, dayFen: 500_000, dayTimes: 5 } as const

/** A withdrawal of this shop that still matters: open, of today, or failed a short while ago. */
export interface Recent {
  readonly id: string
  readonly state: 'asked' | 'processing' | 'waiting' | 'done' | 'failed'
  readonly grossFen: Fen
  readonly reason: string
  readonly askedAt: Ms
  readonly endedAt: Ms | null
}

/** WeChat's words for an account that can't take money until its owner has done something (PAY 订单失败原因). */
const ACCOUNT_REASONS: ReadonlySet<string> = new Set([
  'REAL_NAME_CHECK_FAIL',
  'NAME_NOT_CORRECT',
  'ID_CARD_NOT_CORRECT',
  'ACCOUNT_FROZEN',
  'ACCOUNT_NOT_EXIST',
  'PAYEE_ACCOUNT_ABNORMAL',
  'REALNAME_ACCOUNT_RECEIVED_QUOTA_EXCEED',
])
/** So long an account that WeChat turned down is left alone: asking every minute would only be turned down again. */
export const CHECKING_LASTS: Ms = DAY

export const isOpen = ({ state }: Pick<Recent, 'state'>): boolean => state !== 'done' && state !== 'failed'
/** The first moment of today in China, where the day's bounds begin anew. */
export const today = (now: Ms): Ms => nextMidnight(now) - DAY

export interface Left {
  readonly fen: Fen
  readonly times: number
}

/** What the day still allows. What came back takes nothing of the day's sum, but it was one of its times. */
export function leftOf(recent: readonly Recent[], now: Ms): Left {
  const asked = recent.filter((one) => one.askedAt >= today(now))
  const given = asked.filter((one) => one.state !== 'failed').reduce((sum, one) => sum + one.grossFen, 0)
  return { fen: Math.max(0, LIMITS.dayFen - given), times: Math.max(0, LIMITS.dayTimes - asked.length) }
}

/** Why nothing at all may be taken out now, with the clock of when it may. */
export function whyNotNow(recent: readonly Recent[], now: Ms): Refusal | null {
  const open = recent.find(isOpen)
  if (open) return refuse('withdrawal-open', { withdrawalId: open.id, amountFen: open.grossFen })
  const turned = recent.find(
    (one) => one.state === 'failed' && ACCOUNT_REASONS.has(one.reason) && one.endedAt! > now - CHECKING_LASTS,
  )
  if (turned)
    return refuse('account-checking', { missing: turned.reason, until: iso(turned.endedAt! + CHECKING_LASTS) })
  const left = leftOf(recent, now)
  if (left.times === 0 || left.fen < LIMITS.minFen) return overTheDay(left, now)
  return null
}

const overTheDay = (left: Left, now: Ms): Refusal =>
  refuse('withdraw-day-limit', { leftFen: left.fen, leftTimes: left.times, until: iso(nextMidnight(now)) })

export interface Wish {
  readonly amountFen: Fen
  readonly availableFen: Fen
  readonly recent: readonly Recent[]
}

/** Whether this sum may be taken out now. */
export function whyNot({ amountFen, availableFen, recent }: Wish, now: Ms): Refusal | null {
  const no = whyNotNow(recent, now)
  if (no) return no
  if (amountFen < LIMITS.minFen) return refuse('withdraw-too-little', { minFen: LIMITS.minFen })
  if (amountFen > LIMITS.maxFen) return refuse('withdraw-too-much', { maxFen: LIMITS.maxFen })
  const left = leftOf(recent, now)
  if (amountFen > left.fen) return overTheDay(left, now)
  if (amountFen > availableFen) return refuse('withdraw-over-balance', { availableFen })
  return null
}
