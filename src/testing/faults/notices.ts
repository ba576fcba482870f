import { compactId } from '@/kernel/id'
import { SECOND } from '@/kernel/time'
import { FORGERIES } from '@/standin/state'
import type { Product } from '../product'
import { type Groups, openGroups } from './groups'

/** Every notice three times more, and all in disorder. */
export async function repeatedAndShuffled(product: Product): Promise<string[]> {
  const groups = await openGroups(product)
  await product.standin.faults({ repeat: 3, shuffle: 7, hold: true })
  const leaders = Array.from({ length: 6 }, () => groups.next())
  const rounds = await Promise.all(leaders.map((leader) => groups.start(leader)))
  for (const [i, leader] of leaders.entries()) await groups.pay(leader, rounds[i]!.orderId)
  await product.standin.faults({ hold: false })
  await product.settle()
  const joiners = rounds.map(() => groups.next())
  const joined = await Promise.all(rounds.map(({ roundId }, i) => groups.join(joiners[i]!, roundId)))
  for (const [i, joiner] of joiners.entries()) await groups.pay(joiner, joined[i]!.orderId)
  await product.settle()
  return standAs(groups, [...rounds, ...joined], 'to-ship')
}

/** "Your order is paid", says somebody who is not WeChat. The true notice then still works. */
export async function forged(product: Product): Promise<string[]> {
  const groups = await openGroups(product)
  const wrong: string[] = []
  for (const how of FORGERIES) {
    const buyer = groups.next()
    const { orderId } = await groups.start(buyer)
    const number = await openPayment(groups, { token: buyer.token, orderId })
    const { status } = await product.standin.control('forge', { out_trade_no: number, how })
    if (status !== 401) wrong.push(`a forged notice (${how}) was answered with ${status}`)
    await product.settle()
    wrong.push(...(await standAs(groups, [{ orderId }], 'unpaid')))
    if (wrong.length > 0) return wrong
    await product.standin.faults({ forge: how })
    await groups.pay(buyer, orderId)
    await product.settle()
    await product.standin.faults({ reset: true })
    wrong.push(...(await standAs(groups, [{ orderId }], 'forming')))
  }
  return wrong
}

async function openPayment(
  { product }: Groups,
  { token, orderId }: { token: string; orderId: string },
): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  await fetch(`${product.url}/consumer/payments.prepare`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ orderId }),
  })
  const [payment] = await product.sql<{ id: string }[]>`select id from payment where order_id = ${orderId}`
  return compactId(payment!.id)
}

/** The notice never comes: the product asks by itself. */
export async function lost(product: Product): Promise<string[]> {
  const groups = await openGroups(product)
  await product.standin.faults({ lose: true })
  const leader = groups.next()
  const started = await groups.start(leader)
  await groups.pay(leader, started.orderId)
  await product.settle()
  const before = await standAs(groups, [started], 'unpaid')
  await product.standin.advance(25 * SECOND)
  await product.settle()
  return [...before, ...(await standAs(groups, [started], 'forming'))]
}

async function standAs(groups: Groups, orders: readonly { orderId: string }[], status: string): Promise<string[]> {
  const found = await Promise.all(orders.map(({ orderId }) => groups.statusOf(orderId)))
  return found.filter((one) => one !== status).map((one) => `an order is ${one} and not ${status}`)
}
