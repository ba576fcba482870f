import { request as send } from 'node:http'

export interface WxRequest {
  readonly url: string
  readonly method?: string
  readonly data?: unknown
  readonly header?: Readonly<Record<string, string>>
  readonly timeout?: number
}

export interface WxAnswer {
  readonly data: unknown
  readonly statusCode: number
  readonly header: Readonly<Record<string, string>>
  readonly errMsg: string
}

/**
 * wx.request over real HTTP. The address that was compiled in is any host; requests go to `api` instead, the path stays.
 * Only a broken connection fails: an error status is an answer, as in WeChat.
 */
export function requestOver(api: () => string) {
  return (asked: WxRequest): Promise<WxAnswer> => {
    const { pathname, search } = new URL(asked.url, 'http://compiled.in')
    const method = (asked.method ?? 'GET').toUpperCase()
    const body = method === 'GET' || asked.data === undefined ? undefined : textOf(asked.data)
    const headers = {
      ...asked.header,
      ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
    }
    return new Promise((answer, fail) => {
      const call = send(
        new URL(pathname + search, api()),
        { method, headers, timeout: asked.timeout ?? 60_000 },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () => {
            const header = Object.fromEntries(
              Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
            )
            const data = parsed(Buffer.concat(chunks).toString('utf8'))
            answer({ data, statusCode: response.statusCode ?? 0, header, errMsg: 'request:ok' })
          })
        },
      )
      call.on('timeout', () => call.destroy(new Error('timeout')))
      call.on('error', (fault) => fail({ errMsg: `request:fail ${fault.message}` }))
      call.end(body)
    })
  }
}

const textOf = (data: unknown): string => (typeof data === 'string' ? data : JSON.stringify(data))

/** WeChat parses what looks like JSON and hands over the rest as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
