import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import Pay from 'wechatpay-node-v3'
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request'
import { MINUTE } from '@/kernel/time'
import { createWechatPay } from '@/payments/wechat'
import { type NoticeReceiver, type ReceivedNotice, startReceiver } from './notice-receiver'
import { startStandin, type TestStandin } from './standin'

/**
 * Two clients that other people wrote for the real WeChat Pay, as npm delivers them, against the stand-in: what they
 * accept and refuse shows whether it speaks the real protocol. They read the machine's clock, so nothing moves it here.
 */
const LIN = 'oLin-0000000000000000000001'
let standin: TestStandin
let receiver: NoticeReceiver

beforeAll(async () => {
  standin = await startStandin()
  receiver = await startReceiver()
  await standin.people([{ openid: LIN, name: 'Lin' }])
})
afterEach(() => standin.faults({ reset: true }))
afterAll(async () => {
  await standin.stop()
  await receiver.stop()
})

const keys = () => standin.server.house.keys
const orderOf = (out_trade_no: string) => ({
  description: '茉莉雪芽 50g',
  out_trade_no,
  notify_url: receiver.url,
  amount: { total: 4_990, currency: 'CNY' },
  payer: { openid: LIN },
})
const refundOf = (out_trade_no: string) => ({
  out_trade_no,
  out_refund_no: `back-${out_trade_no}`,
  reason: '未成团，原路退回',
  notify_url: receiver.url,
  amount: { refund: 4_990, total: 4_990, currency: 'CNY' },
})

/** The notice of a press on 确认支付, as it came over the wire. */
async function noticeOf(prepayId: string): Promise<ReceivedNotice> {
  expect(await standin.pay(prepayId)).toBe('requestPayment:ok')
  await standin.tick()
  return receiver.received.at(-1)!
}

interface Envelope {
  event_type: string
  resource: { ciphertext: string; nonce: string; associated_data: string }
}
const envelopeOf = (notice: ReceivedNotice) => JSON.parse(notice.body) as Envelope

const FORGERIES = ['signature', 'key', 'probe'] as const

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

describe('wechatpay-node-v3', () => {
  const REAL = 'https://api.mch.weixin.qq.com'

  /** Its addresses are fixed, but it lets its HTTP service be replaced: its own one, given another host. */
  class Redirected extends PayRequest {
    override post(url: string, params: Record<string, unknown>, headers: Record<string, unknown>) {
      return super.post(url.replace(REAL, standin.url), params, headers)
    }
    override get(url: string, headers: Record<string, unknown>) {
      return super.get(url.replace(REAL, standin.url), headers)
    }
  }

  const client = (changed: Record<string, unknown> = {}) => {
    const pay = new Pay({
      appid: keys().appid,
      mchid: keys().mchid,
      serial_no: keys().merchantSerial,
      publicKey: Buffer.from(keys().merchantPublicKey),
      privateKey: Buffer.from(keys().merchantPrivateKey),
      key: keys().apiV3Key,
      ...changed,
    })
    pay.createHttp(new Redirected())
    return pay
  }
  const prepayOf = async (no: string) => {
    const { data } = await client().transactions_jsapi(orderOf(no))
    return { params: data, prepayId: String((data as { package: string }).package).replace('prepay_id=', '') }
  }
  /** It learns WeChat Pay's key from /v3/certificates alone, so its notices are signed with the certificate. */
  const verified = ({ headers, body }: ReceivedNotice) =>
    client().verifySign({
      timestamp: headers.get('Wechatpay-Timestamp')!,
      nonce: headers.get('Wechatpay-Nonce')!,
      serial: headers.get('Wechatpay-Serial')!,
      signature: headers.get('Wechatpay-Signature')!,
      body,
    })
  const opened = (notice: ReceivedNotice) => {
    const { ciphertext, nonce, associated_data: aad } = envelopeOf(notice).resource
    return client().decipher_gcm(ciphertext, aad, nonce)
  }

  test('it places, queries, refunds, queries the refund and closes', async () => {
    const pay = client()
    const { params, prepayId } = await prepayOf('node-order-1')
    expect(await standin.pay(prepayId, { openid: LIN, params: params as never })).toBe('requestPayment:ok')
    expect(await pay.query({ out_trade_no: 'node-order-1' })).toMatchObject({
      status: 200,
      data: { trade_state: 'SUCCESS', amount: { total: 4_990 } },
    })
    expect(await pay.refunds(refundOf('node-order-1'))).toMatchObject({ status: 200, data: { status: 'PROCESSING' } })
    await standin.tick()
    expect(await pay.find_refunds('back-node-order-1')).toMatchObject({ status: 200, data: { status: 'SUCCESS' } })
    await prepayOf('node-order-2')
    expect(await pay.close('node-order-2')).toMatchObject({ status: 204 })
  })

  test('it fetches the platform certificate, verifies and opens the notices of a payment and of a refund', async () => {
    await standin.faults({ signedBy: 'certificate' })
    const [certificate] = await client().get_certificates(keys().apiV3Key)
    expect(certificate).toMatchObject({ serial_no: keys().certificateSerial, publicKey: keys().certificatePublicKey })
    const notice = await noticeOf((await prepayOf('node-order-3')).prepayId)
    expect(await verified(notice)).toBe(true)
    expect(opened(notice)).toMatchObject({ out_trade_no: 'node-order-3', trade_state: 'SUCCESS' })
    await client().refunds(refundOf('node-order-3'))
    await standin.tick()
    const refund = receiver.received.at(-1)!
    expect(await verified(refund)).toBe(true)
    expect(opened(refund)).toMatchObject({ out_refund_no: 'back-node-order-3', refund_status: 'SUCCESS' })
  })

  test.each(['signature', 'probe'] as const)('it refuses a notice with a forged %s', async (forge) => {
    await standin.faults({ signedBy: 'certificate', forge })
    const { prepayId } = await prepayOf(`node-${forge}`)
    const before = receiver.received.length
    await noticeOf(prepayId)
    const answers = await Promise.all(receiver.received.slice(before).map(verified))
    expect(answers.sort()).toEqual([false, true])
  })

  test('a notice of a key that it does not know is refused', async () => {
    const notice = await noticeOf((await prepayOf('node-order-4')).prepayId)
    await expect(verified(notice)).rejects.toThrow('平台证书序列号不相符')
  })

  test('it is refused with another merchant key', async () => {
    const stranger = client({ privateKey: Buffer.from(keys().platformPrivateKey) })
    expect(await stranger.transactions_jsapi(orderOf('node-order-5'))).toMatchObject({ status: 401 })
  })
})

test('both are refused more than five minutes away from the stand-in, until they follow its clock', async () => {
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

function attempt(action: () => unknown): 'opened' | 'failed' {
  try {
    action()
    return 'opened'
  } catch {
    return 'failed'
  }
}
