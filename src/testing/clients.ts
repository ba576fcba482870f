import { randomUUID } from 'node:crypto'
import type { Id } from '@/kernel/id'
import type { TestStandin } from './standin'

/** What came back, refusals included: a test says itself which one it expects. */
export interface Reply<T = Record<string, unknown>> {
  readonly status: number
  readonly body: T
}

/** One person with a phone: signs in through the stand-in, then asks like the app does. */
export interface Client {
  readonly personId: Id
  readonly token: string
  ask<T = Record<string, unknown>>(path: string, input?: Record<string, unknown>): Promise<Reply<T>>
  send<T = Record<string, unknown>>(path: string, input: unknown, key?: string): Promise<Reply<T>>
}

export function stranger(url: string, token: string | null = null, personId = ''): Client {
  const visitor = randomUUID()
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-visitor': visitor }
  if (token) headers.authorization = `Bearer ${token}`
  const reply = async <T>(answer: Promise<Response>): Promise<Reply<T>> => {
    const { status, ...rest } = await answer.then(async (r) => ({ status: r.status, body: (await r.json()) as T }))
    return { status, ...rest }
  }
  return {
    personId,
    token: token ?? '',
    ask: (path, input = {}) =>
      reply(fetch(`${url}/${path}?${new URLSearchParams(input as Record<string, string>)}`, { headers })),
    send: (path, input, key = randomUUID()) =>
      reply(
        fetch(`${url}/${path}`, {
          method: 'POST',
          headers: { ...headers, 'idempotency-key': key },
          body: JSON.stringify(input),
        }),
      ),
  }
}

export interface Named {
  readonly openid: string
  readonly name: string
}

/** Signs a person in by the mini-program's way: wx.login's code, exchanged by our server at the stand-in. */
export async function signIn(url: string, standin: TestStandin, { openid, name }: Named): Promise<Client> {
  await standin.people([{ openid, name }])
  const code = await standin.loginCode(openid)
  const { body } = await stranger(url).send<{ token: string; me: { personId: Id } }>('visitor/crm.signIn', {
    code,
    way: 'mini',
  })
  return stranger(url, body.token, body.me.personId)
}
