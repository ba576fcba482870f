import type { InputOf, OutputOf } from '@/kernel/contract'
import { maskName } from '@/kernel/mask'
import { refuse } from '@/kernel/result'
import type { QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import * as store from './store'

const LINES = 20

/** How one campaign goes for the caller's shop and no other. */
export const funnel: QueryService<InputOf<typeof contract.funnel>, OutputOf<typeof contract.funnel>> = async (
  { sql, now },
  { input, by },
) => {
  const of = { shopId: by.shopId, campaignId: input.campaignId }
  if (by.shopId === '' || !(await store.isOfShop(sql, of))) return refuse('not-found')
  const [counts, rounds, orders] = await Promise.all([
    store.countFunnel(sql, of),
    store.roundsOfShop(sql, of, LINES),
    store.lastOrdersOfShop(sql, of, LINES),
  ])
  return {
    campaignId: input.campaignId,
    ...counts,
    rounds: rounds.map(({ endsAt, ...round }) => ({ ...round, endsAt: endsAt === null ? null : iso(endsAt) })),
    lastOrders: orders.map(({ buyer, at, ...order }) => ({ buyer: maskName(buyer), ...order, at: iso(at) })),
    serverTime: iso(now),
  }
}

/** Shops are public, people are not. */
const isAboutShop = (type: string): boolean => type.startsWith('commission-')

/**
 * What just happened. Types: shared, visited, joined, paid, round:<event of the kind>, commission-pending,
 * commission-available, commission-reversed. People appear by their first character.
 */
export const feed: QueryService<InputOf<typeof contract.feed>, OutputOf<typeof contract.feed>> = async (
  { sql },
  { input },
) => {
  const [happened, ordersAcknowledged] = await Promise.all([store.loadFeed(sql, input.limit), store.countOrders(sql)])
  return {
    items: happened.map(({ who, at, ...rest }) => ({
      ...rest,
      who: who === '' || isAboutShop(rest.type) ? who : maskName(who),
      at: iso(at),
    })),
    ordersAcknowledged,
  }
}
