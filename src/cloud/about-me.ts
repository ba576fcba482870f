import { agreementsOf } from '@/crm/agreements'
import * as crm from '@/crm/closing'
import type * as contract from '@/crm/privacy-contract'
import { PRIVACY_VERSION } from '@/crm/rules'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import * as orders from '@/orders/traces'
import { paymentsOf, withdrawalsOf } from '@/payments/traces'
import { ratingsOf } from '@/ratings/traces'
import { countVisits, tracesOf } from '@/sharing/traces'
import { shopOf } from '@/shops/closing'
import { keptUntil, waitsOf } from './closing'

/** What the house knows about somebody, shown to that person only. */

type Privacy = OutputOf<typeof contract.privacy>

export const privacy: QueryService<InputOf<typeof contract.privacy>, Privacy> = async (
  context,
  { by: { personId } },
) => {
  const known = await crm.personThere(context, personId)
  if (!known) return refuse('sign-in')
  const [agreed, kept, waits] = await Promise.all([
    agreementsOf(context, [personId]),
    keptOf(context, personId),
    waitsOf(context, personId),
  ])
  return { version: PRIVACY_VERSION, agreed: agreed.get(personId) ?? [], kept, waits }
}

async function keptOf(context: Context, personId: Id): Promise<Privacy['kept']> {
  const [own, visits, trades, shop, until] = await Promise.all([
    crm.countsOf(context, personId),
    countVisits(context, personId),
    orders.tradesOf(context, personId),
    shopOf(context, personId),
    keptUntil(context, personId),
  ])
  const here = { until: null }
  return [
    { what: 'identity', count: 1, ...here },
    { what: 'profile', count: own.profile, ...here },
    { what: 'addresses', count: own.addresses, ...here },
    { what: 'orders', count: trades.count, until: until === null ? null : iso(until) },
    { what: 'messages', count: own.messages, ...here },
    { what: 'visits', count: visits, ...here },
    { what: 'subscriptions', count: own.subscriptions, ...here },
    { what: 'agreements', count: own.agreements, ...here },
    { what: 'shop', count: shop ? 1 : 0, ...here },
  ]
}

const MOST = 2_000

type Exported = OutputOf<typeof contract.exported>

export const exported: QueryService<InputOf<typeof contract.exported>, Exported> = async (
  context,
  { by: { personId } },
) => {
  const [own, bought, payments, withdrawals, ratings, traces, shop] = await Promise.all([
    crm.everythingOf(context, personId, MOST),
    orders.ordersOf(context, personId, MOST),
    paymentsOf(context, personId, MOST),
    withdrawalsOf(context, personId, MOST),
    ratingsOf(context, personId, MOST),
    tracesOf(context, personId, MOST),
    shopOf(context, personId),
  ])
  if (!own.person) return refuse('sign-in')
  const lists = {
    agreements: own.agreements,
    addresses: own.addresses,
    subscriptions: own.subscriptions,
    messages: own.messages,
    orders: bought,
    payments,
    withdrawals,
    ratings,
    ...traces,
  }
  const complete = Object.values(lists).every((list) => list.length < MOST)
  return { madeAt: iso(context.now), complete, ...readable({ ...lists, person: own.person, shop }) }
}

/** Times inside the house are numbers; whoever reads an export wants to read them. */
function readable<T>(value: T): Omit<Exported, 'madeAt' | 'complete'> & T {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    typeof inner === 'number' && /(?:At|^at)$/.test(key) ? iso(inner) : inner,
  )
  return JSON.parse(text) as Omit<Exported, 'madeAt' | 'complete'> & T
}
