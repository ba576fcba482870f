import { DAY, MINUTE, type Ms } from '@/kernel/time'

/** Enough for every system of a brand and for changing each of them over. */
export const KEYS_MAX = 50
/** How long a key may last: long enough to forget it is no length. */
export const LASTS_DAYS = [7, 30, 90, 365] as const
export type LastsDays = (typeof LASTS_DAYS)[number]

export const endOf = (now: Ms, days: LastsDays): Ms => now + days * DAY

/** A key begins so that people and scanners know what they have found. */
export const TOKEN = /^yt_[0-9a-z]{8}_[0-9A-Za-z_-]{43}$/
export const PREFIX_LENGTH = 'yt_00000000'.length

export const WINDOW = MINUTE
/** The running minute: whole minutes, so that every process counts into the same one. */
export const windowOf = (now: Ms): Ms => Math.floor(now / WINDOW) * WINDOW

/** How far a key is in its running minute. */
export interface Pace {
  readonly limit: number
  readonly left: number
  readonly resetSeconds: number
}

export function paceOf({ limit, used, windowAt }: { limit: number; used: number; windowAt: Ms }, now: Ms): Pace {
  const resetSeconds = Math.max(1, Math.ceil((windowAt + WINDOW - now) / 1000))
  return { limit, left: Math.max(0, limit - used), resetSeconds }
}

export interface KeyTimes {
  readonly endsAt: Ms
  readonly revokedAt: Ms | null
  readonly makerIsOwner: boolean
}

/** Whether a key opens anything now. A key can do no more than who made it: it ends with the maker's role. */
export function stateOf({ endsAt, revokedAt, makerIsOwner }: KeyTimes, now: Ms) {
  if (revokedAt !== null) return 'revoked'
  if (endsAt <= now) return 'ended'
  return makerIsOwner ? 'good' : 'maker-left'
}
