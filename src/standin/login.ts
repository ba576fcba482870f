import { randomBytes } from 'node:crypto'
import { MINUTE, type Ms } from '@/kernel/time'
import type { House } from './house'
import type { LoginCode, Person } from './state'
import { WORDS } from './words'

/** What api.weixin.qq.com answers: always 200, with an errcode when it refuses. */
export type ApiAnswer = Record<string, unknown>

export const apiError = (errcode: number, errmsg: string): ApiAnswer => ({
  errcode,
  errmsg: `${errmsg}, rid: ${randomBytes(4).toString('hex')}-${randomBytes(4).toString('hex')}`,
})

const CODE_VALID = 5 * MINUTE
const CODE_KEPT = 60 * MINUTE

/** A code as wx.login or the H5 login gives it: single use, five minutes (WX 小程序登录). */
export function makeLoginCode({ state, clock }: House, openid: string, way: 'mini' | 'web'): string {
  forgetOldCodes(state.loginCodes, clock.now())
  const code = `0${randomBytes(15).toString('hex')}${way === 'mini' ? 'm' : 'w'}`
  state.loginCodes[code] = { openid, way, madeAt: clock.now(), used: false }
  return code
}

/** Codes are kept in the order they were made, so the old ones stand in front. */
function forgetOldCodes(codes: Record<string, LoginCode>, now: Ms): void {
  for (const code in codes) {
    if (now - codes[code]!.madeAt < CODE_KEPT) return
    delete codes[code]
  }
}

export interface CodeToTrade {
  readonly appid: string | undefined
  readonly secret: string | undefined
  readonly code: string | undefined
  readonly grant: string | undefined
  readonly way: 'mini' | 'web'
}

/** GET /sns/jscode2session. */
export function sessionOf(house: House, asked: CodeToTrade): ApiAnswer {
  const { person, refused } = tradeCode(house, asked)
  if (!person) return refused
  return { session_key: randomBytes(16).toString('base64'), openid: person.openid, unionid: unionid(person.openid) }
}

/** GET /sns/oauth2/access_token. */
export function webSessionOf(house: House, asked: CodeToTrade): ApiAnswer {
  const { person, refused } = tradeCode(house, asked)
  if (!person) return refused
  return {
    access_token: randomBytes(32).toString('base64url'),
    expires_in: 7200,
    refresh_token: randomBytes(32).toString('base64url'),
    openid: person.openid,
    scope: 'snsapi_base',
    unionid: unionid(person.openid),
  }
}

type Traded = { person: Person; refused?: never } | { person?: never; refused: ApiAnswer }

const refusal = (errcode: number, errmsg: string): Traded => ({ refused: apiError(errcode, errmsg) })

function tradeCode({ state, keys, clock }: House, asked: CodeToTrade): Traded {
  if (asked.appid !== keys.appid) return refusal(40013, 'invalid appid')
  if (asked.secret !== keys.secret) return refusal(40125, 'invalid appsecret')
  if (asked.grant !== 'authorization_code') return refusal(40002, 'invalid grant_type')
  if (!asked.code) return refusal(41008, 'missing code')
  const known = state.loginCodes[asked.code]
  if (known?.way !== asked.way) return refusal(40029, 'invalid code')
  if (known.used) return refusal(40163, 'code been used')
  if (clock.now() - known.madeAt > CODE_VALID) return refusal(asked.way === 'web' ? 42003 : 40029, 'code expired')
  known.used = true
  const person = state.people[known.openid]
  return person ? { person } : refusal(40029, 'invalid code')
}

const unionid = (openid: string): string => `u${openid.slice(1)}`

export interface Authorize {
  readonly appid: string | undefined
  readonly redirectUri: string | undefined
  readonly responseType: string | undefined
  readonly state: string | undefined
}

/** Where the H5 login sends the browser: back at once, or to a page where somebody chooses who holds this device. */
export type AuthorizeAnswer = { redirect: string } | { choose: readonly Person[] } | { wrong: string }

/** GET /connect/oauth2/authorize. */
export function authorize(house: House, asked: Authorize): AuthorizeAnswer {
  const wrong = wrongWith(house, asked)
  if (wrong) return { wrong }
  const origin = new URL(asked.redirectUri!).origin
  const owner = Object.values(house.state.people).find((person) => person.origin === origin)
  return owner ? backWithCode(house, asked, owner.openid) : { choose: Object.values(house.state.people) }
}

/** The choice made on that page. */
export function authorizeAs(house: House, asked: Authorize, openid: string): AuthorizeAnswer {
  const wrong = wrongWith(house, asked)
  if (wrong) return { wrong }
  return house.state.people[openid] ? backWithCode(house, asked, openid) : { wrong: WORDS.nobody }
}

function wrongWith({ keys }: House, asked: Authorize): string | null {
  if (asked.appid !== keys.appid) return WORDS.wrongAppid
  if (asked.responseType !== 'code') return WORDS.wrongResponseType
  return asked.redirectUri && /^https?:\/\//.test(asked.redirectUri) && URL.canParse(asked.redirectUri)
    ? null
    : WORDS.wrongRedirect
}

function backWithCode(house: House, asked: Authorize, openid: string): AuthorizeAnswer {
  const back = new URL(asked.redirectUri!)
  back.searchParams.set('code', makeLoginCode(house, openid, 'web'))
  back.searchParams.set('state', asked.state ?? '')
  return { redirect: back.toString() }
}
