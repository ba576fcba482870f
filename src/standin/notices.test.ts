import { MINUTE, SECOND } from '@/kernel/time'
import { type NoticeReceiver, startReceiver } from '@/testing/notice-receiver'
import { startStandin, type TestStandin } from '@/testing/standin'
import { askAsMerchant, orderOf } from '@/testing/standin-merchant'

const LIN = 'oLin-0000000000000000000001'
let standin: TestStandin
let receiver: NoticeReceiver
let count = 0

beforeEach(async () => {
  standin = await startStandin()
  receiver = await startReceiver()
  await standin.people([{ openid: LIN, name: 'Lin' }])
})
afterEach(async () => {
  await standin.stop()
  await receiver.stop()
})

async function placed(): Promise<{ number: string; prepayId: string }> {
  const number = `order-${String(++count).padStart(6, '0')}`
  const body = orderOf(standin.server.house.keys, { number, openid: LIN, notifyUrl: receiver.url })
  const answer = await askAsMerchant(standin, { path: '/v3/pay/transactions/jsapi', body })
  return { number, prepayId: String(answer.body.prepay_id) }
}

async function paid(lose = false): Promise<string> {
  const { number, prepayId } = await placed()
  expect(await standin.pay(prepayId, { lose })).toBe('requestPayment:ok')
  await standin.tick()
  return number
}

const ids = () => receiver.received.map(({ body }) => (JSON.parse(body) as { id: string }).id)
const stateOf = async (number: string) => {
  const { notices } = (await (await fetch(`${standin.url}/control/state`)).json()) as {
    notices: { about: string; state: string; attempts: { status: number }[] }[]
  }
  return notices.filter((notice) => notice.about === number)
}

test('a notice that was accepted is never sent again', async () => {
  const number = await paid()
  await standin.advance(1440 * MINUTE)
  expect(receiver.received).toHaveLength(1)
  expect(await stateOf(number)).toMatchObject([{ state: 'delivered', attempts: [{ status: 204 }] }])
})

test('a refused notice comes again by the published schedule, with the same id, and is given up after the last', async () => {
  receiver.answerWith(500)
  const number = await paid()
  const schedule = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600]
  for (const [i, seconds] of schedule.entries()) {
    // The clock also runs by itself, so the moment before must leave it room.
    await standin.advance((seconds - 5) * SECOND)
    expect(receiver.received).toHaveLength(i + 1)
    await standin.advance(5 * SECOND)
    expect(receiver.received).toHaveLength(i + 2)
  }
  expect(new Set(ids()).size).toBe(1)
  await standin.advance(10_000 * MINUTE)
  expect(receiver.received).toHaveLength(schedule.length + 1)
  expect(await stateOf(number)).toMatchObject([{ state: 'given-up' }])
})

test('each attempt is signed anew, so that a late one is not too old', async () => {
  receiver.answerWith(500)
  await paid()
  await standin.advance(10 * MINUTE)
  const times = receiver.received.map(({ headers }) => Number(headers.get('Wechatpay-Timestamp')))
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(600)
})

test('a lost notice never comes, whether one was lost by the cashier or all by a fault', async () => {
  const one = await paid(true)
  await standin.faults({ lose: true })
  const other = await paid()
  await standin.advance(1440 * MINUTE)
  expect(receiver.received).toHaveLength(0)
  expect([...(await stateOf(one)), ...(await stateOf(other))].map(({ state }) => state)).toEqual(['lost', 'lost'])
})

test('a repeated notice comes with the same id', async () => {
  await standin.faults({ repeat: 3 })
  await paid()
  expect(receiver.received).toHaveLength(4)
  expect(new Set(ids()).size).toBe(1)
})

test('a delayed notice comes when its time has come', async () => {
  await standin.faults({ delayMs: 10 * MINUTE })
  await paid()
  expect(receiver.received).toHaveLength(0)
  await standin.advance(10 * MINUTE)
  expect(receiver.received).toHaveLength(1)
})

test('held notices leave in the order of the seed', async () => {
  const orderFor = async (seed: number | null) => {
    receiver.received.length = 0
    await standin.faults({ reset: true, hold: true, shuffle: seed })
    for (let i = 0; i < 6; i += 1) await paid()
    const { notices } = standin.server.house.state
    const made = notices.slice(-6).map(({ id }) => id)
    await standin.faults({ hold: false })
    await standin.tick()
    return ids().map((id) => made.indexOf(id))
  }
  const first = await orderFor(7)
  expect([...first].sort()).toEqual([0, 1, 2, 3, 4, 5])
  expect(first).not.toEqual([0, 1, 2, 3, 4, 5])
  expect(await orderFor(7)).toEqual(first)
})

test('a forged copy goes before the true one and is tried once only', async () => {
  receiver.answerWith((notice) => (receiver.received.indexOf(notice) === 0 ? 401 : 204))
  await standin.faults({ forge: 'probe' })
  await paid()
  await standin.advance(1440 * MINUTE)
  expect(receiver.received).toHaveLength(2)
})

test('a forged payment of an unpaid order can be sent on purpose and pays nothing', async () => {
  receiver.answerWith(401)
  const { number } = await placed()
  expect(await standin.control('forge', { out_trade_no: number, how: 'key', total: 1 })).toEqual({
    status: 401,
    state: 'given-up',
  })
  expect(standin.server.house.state.orders[number]!.state).toBe('NOTPAY')
})

test('nobody at the address counts as a refusal', async () => {
  await receiver.stop()
  const number = await paid()
  expect(await stateOf(number)).toMatchObject([{ state: 'waiting', attempts: [{ status: 0 }] }])
  receiver = await startReceiver()
})
