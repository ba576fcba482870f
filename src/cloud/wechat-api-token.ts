import { z } from 'zod'
import type { Remote } from '@/kernel/remote'
import { MINUTE, type Ms, SECOND } from '@/kernel/time'
import { type ApiLine, type ApiQuestion, askApi, readAs } from './wechat-api-call'

const tokenShape = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** A token is renewed this long before its end: WeChat hands out the next one from then on. */
const RENEW_BEFORE: Ms = 5 * MINUTE

/** 40001 and 42001: the token is wrong or over, whatever we believed (WX 错误码). */
const STALE = new Set(['40001', '42001'])

/**
 * Calls with an access token. `stable_token` gives all processes the same token, so each may keep its own copy; a stale
 * one is fetched anew once per call and the call repeated (WX 获取稳定版接口调用凭据).
 */
export function createTokenCalls(line: ApiLine): (question: ApiQuestion) => Promise<Remote<Uint8Array>> {
  let kept: { token: string; until: Ms } | null = null
  let fetching: Promise<Remote<string>> | null = null

  function token(): Promise<Remote<string>> {
    if (kept && line.now() < kept.until) return Promise.resolve({ outcome: 'ok', value: kept.token })
    fetching ??= fetchToken().finally(() => {
      fetching = null
    })
    return fetching
  }

  async function fetchToken(): Promise<Remote<string>> {
    const body = { grant_type: 'client_credential', appid: line.appid, secret: line.secret, force_refresh: false }
    const answer = readAs(await askApi(line, { path: '/cgi-bin/stable_token', body }), tokenShape)
    if (answer.outcome !== 'ok') return answer
    const { access_token, expires_in } = answer.value
    kept = { token: access_token, until: line.now() + expires_in * SECOND - RENEW_BEFORE }
    return { outcome: 'ok', value: access_token }
  }

  async function askOnce(question: ApiQuestion): Promise<{ answer: Remote<Uint8Array>; used: string }> {
    const current = await token()
    if (current.outcome !== 'ok') return { answer: current, used: '' }
    const mark = question.path.includes('?') ? '&' : '?'
    const path = `${question.path}${mark}access_token=${encodeURIComponent(current.value)}`
    return { answer: await askApi(line, { ...question, path }), used: current.value }
  }

  return async (question) => {
    const { answer, used } = await askOnce(question)
    if (answer.outcome !== 'refused' || !STALE.has(answer.code) || !used) return answer
    // Only the token that failed is thrown away: a neighbour may have fetched the next one meanwhile.
    if (kept?.token === used) kept = null
    return (await askOnce(question)).answer
  }
}
