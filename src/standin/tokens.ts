import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { DAY, MINUTE, SECOND } from '@/kernel/time'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'

const asked = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().optional(),
})

const VALID = 7_200 * SECOND
const RENEW_IN_LAST = 5 * MINUTE
const FORCED_A_DAY = 20
const BETWEEN_FORCED = 30 * SECOND

/** POST /cgi-bin/stable_token: the same token for everybody until its last five minutes (WX 稳定版接口调用凭据). */
export function stableToken(house: House, body: unknown): ApiAnswer {
  const parsed = asked.safeParse(body)
  if (!parsed.success || parsed.data.grant_type !== 'client_credential') return apiError(40002, 'invalid grant_type')
  if (parsed.data.appid !== house.keys.appid) return apiError(40013, 'invalid appid')
  if (parsed.data.secret !== house.keys.secret) return apiError(40125, 'invalid appsecret')
  const { state, clock } = house
  const now = clock.now()
  if (parsed.data.force_refresh) {
    const refused = countForced(house)
    if (refused) return refused
    state.token = { token: freshToken(), until: now + VALID }
    state.tokenBefore = null
  } else if (!state.token || state.token.until - now <= RENEW_IN_LAST) {
    state.tokenBefore = state.token
    state.token = { token: freshToken(), until: now + VALID }
  }
  return { access_token: state.token!.token, expires_in: Math.floor((state.token!.until - now) / SECOND) }
}

function countForced({ state, clock }: House): ApiAnswer | null {
  const now = clock.now()
  state.forcedRefreshes = state.forcedRefreshes.filter((at) => now - at < DAY)
  const last = state.forcedRefreshes.at(-1)
  if (state.forcedRefreshes.length >= FORCED_A_DAY) return apiError(45009, 'reach max api daily quota limit')
  if (last !== undefined && now - last < BETWEEN_FORCED)
    return apiError(45011, 'api minute-quota reach limit, retry later')
  state.forcedRefreshes.push(now)
  return null
}

const freshToken = (): string => `99_${randomBytes(48).toString('base64url')}`

/** What is wrong with the access token of a call, or null. */
export function tokenTrouble({ state, clock }: House, token: string | undefined): ApiAnswer | null {
  if (!token) return apiError(41001, 'access_token missing')
  const known = [state.token, state.tokenBefore].find((one) => one?.token === token)
  if (!known) return apiError(40001, 'invalid credential, access_token is invalid or not latest')
  return clock.now() < known.until ? null : apiError(42001, 'access_token expired')
}
