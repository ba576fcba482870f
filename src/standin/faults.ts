import { z } from 'zod'
import { FORGERIES, SHIPPING_REFUSALS } from './state'

/** What goes wrong on purpose. Every field may be set alone; `{reset: true}` ends all trouble. */
export const faultsShape = z.strictObject({
  reset: z.boolean().optional(),
  /** Notices leave this many ms (of the stand-in's clock) later. */
  delayMs: z.number().int().min(0).optional(),
  /** Every notice is sent this many times more after it was accepted. */
  repeat: z.number().int().min(0).max(20).optional(),
  /** Notices made from now on never leave. */
  lose: z.boolean().optional(),
  /** Notices wait until this is false again. */
  hold: z.boolean().optional(),
  /** Due notices leave in another order, chosen by this seed; null = in order. */
  shuffle: z.number().int().nullable().optional(),
  /** Before every notice goes a forged copy of it. */
  forge: z.enum(FORGERIES).nullable().optional(),
  /** Which platform key signs notices: merchants must accept both. */
  signedBy: z.enum(['public-key', 'certificate']).optional(),
  /**
   * What the next refund requests meet: `error` = 500 and nothing done, `error-after` = done and then 500,
   * `timeout` = done and no answer for a minute, `abnormal` / `closed` = accepted and ends so.
   */
  refunds: z.enum(['error', 'error-after', 'timeout', 'abnormal', 'closed']).nullable().optional(),
  /** How many refund requests meet it. */
  refundsCount: z.number().int().min(1).max(10_000).optional(),
  /** The same for requests to place an order. */
  orders: z.enum(['error', 'error-after', 'timeout']).nullable().optional(),
  ordersCount: z.number().int().min(1).max(10_000).optional(),
  /**
   * The same for requests to transfer, and: `not-enough` = the merchant has no money, `limited` = too many requests,
   * `slow` = accepted, and waits for its payee only after a while.
   */
  transfers: z.enum(['error', 'error-after', 'timeout', 'not-enough', 'limited', 'slow']).nullable().optional(),
  transfersCount: z.number().int().min(1).max(10_000).optional(),
  /** What the next reports of parcels meet: `error` = 502 and nothing done, `error-after` = done and then 502, `busy` = -1. */
  shipping: z.enum(['error', 'error-after', 'busy']).nullable().optional(),
  shippingCount: z.number().int().min(1).max(10_000).optional(),
  /** Every report of parcels is refused with this reason until it is null again. */
  shippingRefused: z.enum(SHIPPING_REFUSALS).nullable().optional(),
  /** Pay v3 answers 500 to everything. */
  payDown: z.boolean().optional(),
  /** api.weixin.qq.com answers 502 to everything. */
  apiDown: z.boolean().optional(),
})

export type FaultsChange = z.infer<typeof faultsShape>

export interface Faults {
  delayMs: number
  repeat: number
  lose: boolean
  hold: boolean
  shuffle: number | null
  forge: (typeof FORGERIES)[number] | null
  signedBy: 'public-key' | 'certificate'
  refunds: 'error' | 'error-after' | 'timeout' | 'abnormal' | 'closed' | null
  refundsCount: number
  orders: 'error' | 'error-after' | 'timeout' | null
  ordersCount: number
  transfers: 'error' | 'error-after' | 'timeout' | 'not-enough' | 'limited' | 'slow' | null
  transfersCount: number
  shipping: 'error' | 'error-after' | 'busy' | null
  shippingCount: number
  shippingRefused: (typeof SHIPPING_REFUSALS)[number] | null
  payDown: boolean
  apiDown: boolean
}

export const noFaults = (): Faults => ({
  delayMs: 0,
  repeat: 0,
  lose: false,
  hold: false,
  shuffle: null,
  forge: null,
  signedBy: 'public-key',
  refunds: null,
  refundsCount: 0,
  orders: null,
  ordersCount: 0,
  transfers: null,
  transfersCount: 0,
  shipping: null,
  shippingCount: 0,
  shippingRefused: null,
  payDown: false,
  apiDown: false,
})

export function changeFaults(faults: Faults, { reset, ...change }: FaultsChange): void {
  if (reset) Object.assign(faults, noFaults())
  Object.assign(faults, change)
  if (change.refunds) faults.refundsCount = change.refundsCount ?? 1
  if (change.orders) faults.ordersCount = change.ordersCount ?? 1
  if (change.shipping) faults.shippingCount = change.shippingCount ?? 1
  if (change.transfers) faults.transfersCount = change.transfersCount ?? 1
}

/** The fault this request meets, counted down. */
export function meetFault<K extends 'refunds' | 'orders' | 'transfers' | 'shipping'>(
  faults: Faults,
  what: K,
): Faults[K] {
  const fault = faults[what]
  if (!fault) return fault
  const count = `${what}Count` as const
  faults[count] -= 1
  if (faults[count] <= 0) faults[what] = null as Faults[K]
  return fault
}

/** A small generator with a seed, so that a disorder can be repeated (mulberry32). */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const out = [...list]
  for (let last = out.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1))
    ;[out[last], out[other]] = [out[other]!, out[last]!]
  }
  return out
}
