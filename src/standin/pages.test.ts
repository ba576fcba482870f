import { createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOUR } from '@/kernel/time'
import { startStandin, type TestStandin } from '@/testing/standin'
import { askAsMerchant, orderOf } from '@/testing/standin-merchant'
import { keysIn } from './keys'
import { startServer } from './server'
import { loadState, saveState } from './state'

const LIN = 'oLin-0000000000000000000001'
const BACK = 'http://localhost:4101/pages/order?id=1'
let standin: TestStandin

beforeAll(async () => {
  standin = await startStandin()
  await standin.people([
    { openid: LIN, name: '林小北', origin: 'http://localhost:4101' },
    { openid: 'oBo', name: '阿博' },
  ])
})
afterAll(() => standin.stop())

const get = (path: string) => fetch(standin.url + path, { redirect: 'manual' })

async function placed(): Promise<{ number: string; prepayId: string }> {
  const number = `page-${Object.keys(standin.server.house.state.orders).length}-order`
  const body = orderOf(standin.server.house.keys, { number, openid: LIN, notifyUrl: 'https://127.0.0.1:9/n' })
  const answer = await askAsMerchant(standin, { path: '/v3/pay/transactions/jsapi', body })
  return { number, prepayId: String(answer.body.prepay_id) }
}

describe('H5 login', () => {
  const address = (redirect: string, path = '/connect/oauth2/authorize') =>
    `${path}?appid=${standin.server.house.keys.appid}&redirect_uri=${encodeURIComponent(redirect)}&response_type=code&scope=snsapi_base&state=back-to-3`

  test('a known device goes back at once with a code of its owner and the state', async () => {
    const answer = await get(address(BACK))
    expect(answer.status).toBe(302)
    const back = new URL(answer.headers.get('Location')!)
    expect([back.origin, back.searchParams.get('id'), back.searchParams.get('state')]).toEqual([
      'http://localhost:4101',
      '1',
      'back-to-3',
    ])
    const { appid, secret } = standin.server.house.keys
    const code = back.searchParams.get('code')
    const session = await get(
      `/sns/oauth2/access_token?appid=${appid}&secret=${secret}&code=${code}&grant_type=authorization_code`,
    )
    expect(await session.json()).toMatchObject({ openid: LIN, scope: 'snsapi_base' })
  })

  test('an unknown device is asked who holds it', async () => {
    const answer = await get(address('http://localhost:4199/'))
    const text = await answer.text()
    expect(text).toContain('选择登录的人')
    const links = [...text.matchAll(/href="(\/connect[^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&'))
    expect(links).toHaveLength(2)
    const chosen = await get(links[1]!)
    expect(chosen.headers.get('Location')).toMatch(/^http:\/\/localhost:4199\/\?code=/)
  })

  test('a device that changes hands logs in the new holder', async () => {
    await standin.people([{ openid: 'oBo', name: '阿博', origin: 'http://localhost:4101' }])
    await standin.people([{ openid: LIN, name: '林小北', origin: 'http://localhost:4101' }])
    const { people } = standin.server.house.state
    expect([people.oBo!.origin, people[LIN]!.origin]).toEqual([null, 'http://localhost:4101'])
  })

  test('another app and an address that is none are refused', async () => {
    expect((await get(address(BACK).replace(/appid=wx\w+/, 'appid=wx0'))).status).toBe(400)
    expect((await get(address('javascript:alert(1)'))).status).toBe(400)
  })
})

describe('the cashier', () => {
  const choose = (prepayId: string, choice: string) =>
    fetch(`${standin.url}/cashier`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ prepay_id: prepayId, redirect_url: BACK, choice }),
    })
  const page = async (prepayId: string) =>
    (await get(`/cashier?prepay_id=${prepayId}&redirect_url=${encodeURIComponent(BACK)}`)).text()

  test('it shows the sum, the goods and three buttons', async () => {
    const text = await page((await placed()).prepayId)
    for (const words of ['49.90', '茉莉雪芽 50g', '林小北', '确认支付', '放弃支付', '付款但丢失通知'])
      expect(text).toContain(words)
  })

  test.each([
    ['pay', 'SUCCESS', ['waiting']],
    ['lose', 'SUCCESS', ['lost']],
    ['refuse', 'NOTPAY', []],
  ])('the choice %s leaves the order %s and goes back to the shop', async (choice, state, notices) => {
    await standin.faults({ hold: true })
    const { number, prepayId } = await placed()
    const answer = await choose(prepayId, choice)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, BACK])
    const { orders, notices: all } = standin.server.house.state
    expect(orders[number]!.state).toBe(state)
    expect(all.filter(({ about }) => about === number).map((notice) => notice.state)).toEqual(notices)
  })

  test('an order that is over is explained and cannot be paid', async () => {
    const { prepayId } = await placed()
    await choose(prepayId, 'pay')
    expect(await page(prepayId)).toContain('订单已支付')
    expect((await choose(prepayId, 'pay')).status).toBe(409)
    expect(await page('wx-nothing')).toContain('找不到这笔订单')
  })

  test('text from outside is written as text', async () => {
    expect(
      await (await get(`/cashier?prepay_id=x&redirect_url=${encodeURIComponent('javascript:"><script>')}`)).text(),
    ).not.toContain('<script>')
  })
})

test('pictures come with a long life and for every origin, and nothing else comes from that folder', async () => {
  expect((await get('/pictures/..%2Fwords.ts')).status).toBe(404)
  expect((await get('/pictures/nothing.webp')).status).toBe(404)
})

test('keys and memory of a folder survive a restart, the clock included', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'standin-'))
  const state = loadState(folder)
  const first = await startServer({ keys: await keysIn(folder), state })
  await fetch(`${first.url}/control/people`, { method: 'POST', body: JSON.stringify({ openid: LIN, name: 'Lin' }) })
  await fetch(`${first.url}/control/clock`, { method: 'POST', body: JSON.stringify({ advance: HOUR }) })
  saveState(folder, JSON.stringify(state))
  await first.stop()
  const again = await startServer({ keys: await keysIn(folder), state: loadState(folder) })
  expect(again.house.keys).toEqual(first.house.keys)
  expect(Object.keys(again.house.state.people)).toEqual([LIN])
  const { now } = (await (await fetch(`${again.url}/time`)).json()) as { now: number }
  expect(now - Date.now()).toBeGreaterThan(HOUR - 10_000)
  await again.stop()
  rmSync(folder, { recursive: true })
})

test('the platform certificate is a real one for the platform key', () => {
  const { certificatePem, certificatePublicKey, certificateSerial } = standin.server.house.keys
  const certificate = new X509Certificate(certificatePem)
  expect(certificate.serialNumber).toBe(certificateSerial)
  expect(certificate.verify(createPublicKey(certificatePublicKey))).toBe(true)
  expect(certificate.publicKey.export({ type: 'spki', format: 'pem' })).toBe(certificatePublicKey)
})
