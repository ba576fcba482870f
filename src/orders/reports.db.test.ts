import { HOUR } from '@/kernel/time'
import { openShippingDesk } from '@/testing/shipping-desk'
import { wen } from '@/testing/world'

let desk: Awaited<ReturnType<typeof openShippingDesk>>
beforeAll(async () => {
  desk = await openShippingDesk()
})
afterEach(async () => expect(await desk.settled()).toEqual([]))
afterAll(() => desk.product.stop())

const report = async (orderId: string) => (await desk.sentOf(orderId))[0]!.wechat

test('an answer that was lost is asked for before anything is said twice', async () => {
  const orderId = await desk.bought()
  await desk.product.standin.faults({ shipping: 'error-after' })
  await desk.ship(desk.parcel(orderId))
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'waiting' })
  await desk.product.standin.advance(5_000)
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'taken', at: expect.any(String) })
  expect(await desk.atWechat(orderId)).toMatchObject({ finished: 1 })
})

test('busy and broken lines are tried again', async () => {
  const orderId = await desk.bought()
  await desk.product.standin.faults({ shipping: 'busy' })
  await desk.ship(desk.parcel(orderId))
  await desk.product.settle()
  await desk.product.standin.faults({ shipping: 'error' })
  await desk.product.standin.advance(5_000)
  await desk.product.settle()
  await desk.product.standin.advance(20_000)
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'taken' })
})

test('a refusal is kept with its code and said again only when somebody asks', async () => {
  const orderId = await desk.bought()
  await desk.product.standin.faults({ shippingRefused: 'not-shippable' })
  await desk.ship(desk.parcel(orderId))
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'refused', code: '10060004' })
  await desk.product.standin.faults({ reset: true })
  await desk.product.standin.advance(HOUR)
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'refused' })
  const { body: board } = await desk.clerk.ask<{ reports: object }>('brand/orders.shippingBoard')
  expect(board.reports).toMatchObject({ refused: 1 })
  expect((await desk.clerk.send('brand/orders.reportAgain', { orderId })).status).toBe(200)
  await desk.product.settle()
  expect(await report(orderId)).toMatchObject({ state: 'taken', code: null })
  expect((await desk.clerk.send('brand/orders.reportAgain', { orderId })).body).toMatchObject({ code: 'already-done' })
})

test('a corrected number is reported once more, stays on record, and after that WeChat takes no other', async () => {
  const orderId = await desk.bought()
  await desk.ship(desk.parcel(orderId, undefined, 'SF5000000000001'))
  await desk.product.settle()
  const [sent] = await desk.sentOf(orderId)
  const right = { parcelId: sent!.parcelId, carrier: '顺丰', trackingNo: 'SF5000000000002', reason: '看错一位' }
  expect((await desk.clerk.send('brand/orders.correctParcel', right)).status).toBe(200)
  expect((await desk.clerk.send('brand/orders.correctParcel', right)).body).toMatchObject({ code: 'already-done' })
  await desk.product.settle()
  expect(await desk.atWechat(orderId)).toMatchObject({ finished: 2, parcels: ['SF5000000000002'] })
  expect((await desk.sentOf(orderId))[0]).toMatchObject({
    trackingNo: 'SF5000000000002',
    corrections: [{ trackingNo: 'SF5000000000001', reason: '看错一位', by: wen.name }],
    mayCorrect: { yes: false, why: 'correction-spent' },
    wechat: { state: 'taken', again: true },
  })
  const more = { ...right, trackingNo: 'SF5000000000003' }
  expect((await desk.clerk.send('brand/orders.correctParcel', more)).body).toMatchObject({ code: 'correction-spent' })
  const { body } = await desk.buyer.ask<{ steps: { type: string }[] }>('consumer/orders.view', { orderId })
  expect(body.steps.map((s) => s.type)).toContain('number-corrected')
})

test('a number corrected between two parcels waits for the one new report after the last', async () => {
  const orderId = await desk.bought(2)
  await desk.ship(desk.parcel(orderId, 1, 'SF6000000000001'))
  await desk.product.settle()
  const [first] = await desk.sentOf(orderId)
  const right = { parcelId: first!.parcelId, carrier: '顺丰', trackingNo: 'SF6000000000002', reason: '看错一位' }
  await desk.clerk.send('brand/orders.correctParcel', right)
  await desk.product.settle()
  expect(await desk.atWechat(orderId)).toMatchObject({ parcels: ['SF6000000000001'] })
  await desk.ship(desk.parcel(orderId, undefined, 'SF6000000000003'))
  await desk.product.settle()
  await desk.product.standin.advance(5_000)
  await desk.product.settle()
  expect(await desk.atWechat(orderId)).toMatchObject({ finished: 2, parcels: ['SF6000000000002', 'SF6000000000003'] })
  expect((await desk.sentOf(orderId))[0]).toMatchObject({ wechat: { state: 'taken' } })
})

test('a presale promised for later than fifteen days is announced when it is paid', async () => {
  const late = await desk.offer(40)
  const orderId = await desk.bought(1, { campaignId: late })
  const { delayTo } = await desk.atWechat(orderId)
  const [order] = await desk.product.sql<{ by: number }[]>`select ships_by as by from orders where id = ${orderId}`
  expect(Math.abs(delayTo! - order!.by)).toBeLessThanOrEqual(1_000)
  const { body } = await desk.clerk.ask<{ items: object[] }>('brand/orders.toShip', { text: orderId })
  expect(body.items).toMatchObject([{ delay: { state: 'taken' } }])
  await desk.ship(desk.parcel(orderId))
  const usual = await desk.bought()
  expect((await desk.atWechat(usual)).delayTo).toBeNull()
  await desk.ship(desk.parcel(usual))
})
