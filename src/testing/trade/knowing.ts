import type { Id } from '@/kernel/id'
import type { Person } from '../world'
import type { Market } from './market'

interface Customers {
  readonly items: readonly { readonly id: Id; readonly orders: number }[]
}

const OFTEN = 3
const WORDS = ['爱喝茶', '送礼', '同事', '邻居', '喜欢素色', '常问发货'] as const
/** How many of the others somebody remembers by a word. */
const REMEMBERED = 0.4

/** A reseller knows whom she sells to: those who come again, and what she remembers of others. */
export async function getToKnow(market: Market, { id: owner }: Person): Promise<void> {
  const { items } = await market.ask<Customers>(owner, 'reseller/customers.list', { sort: 'orders' })
  const label = (customerId: Id, tag: string) =>
    market.send(owner, 'reseller/customers.tag', { customerId, tag, on: true })
  for (const { id, orders } of items) {
    if (orders >= OFTEN) await label(id, '老顾客')
    if (market.chance.happens(REMEMBERED)) await label(id, market.chance.of(WORDS))
  }
}
