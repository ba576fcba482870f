import { tick } from '@/cloud/tick'
import { compactId } from '@/kernel/id'
import { MINUTE } from '@/kernel/time'
import type { Product } from '../product'
import { type Acted, type Groups, openGroups } from './groups'

export const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const

/**
 * One seat, three people who have paid for it: two held it before and their money was on its way when the hold ran out.
 * WeChat's notices come in the given order. One must sit there, one in the other open group, one gets the money back.
 */
export async function threeForOne(product: Product, orders: readonly (readonly number[])[]): Promise<string[]> {
  const groups = await openGroups(product)
  const wrong: string[] = []
  for (const order of orders) wrong.push(...(await oneStory(groups, order)))
  return wrong
}

async function oneStory(groups: Groups, order: readonly number[]): Promise<string[]> {
  const { standin } = groups.product
  const wanted = await openRound(groups)
  const other = await openRound(groups)
  await standin.faults({ hold: true })
  const paid = [await holdAndPay(groups, wanted), await holdAndPay(groups, wanted)]
  const last = groups.next()
  const joined = await groups.join(last, wanted.roundId)
  await groups.pay(last, joined.orderId)
  for (const n of order) await deliver(groups, [...paid, joined][n]!)
  await standin.faults({ reset: true })
  await groups.product.settle()
  await standin.advance(10 * MINUTE)
  await groups.product.settle()
  return judge(groups, { order, orders: [...paid, joined], rounds: [wanted, other] })
}

async function openRound(groups: Groups): Promise<Acted> {
  const leader = groups.next()
  const started = await groups.start(leader)
  await groups.pay(leader, started.orderId)
  await groups.product.settle()
  return started
}

/** Pays while nobody tells the product, until the hold is gone: WeChat can't be asked either. */
async function holdAndPay(groups: Groups, round: Acted): Promise<Acted> {
  const { standin } = groups.product
  const buyer = groups.next()
  const joined = await groups.join(buyer, round.roundId)
  await groups.pay(buyer, joined.orderId)
  await standin.faults({ payDown: true })
  await standin.advance(16 * MINUTE)
  await groups.product.settle()
  await standin.faults({ payDown: false })
  return joined
}

async function deliver({ product }: Groups, { orderId }: Acted): Promise<void> {
  const { standin, sql } = product
  const [payment] = await sql<{ id: string }[]>`select id from payment where order_id = ${orderId}`
  const notice = standin.server.house.state.notices.find((one) => one.about === compactId(payment!.id))
  const { url, headers, body } = (await standin.control('envelope', { id: notice!.id })) as {
    url: string
    headers: Record<string, string>
    body: string
  }
  const answer = await fetch(url, { method: 'POST', headers, body })
  if (answer.status !== 204) throw new Error(`a true notice was answered with ${answer.status}`)
  await standin.faults({ payDown: true })
  await tick(product.api.house)
  await standin.faults({ payDown: false })
}

interface Outcome {
  readonly order: readonly number[]
  readonly orders: readonly Acted[]
  readonly rounds: readonly Acted[]
}

async function judge(groups: Groups, { order, orders, rounds }: Outcome): Promise<string[]> {
  const statuses = await Promise.all(orders.map(({ orderId }) => groups.statusOf(orderId)))
  const came = [...statuses].sort().join(', ')
  const wrong = came === 'refunded, to-ship, to-ship' ? [] : [`paid in the order ${order}: ${statuses.join(', ')}`]
  for (const { roundId } of rounds) {
    const [round] = await groups.product.sql<{ status: string }[]>`select status from round where id = ${roundId}`
    if (round?.status !== 'formed') wrong.push(`paid in the order ${order}: a group is ${round?.status}`)
  }
  return wrong
}
