import type { InputOf, OutputOf } from '@/kernel/contract'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked } from '@/kernel/service'
import { iso, SECOND } from '@/kernel/time'
import { appendDeeds } from './audit-store'
import type * as contract from './desk-contract'
import type { House } from './house'

type Said = Readonly<Record<string, unknown>>
type Simulator = OutputOf<typeof contract.simulator>

/** What the stand-in tells of itself, as far as operators look at it. */
interface Told {
  readonly now: number
  readonly offset: number
  readonly faults: Said
  readonly orders: readonly {
    outTradeNo: string
    prepayId: string
    description: string
    totalFen: number
    state: string
    shipping: { state: number; parcels: readonly unknown[] }
  }[]
  readonly refunds: readonly { outRefundNo: string; refundFen: number; status: string }[]
  readonly notices: readonly {
    id: string
    event: string
    state: string
    forged: string | null
    attempts: readonly { status: number }[]
    createdAt: number
  }[]
}

const NEWEST = 10

/** The stand-in as it is now. The real WeChat has no levers, so where it is spoken to this call leads nowhere. */
export async function simulator(house: House, _: Asked<unknown>): Promise<Simulator | Refusal> {
  const reply = await knock(house, 'state')
  if (isRefusal(reply)) return reply
  const told = (await reply.json()) as Told
  return {
    now: iso(told.now),
    aheadMs: Math.round(told.offset),
    faults: told.faults,
    orders: newest(told.orders).map(({ outTradeNo, prepayId, description: what, totalFen: fen, state, shipping }) => ({
      outTradeNo,
      prepayId,
      what,
      fen,
      state,
      shipping: { state: shipping.state, parcels: shipping.parcels.length },
    })),
    refunds: newest(told.refunds).map(({ outRefundNo, refundFen: fen, status: state }) => ({
      outRefundNo,
      fen,
      state,
    })),
    notices: newest(told.notices).map(({ attempts, createdAt, ...notice }) => ({
      id: notice.id,
      event: notice.event,
      state: notice.state,
      forged: notice.forged ?? null,
      statuses: attempts.slice(-20).map((one) => one.status),
      at: iso(createdAt),
    })),
    mayKill: house.die !== null,
  }
}

const newest = <T>(list: readonly T[]): T[] => list.slice(-NEWEST).reverse()

type Pull = InputOf<typeof contract.pull>
type Pulled = OutputOf<typeof contract.pull>

/** Pulls a lever and writes down who did. A lever that can't be pulled now says why in its own words. */
export async function pull(house: House, { input, by }: Asked<Pull>): Promise<Pulled | Refusal> {
  const { lever, body } = input
  const answer = lever === 'kill' ? kill(house) : await lean(house, lever, body)
  const outcome = 'refused' in answer ? answer.refused : answer.done ? 'done' : 'refused'
  const deed = { role: by.role, personId: by.personId, brandId: null, call: 'cloud.pull', input, outcome }
  await appendDeeds(house.sql, [deed], house.now())
  return answer
}

async function lean(house: House, lever: string, body: Said): Promise<Pulled | Refusal> {
  const reply = await knock(house, lever, body)
  if (isRefusal(reply)) return reply
  return { done: reply.ok, said: (await reply.json()) as Said }
}

/** After the answer is out: whoever asked must hear that it will happen. */
const DIE_AFTER = 200

function kill(house: House): Pulled | Refusal {
  const { die } = house
  if (!house.settings.wechat.simulatorUrl) return refuse('not-found')
  if (!die) return refuse('not-allowed-now')
  setTimeout(die, DIE_AFTER)
  return { done: true, said: {} }
}

/** The stand-in's own noes are news for the operator. */
async function knock({ settings }: House, lever: string, body?: Said): Promise<Response | Refusal> {
  const { simulatorUrl } = settings.wechat
  if (!simulatorUrl) return refuse('not-found')
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {}
  return fetch(`${simulatorUrl}/${lever}`, { ...init, signal: AbortSignal.timeout(10 * SECOND) }).catch(() =>
    refuse('wechat-unavailable'),
  )
}
