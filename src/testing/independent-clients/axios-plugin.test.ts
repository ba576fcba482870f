import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import { MINUTE } from '@/kernel/time'
import { createWechatPay } from '@/payments/wechat'
import type { ReceivedNotice } from '../notice-receiver'
import { envelopeOf, FORGERIES, type ForeignDesk, LIN, openForeignDesk } from './foreign-desk'

let { standin, receiver, keys, orderOf, refundOf, transferOf, noticeOf } = {} as ForeignDesk
let desk: ForeignDesk

beforeAll(async () => {
  desk = await openForeignDesk()
  ;({ standin, receiver, keys, orderOf, refundOf, transferOf, noticeOf } = desk)
})
afterEach(() => standin.faults({ reset: true }))
afterAll(() => desk.close())

describe('wechatpay-axios-plugin', () => {
  /** The address is its own setting: whatever axios takes may be given to the constructor. */
  const client = (changed: Record<string, unknown> = {}) =>
    new Wechatpay({
      mchid: keys().mchid,
      serial: keys().merchantSerial,
      privateKey: keys().merchantPrivateKey,
      certs: { [keys().platformKeyId]: keys().platformPublicKey },
      baseURL: `${standin.url}/`,
      ...changed,
    })
  const body = (no: string) => ({ appid: keys().appid, mchid: keys().mchid, ...orderOf(no) })
  // The package types an answer like its request.
  const place = async (no: string, wxpay = client()): Promise<{ data: { prepay_id: string } }> =>
    wxpay.v3.pay.transactions.jsapi.post(body(no)) as never
  const verified = ({ headers, body: text }: ReceivedNotice) =>
    Rsa.verify(
      Formatter.response(headers.get('Wechatpay-Timestamp')!, headers.get('Wechatpay-Nonce')!, text),
      headers.get('Wechatpay-Signature')!,
      keys().platformPublicKey,
    )
  const opened = (notice: ReceivedNotice, key = keys().apiV3Key) => {
    const { ciphertext, nonce, associated_data: aad } = envelopeOf(notice).resource
    return JSON.parse(Aes.AesGcm.decrypt(ciphertext, key, nonce, aad))
  }

  test('it places, queries, refunds, queries the refund and closes', async () => {
    const wxpay = client()
    const mchid = keys().mchid
    const { data } = await place('axios-order-1', wxpay)
    await noticeOf(data.prepay_id)
    const byNumber = wxpay.v3.pay.transactions.outTradeNo['{no}']
    const queried = await byNumber.get({ params: { mchid }, no: 'axios-order-1' } as object)
    expect(queried.data).toMatchObject({ trade_state: 'SUCCESS', amount: { total: 4_990 }, payer: { openid: LIN } })
    const refund = await wxpay.v3.refund.domestic.refunds.post(refundOf('axios-order-1'))
    expect(refund.data).toMatchObject({ status: 'PROCESSING', out_refund_no: 'back-axios-order-1' })
    await standin.tick()
    const refunded = await wxpay.v3.refund.domestic.refunds['{no}'].get({ no: 'back-axios-order-1' } as object)
    expect(refunded.data).toMatchObject({ status: 'SUCCESS', amount: { refund: 4_990 } })
    await place('axios-order-2', wxpay)
    const closed = await byNumber.close.post({ mchid }, { no: 'axios-order-2' } as object)
    expect(closed.status).toBe(204)
  })

  test('it verifies and opens the notices of a payment and of a refund', async () => {
    const notice = await noticeOf((await place('axios-order-3')).data.prepay_id)
    expect(verified(notice)).toBe(true)
    expect(envelopeOf(notice).event_type).toBe('TRANSACTION.SUCCESS')
    expect(opened(notice)).toMatchObject({ out_trade_no: 'axios-order-3', trade_state: 'SUCCESS', mchid: keys().mchid })
    await client().v3.refund.domestic.refunds.post(refundOf('axios-order-3'))
    await standin.tick()
    const refund = receiver.received.at(-1)!
    expect(verified(refund)).toBe(true)
    expect(opened(refund)).toMatchObject({ out_refund_no: 'back-axios-order-3', refund_status: 'SUCCESS' })
  })

  test('it asks for a transfer with an encrypted name, queries it, opens its notice, and cancels another', async () => {
    const wxpay = client()
    const name = Rsa.encrypt('林林', keys().platformPublicKey)
    const headers = { 'Wechatpay-Serial': keys().platformKeyId }
    // The package's own types know nothing of this path, which is what its chain is made for.
    const bills = wxpay.v3['fund-app']['mch-transfer']['transfer-bills'] as never as TransferBills
    const asked = { ...transferOf('axiosbill1'), appid: keys().appid }
    const { data } = await bills.post({ ...asked, transfer_amount: 200_000, user_name: name }, { headers })
    expect(data).toMatchObject({ state: 'WAIT_USER_CONFIRM', out_bill_no: 'axiosbill1' })
    await standin.control('transfer', { package: data.package_info })
    await standin.tick()
    const byNumber = bills['out-bill-no']['{no}']
    expect((await byNumber.get({ no: 'axiosbill1' })).data).toMatchObject({ state: 'SUCCESS', openid: LIN })
    const notice = receiver.received.at(-1)!
    expect(verified(notice)).toBe(true)
    expect(opened(notice)).toMatchObject({ out_bill_no: 'axiosbill1', state: 'SUCCESS', mch_id: keys().mchid })
    await bills.post({ ...asked, out_bill_no: 'axiosbill2' })
    expect((await byNumber.cancel.post({}, { no: 'axiosbill2' })).data).toMatchObject({ state: 'CANCELING' })
    await expect(bills.post({ ...asked, out_bill_no: 'axiosbill2', transfer_amount: 11 })).rejects.toMatchObject({
      response: { status: 400, data: { code: 'ALREADY_EXISTS' } },
    })
  })

  test.each(FORGERIES)('it refuses a notice with a forged %s, and so does the product', async (forge) => {
    await standin.faults({ forge })
    const { data } = await place(`axios-${forge}`)
    const before = receiver.received.length
    await noticeOf(data.prepay_id)
    const both = receiver.received.slice(before)
    const product = createWechatPay(standin.paySettings(receiver.url), standin.now)
    const readable = (notice: ReceivedNotice) => product.readNotice(notice.headers, notice.body, standin.now()).ok
    expect(both.map(verified).sort()).toEqual([false, true])
    expect(both.map(readable)).toEqual(both.map(verified))
  })

  test('it cannot open a notice whose content was touched, nor one with another key', async () => {
    await standin.faults({ forge: 'ciphertext' })
    const { data } = await place('axios-ciphertext')
    const before = receiver.received.length
    const honest = await noticeOf(data.prepay_id)
    const outcomes = receiver.received.slice(before).map((notice) => attempt(() => opened(notice)))
    expect(outcomes.sort()).toEqual(['failed', 'opened'])
    expect(attempt(() => opened(honest, '0'.repeat(32)))).toBe('failed')
  })

  test('it is refused with a wrong serial, and refuses answers of a key it does not know', async () => {
    await expect(place('axios-order-4', client({ serial: '0'.repeat(40) }))).rejects.toMatchObject({
      response: { status: 401, data: { code: 'SIGN_ERROR' } },
    })
    const certs = { [keys().platformKeyId]: keys().certificatePublicKey }
    await expect(place('axios-order-5', client({ certs }))).rejects.toMatchObject({
      code: 'EV3_RES_HEADER_SIGNATURE_DIGEST',
    })
  })
})

test('it is refused more than five minutes away from the stand-in, until they follow its clock', async () => {
  await standin.advance(MINUTE)
  const bill = { bill_date: '2020-01-01', bill_type: 'ALL' }
  const wxpay = new Wechatpay({
    mchid: keys().mchid,
    serial: keys().merchantSerial,
    privateKey: keys().merchantPrivateKey,
    certs: { [keys().platformKeyId]: keys().platformPublicKey },
    baseURL: `${standin.url}/`,
  })
  await expect(wxpay.v3.bill.tradebill.get({ params: bill })).rejects.toMatchObject({
    response: { data: { code: 'NO_STATEMENT_EXIST' } },
  })
  await standin.control('clock', { advance: 30 * MINUTE })
  // The first move is forgotten by the second: 31 minutes are outside both windows.
  await standin.control('clock', { advance: 30 * MINUTE })
  await expect(wxpay.v3.bill.tradebill.get({ params: bill })).rejects.toMatchObject({
    response: { data: { code: 'SIGN_ERROR' } },
  })
})

type Ask = (...given: unknown[]) => Promise<{ data: Record<string, unknown> }>
interface TransferBills {
  readonly post: Ask
  readonly 'out-bill-no': { readonly '{no}': { readonly get: Ask; readonly cancel: { readonly post: Ask } } }
}

function attempt(action: () => unknown): 'opened' | 'failed' {
  try {
    action()
    return 'opened'
  } catch {
    return 'failed'
  }
}
