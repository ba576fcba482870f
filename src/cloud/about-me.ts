import { afterSalesOf, countAfterSales } from '@/after-sales/traces'
import { agreementsOf } from '@/crm/agreements'
import * as crm from '@/crm/closing'
import type * as contract from '@/crm/privacy-contract'
import { PRIVACY_VERSION } from '@/crm/rules'
import { countTagsAbout, tagsAbout } from '@/customers/traces'
import { countReminders, remindersOf } from '@/discovery/traces'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { Id } from '@/kernel/id'
import { refuse } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import * as orders from '@/orders/traces'
import { countWithdrawals, paymentsOf, withdrawalsOf } from '@/payments/traces'
import { countRatings, ratingsOf } from '@/ratings/traces'
import { countVisits, tracesOf } from '@/sharing/traces'
import { shopOf } from '@/shops/closing'
import { countMemberships, membershipsEver } from '@/team/traces'
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
  const [own, visits, trades, shop, until, more] = await Promise.all([
    crm.countsOf(context, personId),
    countVisits(context, personId),
    orders.tradesOf(context, personId),
    shopOf(context, personId),
    keptUntil(context, personId),
    moreCounts(context, personId),
  ])
  const here = { until: null }
  const traded = { until: until === null ? null : iso(until) }
  return [
    { what: 'identity', count: 1, ...here },
    { what: 'profile', count: own.profile, ...here },
    { what: 'addresses', count: own.addresses, ...here },
    { what: 'orders', count: trades.count, ...traded },
    { what: 'after-sales', count: more.afterSales, ...traded },
    { what: 'ratings', count: more.ratings, ...traded },
    { what: 'messages', count: own.messages, ...here },
    { what: 'visits', count: visits, ...here },
    { what: 'reminders', count: more.reminders, ...here },
    { what: 'tags', count: more.tags, ...here },
    { what: 'subscriptions', count: own.subscriptions, ...here },
    { what: 'agreements', count: own.agreements, ...here },
    { what: 'shop', count: shop ? 1 : 0, ...here },
    { what: 'withdrawals', count: more.withdrawals, ...traded },
    { what: 'memberships', count: more.memberships, ...here },
  ]
}

async function moreCounts(context: Context, personId: Id) {
  const [afterSales, ratings, reminders, tags, withdrawals, memberships] = await Promise.all([
    countAfterSales(context, personId),
    countRatings(context, personId),
    countReminders(context, personId),
    countTagsAbout(context, personId),
    countWithdrawals(context, personId),
    countMemberships(context, personId),
  ])
  return { afterSales, ratings, reminders, tags, withdrawals, memberships }
}

const MOST = 2_000

type Exported = OutputOf<typeof contract.exported>

export const exported: QueryService<InputOf<typeof contract.exported>, Exported> = async (
  context,
  { by: { personId } },
) => {
  const [own, traded, traces, shop, memberships] = await Promise.all([
    crm.everythingOf(context, personId, MOST),
    tradedBy(context, personId),
    tracesOf(context, personId, MOST),
    shopOf(context, personId),
    membershipsEver(context, personId, MOST),
  ])
  if (!own.person) return refuse('sign-in')
  const lists = {
    agreements: own.agreements,
    addresses: own.addresses,
    subscriptions: own.subscriptions,
    messages: own.messages,
    ...traded,
    ...traces,
    memberships,
  }
  const complete = Object.values(lists).every((list) => list.length < MOST)
  return { madeAt: iso(context.now), complete, ...readable({ ...lists, person: own.person, shop }) }
}

/** What was bought, earned, asked back and said about it, and what others noted down. */
async function tradedBy(context: Context, personId: Id) {
  const [bought, payments, withdrawals, afterSales, ratings, reminders, tags] = await Promise.all([
    orders.ordersOf(context, personId, MOST),
    paymentsOf(context, personId, MOST),
    withdrawalsOf(context, personId, MOST),
    afterSalesOf(context, personId, MOST),
    ratingsOf(context, personId, MOST),
    remindersOf(context, personId, MOST),
    tagsAbout(context, personId, MOST),
  ])
  return { orders: bought, payments, withdrawals, afterSales, ratings, reminders, tags }
}

/** Times inside the house are numbers; whoever reads an export wants to read them. */
function readable<T>(value: T): Omit<Exported, 'madeAt' | 'complete'> & T {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    typeof inner === 'number' && /(?:At|^at)$/.test(key) ? iso(inner) : inner,
  )
  return JSON.parse(text) as Omit<Exported, 'madeAt' | 'complete'> & T
}
