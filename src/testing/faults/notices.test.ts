import type { EffectOf } from '@/kernel/effect'
import type { Asked, Context } from '@/kernel/service'
import type * as orders from '@/orders/service'
import type * as payments from '@/payments/service'
import type { Arrival } from '@/payments/store'
import { checkInvariants } from '../invariants/check'
import type * as products from '../product'
import { forged, lost, repeatedAndShuffled } from './notices'

type Scenario = (product: products.Product) => Promise<string[]>

async function troubleWith(scenario: Scenario): Promise<string[]> {
  const { startProduct } = (await import('../product')) as typeof products
  const product = await startProduct()
  try {
    const wrong = await scenario(product)
    const broken = await checkInvariants(product.sql)
    return [...wrong, ...broken.map(({ law, count }) => `${law}: ${count}`)]
  } finally {
    await product.stop()
  }
}

test('notices that come again and in disorder have their effect once', async () => {
  expect(await troubleWith(repeatedAndShuffled)).toEqual([])
})
test('forged notices are refused and change nothing', async () => expect(await troubleWith(forged)).toEqual([]))
test('money whose notice is lost is found by asking', async () => expect(await troubleWith(lost)).toEqual([]))

describe('the test can tell', () => {
  beforeEach(() => jest.resetModules())

  test('a build that takes every notice for new', async () => {
    const actual = jest.requireActual<typeof payments>('@/payments/service')
    const ordersActual = jest.requireActual<typeof orders>('@/orders/service')
    jest.doMock('@/payments/service', () => ({ ...actual, settle: settleAlways }))
    jest.doMock('@/orders/service', () => ({ ...ordersActual, paid: paidAlways(ordersActual.paid) }))
    expect(await troubleWith(repeatedAndShuffled)).not.toEqual([])
  })

  test('a build that looks at no signature', async () => {
    const signing = jest.requireActual<object>('@/payments/wechat-signing')
    jest.doMock('@/payments/wechat-signing', () => ({ ...signing, distrust: () => null }))
    expect(await troubleWith(forged)).not.toEqual([])
  })

  test('a build that only listens and never asks', async () => {
    const actual = jest.requireActual<typeof payments>('@/payments/service')
    jest.doMock('@/payments/service', () => ({ ...actual, lookForSilent: async () => undefined }))
    expect(await troubleWith(lost)).not.toEqual([])
  })
})

/** Settles money however often it is told of it. */
async function settleAlways({ sql }: Context, asked: readonly Asked<Arrival>[]) {
  return Promise.all(
    asked.map(async ({ input }) => {
      const { paymentId, transactionId, amountFen, paidAt } = input
      const [payment] = await sql<{ orderId: string }[]>`
        update payment set state = 'paid', transaction_id = ${transactionId}, paid_at = ${new Date(paidAt)}
        where id = ${paymentId} returning order_id as "orderId"`
      const effect = { type: 'order-paid' as const, orderId: payment!.orderId, paymentId, amountFen, paidAt }
      return { answer: { settled: true }, effects: [effect] }
    }),
  )
}

/** Notes every payment in the order's life, the first as the tenth. */
const paidAlways =
  (paid: typeof orders.paid) => async (context: Context, effects: readonly EffectOf<'order-paid'>[]) => {
    for (const { orderId } of effects) {
      await context.sql`insert into order_step (order_id, id, type, actor, at)
      values (${orderId}, gen_random_uuid(), 'paid', 'buyer', ${new Date(context.now)})`
    }
    return paid(context, effects)
  }
