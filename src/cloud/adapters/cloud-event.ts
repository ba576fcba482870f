import type { Handler } from './node'

/** What the HTTP access service gives to an event function. */
export interface AccessEvent {
  readonly path: string
  readonly httpMethod: string
  readonly headers?: Readonly<Record<string, string>>
  readonly queryStringParameters?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string
  readonly isBase64Encoded?: boolean
}

export interface AccessAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: boolean
}

/** What `cloud.getWXContext()` says; only calls from the mini-program itself carry a person. */
export interface WechatContext {
  readonly OPENID?: string
  readonly SOURCE?: string
}

/** WeChat's own word on who calls. It is put in here and nowhere else, so whoever reads it may trust it. */
export const OPENID_HEADER = 'x-wx-openid'
/** Anybody on the public address can send these; what a client wrote in them is thrown away. */
const FORGEABLE = /^x-wx-/i
/** `wx_http` comes over the public address and has no person, whatever it claims. */
const PERSONAL = new Set(['wx_client', 'wx_devtools'])

/** An event function that serves a handler: `exports.main = eventMain(handler, () => cloud.getWXContext())`. */
export function eventMain(handler: Handler, wechat: () => WechatContext = () => ({})) {
  return async (event: AccessEvent): Promise<AccessAnswer> => {
    const response = await handler(requestOf(event, wechat()))
    return answerOf(response)
  }
}

function requestOf(event: AccessEvent, { OPENID, SOURCE = '' }: WechatContext): Request {
  const headers = new Headers(Object.entries(event.headers ?? {}).filter(([name]) => !FORGEABLE.test(name)))
  if (OPENID && PERSONAL.has(SOURCE.split(',').at(-1) ?? '')) headers.set(OPENID_HEADER, OPENID)
  const method = event.httpMethod.toUpperCase()
  const hasBody = method !== 'GET' && method !== 'HEAD' && event.body !== undefined
  // Signatures are over the raw bytes, so the body must arrive as they were.
  const body = hasBody ? Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') : undefined
  return new Request(`https://${headers.get('host') ?? 'function.local'}${event.path}${queryOf(event)}`, {
    method,
    headers,
    body,
  })
}

function queryOf({ queryStringParameters: given = {} }: AccessEvent): string {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

async function answerOf(response: Response): Promise<AccessAnswer> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const isText = /json|text|javascript|svg|xml/.test(response.headers.get('content-type') ?? '')
  const isBase64Encoded = bytes.length > 0 && (!isText || response.headers.has('content-encoding'))
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: bytes.toString(isBase64Encoded ? 'base64' : 'utf8'),
    isBase64Encoded,
  }
}
