import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { DAY, HOUR, MINUTE, SECOND } from '@/kernel/time'
import { startStandin, type TestStandin } from '@/testing/standin'
import { askAsMerchant, authorize, orderOf } from '@/testing/standin-merchant'

const LIN = 'oLin-0000000000000000000001'
const BO = 'oBo-00000000000000000000001'
const NOTIFY = 'https://127.0.0.1:9/wechat/payments.notice'
const ORDERS = '/v3/pay/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

let standin: TestStandin
let count = 0

beforeAll(async () => {
  standin = await startStandin({ refundMs: 5 * SECOND })
  await standin.people([
    { openid: LIN, name: 'Lin' },
    { openid: BO, name: 'Bo' },
  ])
})
afterEach(() => standin.faults({ reset: true }))
afterAll(() => standin.stop())

const number = () => `order-${String(++count).padStart(6, '0')}`
const order = (given: Record<string, unknown> = {}) =>
  orderOf(standin.server.house.keys, { number: number(), openid: LIN, notifyUrl: NOTIFY, ...given })
const place = (body: object) => askAsMerchant(standin, { path: `${ORDERS}/jsapi`, body })
const query = (no: string) =>
  askAsMerchant(standin, { path: `${ORDERS}/out-trade-no/${no}?mchid=${standin.server.house.keys.mchid}` })
const refund = (body: object) => askAsMerchant(standin, { path: REFUNDS, body })

async function paid(): Promise<string> {
  const no = number()
  const { body } = await place(order({ out_trade_no: no }))
  expect(await standin.pay(String(body.prepay_id))).toBe('requestPayment:ok')
  return no
}

const refundOf = (no: string, given: Record<string, unknown> = {}) => ({
  out_trade_no: no,
  out_refund_no: `r-${no}`,
  amount: { refund: 1_000, total: 4_990, currency: 'CNY' },
  ...given,
})

describe('placing an order', () => {
  test.each([
    ['a description of 128 signs', { description: '茶'.repeat(128) }],
    ['an empty description', { description: '' }],
    ['a number of five signs', { out_trade_no: 'abcde' }],
    ['a number of 33 signs', { out_trade_no: 'a'.repeat(33) }],
    ['a number with a space', { out_trade_no: 'order 000' }],
    ['a notify address with parameters', { notify_url: `${NOTIFY}?a=1` }],
    ['a notify address without https', { notify_url: 'http://shop.example.com/notice' }],
    ['a notify address of 256 signs', { notify_url: `https://127.0.0.1:9/${'a'.repeat(236)}` }],
    ['nothing to pay', { amount: { total: 0 } }],
    ['half a fen', { amount: { total: 1.5 } }],
    ['another currency', { amount: { total: 1, currency: 'USD' } }],
    ['an unknown openid', { payer: { openid: 'oNobody' } }],
    ['an attachment of 129 signs', { attach: 'a'.repeat(129) }],
    ['a time that is no RFC 3339', { time_expire: '2027-01-01 10:00:00' }],
    ['a time half a minute ahead', { time_expire: '2026-01-01T00:00:00+08:00' }],
    ['a field that does not exist', { colour: 'green' }],
  ])('%s is a PARAM_ERROR', async (_, given) => {
    const answer = await place(order(given))
    expect([answer.status, answer.body.code]).toEqual([400, 'PARAM_ERROR'])
  })

  test.each([
    ['appid', 'APPID_MCHID_NOT_MATCH'],
    ['mchid', 'MCH_NOT_EXISTS'],
  ])('another %s is refused with %s', async (field, code) => {
    expect((await place(order({ [field]: 'wx0000' }))).body.code).toBe(code)
  })

  test('every sign that numbers may have is taken', async () => {
    expect((await place(order({ out_trade_no: 'aZ09_-|*' }))).status).toBe(200)
  })

  test('a prepay id is good for two hours, then the same call gives another', async () => {
    const body = order()
    const first = await place(body)
    await standin.advance(2 * HOUR)
    expect(await standin.pay(String(first.body.prepay_id))).toMatch(/过期/)
    const second = await place(body)
    expect(second.status).toBe(200)
    expect(second.body.prepay_id).not.toBe(first.body.prepay_id)
    expect(await standin.pay(String(first.body.prepay_id))).toMatch(/^requestPayment:fail/)
    expect(await standin.pay(String(second.body.prepay_id))).toBe('requestPayment:ok')
  })

  test('an order is paid once, by the person it was made for', async () => {
    const prepay = String((await place(order())).body.prepay_id)
    expect(await standin.pay(prepay, { openid: BO })).toMatch(/另一个人/)
    expect(await standin.pay(prepay, { openid: LIN })).toBe('requestPayment:ok')
    expect(await standin.pay(prepay, { openid: LIN })).toMatch(/已支付/)
  })

  test('two presses at once pay once', async () => {
    const prepay = String((await place(order())).body.prepay_id)
    const answers = await Promise.all([1, 2, 3].map(() => standin.pay(prepay)))
    expect(answers.filter((answer) => answer === 'requestPayment:ok')).toHaveLength(1)
  })

  test('a query needs the merchant, by number or by transaction', async () => {
    const no = await paid()
    const { mchid } = standin.server.house.keys
    expect((await askAsMerchant(standin, { path: `${ORDERS}/out-trade-no/${no}` })).body.code).toBe('PARAM_ERROR')
    const { body } = await query(no)
    const byId = await askAsMerchant(standin, { path: `${ORDERS}/id/${body.transaction_id}?mchid=${mchid}` })
    expect(byId.body).toEqual(body)
  })
})

describe('refunds', () => {
  test.each([
    ['a number with a space', { out_refund_no: 'r 1' }],
    ['a number of 65 signs', { out_refund_no: 'r'.repeat(65) }],
    ['a reason of 81 signs', { reason: 'a'.repeat(81) }],
    ['nothing to give back', { amount: { refund: 0, total: 4_990, currency: 'CNY' } }],
    ['another total than was paid', { amount: { refund: 1, total: 4_991, currency: 'CNY' } }],
    ['no currency', { amount: { refund: 1, total: 4_990 } }],
    ['two ways to name the order', { transaction_id: '4200000000000000000000000000' }],
    ['a field that does not exist', { appid: 'wx00' }],
  ])('%s is a PARAM_ERROR', async (_, given) => {
    expect((await refund(refundOf(await paid(), given))).body.code).toBe('PARAM_ERROR')
  })

  test('an unpaid order cannot be refunded, an unknown one is not found', async () => {
    const no = number()
    await place(order({ out_trade_no: no }))
    expect((await refund(refundOf(no))).body.code).toBe('INVALID_REQUEST')
    expect((await refund(refundOf('order-unknown'))).body.code).toBe('RESOURCE_NOT_EXISTS')
    expect((await askAsMerchant(standin, { path: `${REFUNDS}/r-unknown` })).status).toBe(404)
  })

  test('a refund is on its way first and arrives later', async () => {
    const no = await paid()
    expect((await refund(refundOf(no))).body.status).toBe('PROCESSING')
    expect((await query(no)).body.trade_state).toBe('REFUND')
    await standin.advance(5 * SECOND)
    const { body } = await askAsMerchant(standin, { path: `${REFUNDS}/r-${no}` })
    expect(body).toMatchObject({ status: 'SUCCESS', success_time: expect.stringMatching(/\+08:00$/) })
  })

  test('the same number with another sum is refused', async () => {
    const no = await paid()
    await refund(refundOf(no))
    expect((await refund(refundOf(no, { amount: { refund: 2, total: 4_990, currency: 'CNY' } }))).body.code).toBe(
      'INVALID_REQUEST',
    )
  })

  test('an abnormal refund stays abnormal until somebody ends it by hand', async () => {
    const no = await paid()
    await standin.faults({ refunds: 'abnormal' })
    await refund(refundOf(no))
    await standin.advance(5 * SECOND)
    expect((await refund(refundOf(no))).body.status).toBe('ABNORMAL')
    await standin.control('refunds', { out_refund_no: `r-${no}`, outcome: 'SUCCESS' })
    expect((await refund(refundOf(no))).body.status).toBe('SUCCESS')
  })

  test('there must be a minute between two refunds of an order, and fifty are the end', async () => {
    const no = await paid()
    const part = (n: number) =>
      refundOf(no, { out_refund_no: `p${n}-${no}`, amount: { refund: 1, total: 4_990, currency: 'CNY' } })
    expect((await refund(part(1))).status).toBe(200)
    expect((await refund(part(2))).body.code).toBe('FREQUENCY_LIMITED')
    for (let n = 2; n <= 50; n += 1) {
      await standin.advance(MINUTE)
      expect((await refund(part(n))).status).toBe(200)
    }
    await standin.advance(MINUTE)
    expect((await refund(part(51))).body.code).toBe('INVALID_REQUEST')
    expect((await refund(part(50))).status).toBe(200)
  })

  test('after a year nothing can be refunded', async () => {
    const no = await paid()
    await standin.advance(366 * DAY)
    expect((await refund(refundOf(no))).body.code).toBe('INVALID_REQUEST')
  })

  test('an error on purpose does nothing, an error after the work has done it', async () => {
    const no = await paid()
    await standin.faults({ refunds: 'error' })
    expect((await refund(refundOf(no))).status).toBe(500)
    expect((await askAsMerchant(standin, { path: `${REFUNDS}/r-${no}` })).status).toBe(404)
    await standin.faults({ refunds: 'error-after' })
    expect((await refund(refundOf(no))).status).toBe(500)
    expect((await askAsMerchant(standin, { path: `${REFUNDS}/r-${no}` })).status).toBe(200)
    expect((await refund(refundOf(no))).status).toBe(200)
  })
})

test('when Pay is down everything is a SYSTEM_ERROR', async () => {
  await standin.faults({ payDown: true })
  expect(await query('order-000001')).toMatchObject({ status: 500, body: { code: 'SYSTEM_ERROR' } })
})

test('the bill of a day is ready after ten, names every payment and refund, and its hash fits', async () => {
  const fresh = await startStandin()
  await fresh.people([{ openid: LIN, name: 'Lin' }])
  await fresh.control('clock', { set: Date.parse('2027-03-01T12:00:00+08:00') })
  const body = orderOf(fresh.server.house.keys, { number: 'bill-000001', openid: LIN, notifyUrl: NOTIFY })
  const { body: placed } = await askAsMerchant(fresh, { path: `${ORDERS}/jsapi`, body })
  await fresh.pay(String(placed.prepay_id))
  await askAsMerchant(fresh, { path: REFUNDS, body: refundOf('bill-000001') })
  const path = '/v3/bill/tradebill?bill_date=2027-03-01&bill_type=ALL&tar_type=GZIP'
  expect((await askAsMerchant(fresh, { path })).status).toBe(400)
  await fresh.control('clock', { set: Date.parse('2027-03-02T10:00:00+08:00') })
  const bill = await askAsMerchant(fresh, { path })
  const address = String(bill.body.download_url)
  const file = address.slice(fresh.url.length)
  expect((await fetch(address)).status).toBe(401)
  const Authorization = authorize(fresh, { method: 'GET', path: file, text: '' })
  const text = gunzipSync(
    Buffer.from(await (await fetch(address, { headers: { Authorization } })).arrayBuffer()),
  ).toString()
  expect(createHash('sha1').update(text).digest('hex')).toBe(bill.body.hash_value)
  const lines = text.trim().split('\r\n')
  expect(lines[0]).toMatch(/^\ufeff?交易时间,/)
  expect(lines[1]).toContain('`bill-000001,')
  expect(lines[1]!.split(',')).toHaveLength(27)
  expect(lines[2]!.split(',')).toHaveLength(27)
  expect(lines[4]).toBe('`2,`49.90,`10.00,`0.00,`0.00,`49.90,`10.00')
  await fresh.stop()
})
