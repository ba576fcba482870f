import { randomUUID } from 'node:crypto'
import type { Id } from '@/kernel/id'
import type { Tokens } from '../tokens'

export interface Call {
  readonly path: string
  readonly input: unknown
  /** Repeating a command under its key gives the first answer again. */
  readonly key?: string
}

/** Acts through the API as the named people do: with their token, from their own device, one key per command. */
export interface Hands {
  /** The answer; throws with the refusal when there is one. */
  send<T>(personId: Id, call: Call): Promise<T>
  ask<T>(personId: Id, call: { readonly path: string; readonly input: Record<string, string> }): Promise<T>
}

export function createHands(api: string, tokens: Tokens): Hands {
  const headersOf = (personId: Id) => ({
    'x-visitor': `phone-of-${personId}`,
    authorization: `Bearer ${tokens.make(personId)}`,
  })
  return {
    async send<T>(personId: Id, { path, input, key = randomUUID() }: Call) {
      const headers = { ...headersOf(personId), 'content-type': 'application/json', 'idempotency-key': key }
      const body = JSON.stringify(input)
      return read<T>(path, await fetch(`${api}/${path}`, { method: 'POST', headers, body }))
    },
    async ask<T>(personId: Id, { path, input }: { path: string; input: Record<string, string> }) {
      const headers = headersOf(personId)
      return read<T>(path, await fetch(`${api}/${path}?${new URLSearchParams(input)}`, { headers }))
    },
  }
}

async function read<T>(path: string, answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}
