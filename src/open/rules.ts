import { DAY, HOUR, MINUTE, type Ms, SECOND } from '@/kernel/time'

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

export const WEBHOOKS_MAX = 10
/** Both secrets sign for this long, so that a receiver can change over without missing a message. */
export const ROTATING = DAY
/** Pauses before each further try (Standard Webhooks: over days): ten tries in two days and a half. */
export const PAUSES: readonly Ms[] = [
  5 * SECOND,
  30 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  16 * HOUR,
  24 * HOUR,
]
/** An address that has taken nothing for this long is switched off. */
export const OFF_AFTER = 3 * DAY

/** What an address said to a message: any answer of 200 to 299 takes it, 410 wants no more (Standard Webhooks). */
export type Said = { readonly status: number } | { readonly fault: string }

export interface Hook {
  readonly failingSince: Ms | null
}

export interface Next {
  readonly state: 'delivered' | 'waiting' | 'failed'
  readonly nextAt: Ms | null
  readonly failingSince: Ms | null
  readonly off: 'failing' | 'gone' | null
}

/** What becomes of a message and its address after try number `attempts`. */
export function afterTry(said: Said, { failingSince }: Hook, { attempts, now }: { attempts: number; now: Ms }): Next {
  const status = 'status' in said ? said.status : 0
  if (status >= 200 && status < 300) return { state: 'delivered', nextAt: null, failingSince: null, off: null }
  const since = failingSince ?? now
  const off = status === 410 ? 'gone' : now - since >= OFF_AFTER ? 'failing' : null
  const pause = PAUSES[attempts - 1]
  if (off || pause === undefined) return { state: 'failed', nextAt: null, failingSince: since, off }
  return { state: 'waiting', nextAt: now + pause, failingSince: since, off }
}
