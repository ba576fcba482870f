import { randomUUID } from 'node:crypto'
import type { Api } from '@/cloud/api'
import { createHands } from '@/cloud/start/hands'
import { emptyBoxes, tick } from '@/cloud/tick'
import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import { createChance } from './chance'
import type { Market } from './market'

export interface MarketParts {
  /** Its errands run when the market says so. */
  readonly api: Api
  /** A lever of the stand-in. */
  pull(lever: string, body: unknown): Promise<unknown>
  /** Told of each move by who does not follow the stand-in's clock. */
  moved?(at: Ms): void
  readonly seed: number
}

/** The market that a running product is. Payment notices are lost on purpose: the shop asks, as it would any day. */
export function openMarket({ api: { url, house }, pull, moved, seed }: MarketParts): Market {
  const hands = createHands(url, house.tokens)
  const send = <T>(personId: Id, path: string, input: unknown) => hands.send<T>(personId, { path, input })
  const runErrands = async () => {
    await tick(house)
    await emptyBoxes(house)
  }
  return {
    chance: createChance(seed),
    send,
    ask: (personId, path, input) => hands.ask(personId, { path, input }),
    async visit(code, device) {
      const headers = { 'content-type': 'application/json', 'x-visitor': device, 'idempotency-key': randomUUID() }
      await fetch(`${url}/visitor/sharing.visit`, { method: 'POST', headers, body: JSON.stringify({ code }) })
    },
    runErrands,
    async moveTo(at) {
      // First who is told, then who tells: notices of that moment go out with the move.
      moved?.(at)
      await pull('clock', { set: at })
      await runErrands()
    },
    async confirm(transfer) {
      await pull('transfer', { package: transfer, lose: true })
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
