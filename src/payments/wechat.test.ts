import { newId } from '@/kernel/id'
import { DAY, HOUR, MINUTE } from '@/kernel/time'
import { LIN, openPayDesk, type PayDesk } from '@/testing/pay-desk'
import { startStandin } from '@/testing/standin'
import { createWechatPay } from './wechat'

let desk: PayDesk
let { standin, receiver, pay, placed, paid, orderOf, refundOf } = {} as PayDesk

beforeAll(async () => {
  desk = await openPayDesk()
  ;({ standin, receiver, pay, placed, paid, orderOf, refundOf } = desk)
})
afterEach(() => desk.tidy())
afterAll(() => desk.close())

describe('orders', () => {
  test('an order is placed, paid with the fields of wx.requestPayment, and found paid', async () => {
    const { paymentId, prepayId } = await placed()
    expect(await pay.queryByOutTradeNo(paymentId)).toMatchObject({
      outcome: 'ok',
      value: { state: 'NOTPAY', paidAt: null },
    })
    expect(await standin.pay(prepayId, { openid: LIN, params: pay.clientParams(prepayId) })).toBe('requestPayment:ok')
    expect(await pay.queryByOutTradeNo(paymentId)).toMatchObject({
      outcome: 'ok',
      value: {
        paymentId,
        state: 'SUCCESS',
        totalFen: 4_990,
        transactionId: expect.stringMatching(/^4200\d{24}$/),
      },
    })
  })

  test('fields signed for another order are refused by the cashier', async () => {
    const { prepayId } = await placed()
    const other = await placed()
    const params = { ...pay.clientParams(other.prepayId), package: `prepay_id=${prepayId}` }
    expect(await standin.pay(prepayId, { params })).toMatch(/^requestPayment:fail/)
  })

  test('the same order again gives the same prepay id, another price is refused', async () => {
    const order = orderOf(newId())
    const first = await pay.order(order)
    expect(await pay.order(order)).toEqual(first)
    expect(await pay.order({ ...order, totalFen: 1 })).toMatchObject({ outcome: 'refused', code: 'INVALID_REQUEST' })
  })

  test('a closed order stays closed, closing may be repeated, and a paid one cannot be closed', async () => {
    const order = orderOf(newId())
    await pay.order(order)
    expect(await pay.close(order.paymentId)).toEqual({ outcome: 'ok', value: null })
    expect(await pay.close(order.paymentId)).toEqual({ outcome: 'ok', value: null })
    expect(await pay.order(order)).toMatchObject({ outcome: 'refused', code: 'ORDER_CLOSED' })
    expect(await pay.close(await paid())).toMatchObject({ outcome: 'refused', code: 'INVALID_REQUEST' })
  })

  test('an order that WeChat never saw is refused by name', async () => {
    expect(await pay.queryByOutTradeNo(newId())).toMatchObject({ outcome: 'refused', code: 'ORDER_NOT_EXIST' })
  })

  test('a long description is cut between characters to what WeChat takes', async () => {
    expect(await pay.order({ ...orderOf(newId()), description: '茶'.repeat(300) })).toMatchObject({ outcome: 'ok' })
  })
})

describe('what is not known', () => {
  test('a 500 leaves the result open, and the query tells that the order was placed', async () => {
    await standin.faults({ orders: 'error-after' })
    const order = orderOf(newId())
    expect(await pay.order(order)).toMatchObject({ outcome: 'unknown' })
    expect(await pay.queryByOutTradeNo(order.paymentId)).toMatchObject({ outcome: 'ok', value: { state: 'NOTPAY' } })
    expect(await pay.order(order)).toMatchObject({ outcome: 'ok' })
  })

  test('silence leaves the result open after the time-out', async () => {
    await standin.faults({ refunds: 'timeout' })
    const refund = refundOf(await paid())
    expect(await pay.refund(refund)).toMatchObject({ outcome: 'unknown', why: expect.stringContaining('Timeout') })
    expect(await pay.queryRefund(refund.refundId)).toMatchObject({ outcome: 'ok', value: { refundFen: 4_990 } })
  })

  test('an answer signed by a key we do not know is not believed', async () => {
    const settings = standin.paySettings(receiver.url)
    const [, certificateKey] = Object.values(settings.platformKeys)
    const strangers = createWechatPay({ ...settings, platformKeys: { PUB_KEY_ID_0: certificateKey! } }, standin.now)
    expect(await strangers.order(orderOf(newId()))).toMatchObject({
      outcome: 'unknown',
      why: expect.stringContaining('unknown-serial'),
    })
    const serial = Object.keys(settings.platformKeys)[0]!
    const swapped = createWechatPay({ ...settings, platformKeys: { [serial]: certificateKey! } }, standin.now)
    expect(await swapped.order(orderOf(newId()))).toMatchObject({
      outcome: 'unknown',
      why: expect.stringContaining('bad-signature'),
    })
  })

  test('nobody at the other end is unknown, not refused', async () => {
    const nowhere = createWechatPay({ ...standin.paySettings(receiver.url), apiUrl: 'http://127.0.0.1:9' }, standin.now)
    expect(await nowhere.order(orderOf(newId()))).toMatchObject({ outcome: 'unknown' })
  })

  test('a wrong merchant key is refused with SIGN_ERROR', async () => {
    const stranger = await startStandin()
    const { privateKey } = stranger.paySettings(receiver.url)
    await stranger.stop()
    const wrong = createWechatPay({ ...standin.paySettings(receiver.url), privateKey }, standin.now)
    expect(await wrong.order(orderOf(newId()))).toMatchObject({ outcome: 'refused', code: 'SIGN_ERROR' })
  })
})

describe('refunds', () => {
  test('the same refund number gives the same refund, however often it is asked', async () => {
    const paymentId = await paid()
    const refund = refundOf(paymentId)
    const first = await pay.refund(refund)
    await standin.tick()
    const again = await pay.refund(refund)
    const id = first.outcome === 'ok' && first.value.wechatRefundId
    expect(again).toMatchObject({ outcome: 'ok', value: { wechatRefundId: id, state: 'SUCCESS' } })
    expect(await pay.queryRefund(refund.refundId)).toMatchObject({
      outcome: 'ok',
      value: { refundFen: 4_990, state: 'SUCCESS' },
    })
  })

  test('more than was paid is refused, also over several refunds', async () => {
    const paymentId = await paid()
    expect(await pay.refund({ ...refundOf(paymentId), refundFen: 4_991 })).toMatchObject({ outcome: 'refused' })
    expect(await pay.refund({ ...refundOf(paymentId), refundFen: 4_000 })).toMatchObject({ outcome: 'ok' })
    await standin.advance(2 * MINUTE)
    expect(await pay.refund({ ...refundOf(paymentId), refundFen: 991 })).toMatchObject({ outcome: 'refused' })
    expect(await pay.refund({ ...refundOf(paymentId), refundFen: 990 })).toMatchObject({ outcome: 'ok' })
  })
})

test('an order ends at its time and cannot be paid after it', async () => {
  const { paymentId, prepayId } = await placed()
  await standin.advance(HOUR)
  expect(await standin.pay(prepayId)).toMatch(/^requestPayment:fail/)
  expect(await pay.queryByOutTradeNo(paymentId)).toMatchObject({ outcome: 'ok', value: { state: 'CLOSED' } })
  await standin.advance(DAY)
  expect(await pay.queryByOutTradeNo(paymentId)).toMatchObject({ outcome: 'ok', value: { state: 'CLOSED' } })
})

test('an API v3 key of another length is refused at once', () => {
  expect(() => createWechatPay({ ...standin.paySettings(receiver.url), apiV3Key: 'short' }, standin.now)).toThrow(
    '32 bytes',
  )
})
