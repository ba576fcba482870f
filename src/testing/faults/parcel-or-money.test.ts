import type { Status } from '@/orders/rules'
import type * as stores from '@/orders/shipping-store'
import { checkInvariants } from '../invariants/check'
import type * as products from '../product'
import { parcelOrMoney } from './parcel-or-money'

async function troubleWith({ startProduct }: typeof products): Promise<string[]> {
  const product = await startProduct()
  try {
    const wrong = await parcelOrMoney(product)
    const broken = await checkInvariants(product.sql)
    return [...wrong, ...broken.map(({ law, count }) => `${law}: ${count}`)]
  } finally {
    await product.stop()
  }
}

test('an order is shipped or its money goes back, never both, whoever comes first', async () => {
  expect(await troubleWith(await import('../product'))).toEqual([])
})

test('the test can tell a build that looks at an order without holding it before it ships', async () => {
  jest.resetModules()
  const actual = jest.requireActual<typeof stores>('@/orders/shipping-store')
  const lockOrders: typeof stores.lockOrders = (sql, brandId, ids) => sql<
    { id: string; status: Status; personId: string }[]
  >`
    select id, status, person_id as "personId" from orders where brand_id = ${brandId} and id = any(${ids as string[]}::uuid[])`
  jest.doMock('@/orders/shipping-store', () => ({ ...actual, lockOrders }))
  const broken = (await import('../product')) as typeof products
  expect(await troubleWith(broken)).toContainEqual(expect.stringMatching(/^refund first: shipped true, refunded true/))
})
