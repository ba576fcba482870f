import { generateKeyPairSync } from 'node:crypto'
import { HOUR, MINUTE } from '@/kernel/time'
import { startStandin, type TestStandin } from '@/testing/standin'
import { askAsMerchant, authorize, orderOf } from '@/testing/standin-merchant'

const LIN = 'oLin-0000000000000000000001'
const NOTIFY = 'https://127.0.0.1:9/wechat/payments.notice'
const ORDERS = '/v3/pay/transactions'

let standin: TestStandin
let count = 0

beforeAll(async () => {
  standin = await startStandin()
  await standin.people([{ openid: LIN, name: 'Lin' }])
})
afterAll(() => standin.stop())

const order = () => {
  const number = `signed-${String(++count).padStart(6, '0')}`
  return orderOf(standin.server.house.keys, { number, openid: LIN, notifyUrl: NOTIFY })
}

describe('signatures', () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  })

  test.each([
    ['another key', { privateKey: stranger.toString() }],
    ['another serial', { serial: '0'.repeat(40) }],
    ['another merchant', { mchid: '1900000999' }],
    ['a time six minutes old', { at: Date.now() - 6 * MINUTE }],
  ])('a request with %s is refused with SIGN_ERROR', async (_, forged) => {
    const answer = await askAsMerchant(standin, { path: `${ORDERS}/jsapi`, body: order(), forged })
    expect([answer.status, answer.body.code]).toEqual([401, 'SIGN_ERROR'])
  })

  test('a signature for another body or another path is refused', async () => {
    const path = `${ORDERS}/jsapi`
    const text = JSON.stringify(order())
    const headers = { Authorization: authorize(standin, { path, method: 'POST', text }) }
    const changed = await fetch(standin.url + path, { method: 'POST', headers, body: text.replace('4990', '1') })
    expect(changed.status).toBe(401)
    const moved = await fetch(`${standin.url}${path}?a=1`, { method: 'POST', headers, body: text })
    expect(moved.status).toBe(401)
    expect((await fetch(standin.url + path, { method: 'POST', headers, body: text })).status).toBe(200)
  })

  test('requests without Authorization are refused, and even refusals are signed', async () => {
    const answer = await fetch(`${standin.url}/v3/certificates`)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('Wechatpay-Signature')).toBeTruthy()
    expect(answer.headers.get('Request-ID')).toBeTruthy()
  })

  test('right after the clock moved, the time before is still taken', async () => {
    const before = standin.now()
    await standin.advance(HOUR)
    const at = { forged: { at: before } }
    expect((await askAsMerchant(standin, { path: `${ORDERS}/jsapi`, body: order(), ...at })).status).toBe(200)
  })
})
