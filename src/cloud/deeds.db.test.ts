import { openShippingDesk } from '@/testing/shipping-desk'

let desk: Awaited<ReturnType<typeof openShippingDesk>>
beforeAll(async () => {
  desk = await openShippingDesk()
})
afterAll(() => desk.product.stop())

interface Log {
  readonly items: readonly { readonly call: string; readonly facts: Record<string, unknown>; readonly reason: string }[]
}
const last = async () => (await desk.clerk.ask<Log>('brand/team.log')).body.items[0]!

test('who takes addresses out of the house is in the log, and whose addresses were looked for is not', async () => {
  const orderId = await desk.bought()
  const { status } = await desk.clerk.ask('brand/orders.toShipSheet', { text: '林小北' })
  expect(status).toBe(200)
  expect(await last()).toMatchObject({ call: 'orders.toShipSheet' })
  const [deed] = await desk.product
    .sql`select person_id is not null as known, input from audit order by id desc limit 1`
  expect(deed).toEqual({ known: true, input: { only: 'all' } })

  await desk.clerk.ask('brand/orders.packingSlips', { orderIds: orderId })
  expect(await last()).toMatchObject({ call: 'orders.packingSlips' })
  await desk.clerk.ask('brand/orders.toShip')
  expect(await last()).toMatchObject({ call: 'orders.packingSlips' })
})
