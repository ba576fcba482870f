import { randomBytes } from 'node:crypto'
import { newId } from '@/kernel/id'
import { MINUTE, SECOND } from '@/kernel/time'
import { LIN, openPayDesk, type PayDesk } from '@/testing/pay-desk'
import { createWechatPay } from './wechat'

let desk: PayDesk
let { standin, receiver, pay, paid, refundOf } = {} as PayDesk

beforeAll(async () => {
  desk = await openPayDesk()
  ;({ standin, receiver, pay, paid, refundOf } = desk)
})
afterEach(() => desk.tidy())
afterAll(() => desk.close())

/** Commission that its payee has taken. */
async function transferred(): Promise<void> {
  const sent = await pay.transfer({ withdrawalId: newId(), openid: LIN, amountFen: 1_000, remark: '佣金' })
  if (sent.outcome !== 'ok') throw new Error(JSON.stringify(sent))
  await standin.control('transfer', { package: sent.value.packageInfo })
  await standin.tick()
}

describe('notices', () => {
  const last = () => receiver.received.at(-1)!
  const read = (notice = last(), now = standin.now()) => pay.readNotice(notice.headers, notice.body, now)

  test('a payment notice is verified, opened and typed', async () => {
    const paymentId = await paid()
    expect(read()).toMatchObject({
      ok: true,
      notice: { event: 'paid', trade: { paymentId, state: 'SUCCESS', totalFen: 4_990 } },
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
    const refused = { ok: false, why: 'other-merchant' }
    expect(strangers.readNotice(last().headers, last().body, standin.now())).toEqual(refused)
    await transferred()
    expect(read()).toMatchObject({ ok: true, notice: { event: 'transfer', transfer: { state: 'SUCCESS' } } })
    expect(strangers.readNotice(last().headers, last().body, standin.now())).toEqual(refused)
    const locked = createWechatPay({ ...settings, apiV3Key: randomBytes(16).toString('hex') }, standin.now)
    expect(locked.readNotice(last().headers, last().body, standin.now())).toEqual({ ok: false, why: 'undecryptable' })
  })
})
