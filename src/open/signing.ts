import { createHmac, randomBytes } from 'node:crypto'
import type { Ms } from '@/kernel/time'

/** Standard Webhooks (standardwebhooks.com): a secret is `whsec_` and base64 of 24 to 64 bytes. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

export interface Message {
  readonly id: string
  readonly at: Ms
  readonly body: string
}

/** The headers that let a receiver prove who sent this, when, and that it is whole; one signature for each secret. */
export function signedHeaders({ id, at, body }: Message, secrets: readonly string[]): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => `v1,${mac(secret, `${id}.${timestamp}.${body}`)}`).join(' '),
  }
}

const mac = (secret: string, text: string): string =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(text)
    .digest('base64')
