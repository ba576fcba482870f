import { randomUUID } from 'node:crypto'
import { createHands } from '@/cloud/start/hands'
import type { Tokens } from '@/cloud/tokens'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import { createChance } from './chance'
import type { Market } from './market'

export interface MarketParts {
  /** Where the API listens. */
  readonly api: string
  readonly tokens: Tokens
  /** A lever of the stand-in. */
  pull(lever: string, body: unknown): Promise<unknown>
  /** Moves everybody's clock and runs what became due. */
  moveTo(at: Ms): Promise<void>
  readonly seed: number
}

/** The market that a running product is. Payment notices are lost on purpose: the shop asks, as it would any day. */
export function openMarket({ api, tokens, pull, moveTo, seed }: MarketParts): Market {
  const hands = createHands(api, tokens)
  const send = <T>(personId: Id, path: string, input: unknown) => hands.send<T>(personId, { path, input })
  return {
    chance: createChance(seed),
    send,
    moveTo,
    ask: (personId, path, input) => hands.ask(personId, { path, input }),
    async visit(code, device) {
      const headers = { 'content-type': 'application/json', 'x-visitor': device, 'idempotency-key': randomUUID() }
      await fetch(`${api}/visitor/sharing.visit`, { method: 'POST', headers, body: JSON.stringify({ code }) })
    },
    async pay(personId, orderId) {
      const { prepayId, params } = await send<{ prepayId: string; params: unknown }>(
        personId,
        'consumer/payments.prepare',
        { orderId },
      )
      await pull('pay', { prepay_id: prepayId, params, lose: true })
      const { state } = await send<{ state: string }>(personId, 'consumer/payments.status', { orderId })
      if (state !== 'paid') throw new Error(`order ${orderId} is ${state} after its payment`)
    },
  }
}
