import { checkInvariants } from '../invariants/check'
import type * as products from '../product'
import { ORDERS, threeForOne } from './last-seat'

async function troubleWith(
  { startProduct }: typeof products,
  orders: readonly (readonly number[])[],
): Promise<string[]> {
  const product = await startProduct()
  try {
    const wrong = await threeForOne(product, orders)
    const broken = await checkInvariants(product.sql)
    return [...wrong, ...broken.map(({ law, count, examples }) => `${law}: ${count} ${JSON.stringify(examples)}`)]
  } finally {
    await product.stop()
  }
}

test('three people pay for one last seat, in every order: one sits, one is moved, one gets the money back', async () => {
  expect(await troubleWith(await import('../product'), ORDERS)).toEqual([])
})

test('the test can tell a build that forgets who found no seat', async () => {
  jest.resetModules()
  jest.doMock('@/campaigns/fold', () => ({ ...jest.requireActual<object>('@/campaigns/fold'), reseat: () => null }))
  const broken = (await import('../product')) as typeof products
  expect(await troubleWith(broken, ORDERS.slice(0, 1))).not.toEqual([])
})
