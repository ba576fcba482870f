import { randomBytes } from 'node:crypto'
import { newId } from '@/kernel/id'
import { DAY, HOUR, MINUTE, SECOND } from '@/kernel/time'
import { type NoticeReceiver, startReceiver } from '@/testing/notice-receiver'
import { startStandin, type TestStandin } from '@/testing/standin'
import { createWechatPay, type WechatPay } from './wechat'

const LIN = 'oLin-0000000000000000000001'
let standin: TestStandin
let receiver: NoticeReceiver
let pay: WechatPay

beforeAll(async () => {
  standin = await startStandin()
  receiver = await startReceiver()
  await standin.people([{ openid: LIN, name: 'Lin' }])
  pay = createWechatPay({ ...standin.paySettings(receiver.url), timeoutMs: 1_000 }, standin.now)
})

afterEach(async () => {
  await standin.faults({ reset: true })
  await standin.tick()
  receiver.answerWith(204)
  receiver.received.length = 0
})

afterAll(async () => {
  await standin.stop()
  await receiver.stop()
})

const orderOf = (paymentId: string) => ({
  paymentId,
  description: '茉莉雪芽 50g',
  totalFen: 4_990,
  openid: LIN,
  expiresAt: Math.floor(standin.now() / SECOND) * SECOND + 15 * MINUTE,
})

async function placed(): Promise<{ paymentId: string; prepayId: string }> {
  const paymentId = newId()
  const answer = await pay.order(orderOf(paymentId))
  if (answer.outcome !== 'ok') throw new Error(JSON.stringify(answer))
  return { paymentId, prepayId: answer.value.prepayId }
}

async function paid(): Promise<string> {
  const { paymentId, prepayId } = await placed()
  expect(await standin.pay(prepayId)).toBe('requestPayment:ok')
  await standin.tick()
  return paymentId
}

const refundOf = (paymentId: string, refundId = newId()) => ({
  refundId,
  paymentId,
  refundFen: 4_990,
  totalFen: 4_990,
  reason: '未成团，原路退回',
})

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
        openid: LIN,
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

describe('notices', () => {
  const last = () => receiver.received.at(-1)!
  const read = (notice = last(), now = standin.now()) => pay.readNotice(notice.headers, notice.body, now)

  test('a payment notice is verified, opened and typed', async () => {
    const paymentId = await paid()
    expect(read()).toMatchObject({
      ok: true,
      notice: { event: 'paid', trade: { paymentId, state: 'SUCCESS', totalFen: 4_990, openid: LIN } },
    })
  })

  test('a notice signed with the platform certificate is read by its serial', async () => {
    await standin.faults({ signedBy: 'certificate' })
    await paid()
    expect(last().headers.get('Wechatpay-Serial')).toMatch(/^[0-9A-F]{40}$/)
    expect(read()).toMatchObject({ ok: true })
  })

  test.each([
    ['SUCCESS', {}],
    ['ABNORMAL', { refunds: 'abnormal' }],
    ['CLOSED', { refunds: 'closed' }],
  ])('a refund notice tells that the refund ended %s', async (state, faults) => {
    const refund = refundOf(await paid())
    await standin.faults(faults)
    await pay.refund(refund)
    await standin.tick()
    const { refundId, paymentId } = refund
    expect(read()).toMatchObject({ ok: true, notice: { event: 'refund', refund: { refundId, paymentId, state } } })
  })

  test.each([
    ['signature', 'bad-signature'],
    ['key', 'bad-signature'],
    ['timestamp', 'too-old'],
    ['probe', 'bad-signature'],
    ['ciphertext', 'undecryptable'],
  ])('a notice with a forged %s is refused as %s', async (forge, why) => {
    receiver.answerWith((notice) => (read(notice).ok ? 204 : 401))
    await standin.faults({ forge })
    await paid()
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received.map((notice) => read(notice)).filter((reading) => !reading.ok)).toEqual([
      { ok: false, why },
    ])
  })

  test('a body changed on the way, a stranger serial and missing headers are refused', async () => {
    await paid()
    const { headers, body } = last()
    expect(read({ headers, body: `${body} ` })).toEqual({ ok: false, why: 'bad-signature' })
    const other = new Headers(headers)
    other.set('Wechatpay-Serial', 'PUB_KEY_ID_1')
    expect(read({ headers: other, body })).toEqual({ ok: false, why: 'unknown-serial' })
    expect(read({ headers: new Headers(), body })).toEqual({ ok: false, why: 'headers-missing' })
    other.set('Wechatpay-Timestamp', 'soon')
    expect(read({ headers: other, body })).toEqual({ ok: false, why: 'too-old' })
  })

  test('a notice is good for five minutes and not longer', async () => {
    await paid()
    const sentAt = Number(last().headers.get('Wechatpay-Timestamp')) * SECOND
    expect(read(last(), sentAt + 5 * MINUTE)).toMatchObject({ ok: true })
    expect(read(last(), sentAt + 5 * MINUTE + 1)).toEqual({ ok: false, why: 'too-old' })
  })

  test('a notice for another merchant is refused, and one with another API v3 key cannot be opened', async () => {
    await paid()
    const settings = standin.paySettings(receiver.url)
    const strangers = createWechatPay({ ...settings, mchid: '1900000999' }, standin.now)
    expect(strangers.readNotice(last().headers, last().body, standin.now())).toEqual({
      ok: false,
      why: 'other-merchant',
    })
    const locked = createWechatPay({ ...settings, apiV3Key: randomBytes(16).toString('hex') }, standin.now)
    expect(locked.readNotice(last().headers, last().body, standin.now())).toEqual({ ok: false, why: 'undecryptable' })
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
