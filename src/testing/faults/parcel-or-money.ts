import { type Client, signIn, stranger } from '../clients'
import type { Product } from '../product'
import { wen } from '../world'
import { type Acted, type Groups, openGroups } from './groups'
import type { Buyer } from './place'

export type First = 'ship' | 'refund'
const RUSHES = 4

/**
 * A clerk ships an order in the very moment its buyer takes the money back, over HTTP, in both orders. One of them must
 * win, and only one. The moment is made by force: a third transaction has the order's row while both are on their way, so
 * that they stand in line behind it in the order in which they came. Then both rush without anybody's help.
 */
export async function parcelOrMoney(product: Product): Promise<string[]> {
  const groups = await openGroups(product)
  const clerk = await signIn(product.url, product.standin, wen)
  const wrong: string[] = []
  const [one, other, ...rest] = (await soldOrders(groups, 2 + RUSHES)) as [Sold, Sold, ...Sold[]]
  for (const [sold, first] of [
    [one, 'ship'],
    [other, 'refund'],
  ] as const) {
    wrong.push(...(await judge({ groups, sold, came: await inLine({ product, clerk, sold, first }), first })))
  }
  for (const sold of rest) {
    const [shipped, refunded] = await Promise.all([ship(clerk, sold), refund(product, sold)])
    wrong.push(...(await judge({ groups, sold, came: { shipped, refunded }, first: null })))
  }
  await product.settle()
  return wrong
}

interface Sold {
  readonly buyer: Buyer
  readonly orderId: string
}

/** One order of each of so many groups of two, all formed. */
async function soldOrders(groups: Groups, n: number): Promise<Sold[]> {
  const leaders = Array.from({ length: n }, () => groups.next())
  const rounds: Acted[] = []
  for (const leader of leaders) {
    const round = await groups.start(leader)
    await groups.pay(leader, round.orderId)
    rounds.push(round)
  }
  await groups.product.settle()
  const sold: Sold[] = []
  for (const { roundId } of rounds) {
    const buyer = groups.next()
    const { orderId } = await groups.join(buyer, roundId)
    await groups.pay(buyer, orderId)
    sold.push({ buyer, orderId })
  }
  await groups.product.settle()
  return sold
}

async function ship(clerk: Client, { orderId }: Sold): Promise<boolean> {
  const parcels = [{ orderId, carrier: '顺丰', trackingNo: 'SF7000001001' }]
  const { status, body } = await clerk.send<{ shipped: number }>('brand/orders.ship', { parcels })
  return status === 200 && body.shipped === 1
}

async function refund(product: Product, { buyer, orderId }: Sold): Promise<boolean> {
  const client = stranger(product.url, buyer.token)
  return (await client.send('consumer/after-sales.refund', { orderId, reason: 'other' })).status === 200
}

interface Came {
  readonly shipped: boolean
  readonly refunded: boolean
}

interface Line {
  readonly product: Product
  readonly clerk: Client
  readonly sold: Sold
  readonly first: First
}

/** Holds the row, lets both come up to it one after the other, and lets go. */
async function inLine({ product, clerk, sold, first }: Line): Promise<Came> {
  const doing = { ship: () => ship(clerk, sold), refund: () => refund(product, sold) }
  const second = first === 'ship' ? 'refund' : 'ship'
  const came: Partial<Record<First, Promise<boolean>>> = {}
  await product.sql.begin(async (sql) => {
    await sql`select from orders where id = ${sold.orderId} for update`
    came[first] = doing[first]()
    await waiting(product, 1)
    came[second] = doing[second]()
    await waiting(product, 2)
  })
  return { shipped: await came.ship!, refunded: await came.refund! }
}

const PATIENCE = 10_000

/** Until so many transactions wait for somebody's lock. */
async function waiting({ sql }: Product, n: number): Promise<void> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    const [row] = await sql<{ n: number }[]>`select count(distinct pid)::int as n from pg_locks where not granted`
    if (row!.n >= n) return
    if (performance.now() > deadline) throw new Error(`nobody else came to wait: ${row!.n} of ${n}`)
  }
}

interface Outcome {
  readonly groups: Groups
  readonly sold: Sold
  readonly came: Came
  readonly first: First | null
}

async function judge({ groups, sold, came, first }: Outcome): Promise<string[]> {
  const { shipped, refunded } = came
  const status = await groups.statusOf(sold.orderId)
  const what = `${first ?? 'nobody'} first: shipped ${shipped}, refunded ${refunded}, order ${status}`
  const one = shipped !== refunded && (shipped ? status === 'shipped' : status.startsWith('refund'))
  const right = one && (first === null || (first === 'ship') === shipped)
  return right ? [] : [what]
}
