import { isRefusal, type Refusal } from '@/kernel/result'
import { type Pace, WINDOW } from '@/open/rules'
import type { Known, Role } from './callers'

/**
 * What machines read to keep their pace: the fields of draft-ietf-httpapi-ratelimit-headers, and Retry-After where it was
 * too fast. A door for machines also says what it wants (RFC 6750).
 */
export function paceHeaders(role: Role, by: Known | Refusal): [string, string][] {
  if (role !== 'open') return []
  const pace = isRefusal(by) ? (by.facts?.pace as Pace | undefined) : by.pace
  if (isRefusal(by) && by.refused === 'sign-in') return [['www-authenticate', 'Bearer realm="yuantuan"']]
  if (!pace) return []
  const headers: [string, string][] = [
    ['ratelimit-policy', `"key";q=${pace.limit};w=${WINDOW / 1000}`],
    ['ratelimit', `"key";r=${pace.left};t=${pace.resetSeconds}`],
  ]
  return isRefusal(by) ? [...headers, ['retry-after', String(pace.resetSeconds)]] : headers
}
