import Taro from '@tarojs/taro'
import axios, { type AxiosAdapter, AxiosError, type AxiosResponse } from 'axios'
import type { AskOf, Contract, OutputOf } from '@/kernel/contract'
import { learnServerTime } from './state/clock'
import { useSession } from './state/session'
import { randomKey, useVisit } from './state/visit'

/** What the answer's body said of a refusal. */
export interface Refused {
  /** A refusal code, `fault`, or `offline` when no answer came. */
  readonly code: string
  readonly money: 'none' | 'safe' | 'refunding'
  readonly next: string
  readonly requestId: string
  /** What the sentence needs: a limit, the price now, the nearest open round. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** The only error that calls throw. */
export class CallError extends Error implements Refused {
  readonly code: string
  readonly money: Refused['money']
  readonly next: string
  readonly requestId: string
  readonly facts: Refused['facts']

  constructor(refused: Pick<Refused, 'code'> & Partial<Refused>) {
    super(refused.code)
    this.name = 'CallError'
    this.code = refused.code
    this.money = refused.money ?? 'safe'
    this.next = refused.next ?? ''
    this.requestId = refused.requestId ?? ''
    this.facts = refused.facts ?? {}
  }
}

/** Taro's request on every platform: the mini-program has no XMLHttpRequest, and one path is easier to trust than two. */
const overTaro: AxiosAdapter = async (config) => {
  const answer = await Taro.request({
    url: axios.getUri(config),
    method: (config.method ?? 'get').toUpperCase() as 'GET' | 'POST',
    data: config.data,
    header: config.headers.toJSON() as Record<string, string>,
    timeout: config.timeout,
    dataType: 'json',
  }).catch((cause: { errMsg?: string }) => {
    throw new AxiosError(cause?.errMsg ?? 'network', AxiosError.ERR_NETWORK, config)
  })
  const response: AxiosResponse = {
    data: answer.data,
    status: answer.statusCode,
    statusText: '',
    headers: answer.header ?? {},
    config,
  }
  // Every answer is an object. The browser reads one that was cut off on its way as null, a phone as a text.
  const isWhole = typeof answer.data === 'object' && answer.data !== null
  if (answer.statusCode < 400 && !isWhole) throw new AxiosError('cut off', AxiosError.ERR_NETWORK, config)
  if (answer.statusCode < 400) return response
  throw new AxiosError('refused', AxiosError.ERR_BAD_REQUEST, config, null, response)
}

const http = axios.create({
  adapter: overTaro,
  baseURL: process.env.TARO_ENV === 'h5' ? '' : API_URL,
  timeout: 15_000,
  headers: { 'Content-Type': 'application/json' },
})

http.interceptors.request.use((config) => {
  const { token } = useSession.getState()
  if (token) config.headers.set('Authorization', `Bearer ${token}`)
  config.headers.set('X-Visitor', useVisit.getState().visitorId)
  return config
})

type SignIn = () => Promise<void>
let signIn: SignIn = () => Promise.reject(new CallError({ code: 'sign-in', money: 'none' }))

/** `app.tsx` says how to sign in; this file must not know WeChat. */
export function signInWith(way: SignIn): void {
  signIn = way
}

/** A query: `ask<typeof card>('visitor/campaigns.card', { campaignId })`. Throws CallError. */
export function ask<C extends Contract>(path: string, input: AskOf<C>): Promise<OutputOf<C>> {
  return call<OutputOf<C>>({ method: 'GET', path, params: given(input) })
}

/**
 * A command. Give `key` when the same press of a button may be sent twice (see `useAction`): the server does a key's
 * work once and gives its first answer again. Throws CallError.
 */
export function send<C extends Contract>(
  path: string,
  input: AskOf<C>,
  options: { key?: string; patienceMs?: number } = {},
) {
  return call<OutputOf<C>>({ method: 'POST', path, data: input, ...options, key: options.key ?? randomKey() })
}

interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params?: unknown
  readonly data?: unknown
  readonly key?: string
  /** For what is large: how long to wait for the answer. */
  readonly patienceMs?: number
}

async function call<Output>(request: Request): Promise<Output> {
  if (!request.path.startsWith('visitor/') && !useSession.getState().token) await signIn()
  try {
    return await oncePlusOneRetry<Output>(request)
  } catch (error) {
    const failure = read(error)
    if (failure.code !== 'sign-in' || request.path.startsWith('visitor/')) throw failure
  }
  // The token ran out: sign in once, and let a second refusal stand.
  await signIn()
  return oncePlusOneRetry<Output>(request).catch((error) => {
    throw read(error)
  })
}

async function oncePlusOneRetry<Output>(request: Request): Promise<Output> {
  try {
    return await attempt<Output>(request)
  } catch (error) {
    if (!(error instanceof AxiosError) || error.response) throw error
    return attempt<Output>(request)
  }
}

async function attempt<Output>({ method, path, params, data, key, patienceMs }: Request): Promise<Output> {
  const askedAt = Date.now()
  const headers = key ? { 'Idempotency-Key': key } : {}
  const { data: body } = await http.request<Output>({
    method,
    url: `/${path}`,
    params,
    data,
    headers,
    ...(patienceMs && { timeout: patienceMs }),
  })
  const { serverTime } = (body ?? {}) as { serverTime?: unknown }
  if (typeof serverTime === 'string') learnServerTime(serverTime, askedAt, Date.now())
  return body
}

function read(error: unknown): CallError {
  if (error instanceof CallError) return error
  if (!(error instanceof AxiosError)) return new CallError({ code: 'fault', facts: { reason: String(error) } })
  const body: unknown = error.response?.data
  if (!error.response) return new CallError({ code: 'offline' })
  if (typeof body !== 'object' || body === null || !('code' in body)) {
    return new CallError({ code: 'fault', facts: { status: error.response.status } })
  }
  const { code, money, next, requestId, facts } = body as Record<string, unknown>
  const where = money === 'none' || money === 'refunding' ? money : 'safe'
  return new CallError({
    code: String(code),
    money: where,
    next: text(next),
    requestId: text(requestId),
    facts: record(facts),
  })
}

const record = (value: unknown): Refused['facts'] =>
  typeof value === 'object' && value !== null ? (value as Refused['facts']) : {}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A query string carries what is given, and nothing called "undefined". */
function given(input: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== undefined && value !== null))
}
