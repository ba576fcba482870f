import { openShippingDesk } from '@/testing/shipping-desk'

let desk: Awaited<ReturnType<typeof openShippingDesk>>
beforeAll(async () => {
  desk = await openShippingDesk()
})
afterEach(async () => expect(await desk.settled()).toEqual([]))
afterAll(() => desk.product.stop())

test('an order leaves in one parcel, and the same again changes nothing', async () => {
  const orderId = await desk.bought(2)
  const one = desk.parcel(orderId)
  expect(await desk.ship(one)).toEqual({ shipped: 1, known: 0, problems: [] })
  expect(await desk.ship(one)).toEqual({ shipped: 0, known: 1, problems: [] })
  expect(await desk.ship(desk.parcel(orderId))).toMatchObject({
    shipped: 0,
    problems: [{ index: 0, code: 'not-to-ship' }],
  })
  expect(await desk.statusOf(orderId)).toBe('shipped')
  await desk.product.settle()
  expect(await desk.atWechat(orderId)).toMatchObject({ state: 2, finished: 1, parcels: [one.trackingNo] })
})

test('an order in two parcels is shipped with the second; WeChat hears of each, the buyer sees what is in which', async () => {
  const orderId = await desk.bought(3)
  const [first, second] = [desk.parcel(orderId, 1), desk.parcel(orderId)]
  await desk.ship(first)
  expect(await desk.statusOf(orderId)).toBe('to-ship')
  await desk.product.settle()
  expect(await desk.atWechat(orderId)).toMatchObject({ state: 1, finished: 0, parcels: [first.trackingNo] })
  const { body: todo } = await desk.clerk.ask<{ items: object[] }>('brand/orders.toShip', { text: orderId })
  expect(todo.items).toMatchObject([
    { orderId, lines: [{ units: 3, sent: 1 }], parcels: [{ trackingNo: first.trackingNo }] },
  ])
  await desk.ship(second)
  await desk.product.settle()
  expect(await desk.statusOf(orderId)).toBe('shipped')
  expect(await desk.atWechat(orderId)).toMatchObject({
    state: 2,
    finished: 1,
    parcels: [first.trackingNo, second.trackingNo],
  })
  const { body: seen } = await desk.buyer.ask<{ parcels: { goods: { units: number }[] }[] }>('consumer/orders.view', {
    orderId,
  })
  expect(seen.parcels.map((p) => p.goods[0]!.units)).toEqual([1, 2])
  expect((await desk.sentOf(orderId)).map(({ nth, of }) => [nth, of])).toEqual([
    [1, 2],
    [2, 2],
  ])
})

test('what was forgotten goes into the parcel it lies in; saying it again changes nothing', async () => {
  const orderId = await desk.bought(3)
  const one = desk.parcel(orderId, 1)
  const rest = { ...one, lines: [{ position: 0, units: 3 }] }
  expect(await desk.ship(one)).toMatchObject({ shipped: 1 })
  expect(await desk.ship(rest)).toEqual({ shipped: 1, known: 0, problems: [] })
  expect(await desk.ship(one, rest)).toEqual({ shipped: 0, known: 2, problems: [] })
  expect(await desk.statusOf(orderId)).toBe('shipped')
  expect(await desk.sentOf(orderId)).toMatchObject([{ trackingNo: one.trackingNo, nth: 1, of: 1 }])

  const other = await desk.bought(2)
  const twice = desk.parcel(other, 1)
  expect(await desk.ship(twice, { ...twice, lines: [{ position: 0, units: 2 }] })).toMatchObject({ shipped: 2 })
  expect(await desk.statusOf(other)).toBe('shipped')
  expect(await desk.sentOf(other)).toHaveLength(1)
})

test('nobody packs more than there is, less than one, or of a line that is not there', async () => {
  const orderId = await desk.bought(2)
  expect(await desk.ship(desk.parcel(orderId, 3))).toMatchObject({ problems: [{ code: 'units-over' }] })
  const other = { ...desk.parcel(orderId), lines: [{ position: 7, units: 1 }] }
  expect(await desk.ship(other)).toMatchObject({ problems: [{ code: 'line-unknown' }] })
  const list = [desk.parcel(orderId, 1), desk.parcel(orderId, 1), desk.parcel(orderId, 1)]
  expect(await desk.ship(...list)).toMatchObject({ shipped: 2, problems: [{ index: 2, code: 'not-to-ship' }] })
  expect(await desk.statusOf(orderId)).toBe('shipped')
})

test('once a first parcel has left the money does not go back whole, and the refusal says how much has left', async () => {
  const orderId = await desk.bought(2)
  await desk.ship(desk.parcel(orderId, 1))
  const { body } = await desk.buyer.send('consumer/after-sales.refund', { orderId, reason: 'other' })
  expect(body).toMatchObject({
    code: 'parcel-left',
    money: 'safe',
    message: expect.stringContaining('2 件中已有 1 件发出'),
  })
  const { body: seen } = await desk.buyer.ask('consumer/orders.view', { orderId })
  expect(seen.may).toMatchObject({ refund: { yes: false, why: 'parcel-left' }, sign: { yes: false } })
  await desk.ship(desk.parcel(orderId))
})

test('a number that is not the carrier’s is asked about; who insists may send it', async () => {
  const orderId = await desk.bought()
  const odd = { ...desk.parcel(orderId), trackingNo: 'YT1234567890123' }
  expect(await desk.ship(odd)).toMatchObject({ shipped: 0, problems: [{ code: 'number-unlike' }] })
  expect(await desk.ship({ ...odd, carrier: '顺风' })).toMatchObject({ problems: [{ code: 'carrier-unknown' }] })
  expect(await desk.ship({ ...odd, sure: true })).toMatchObject({ shipped: 1 })
})
