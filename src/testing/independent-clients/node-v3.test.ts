import Pay from 'wechatpay-node-v3'
import { PayRequest } from 'wechatpay-node-v3/dist/lib/pay-request'
import type { ReceivedNotice } from '../notice-receiver'
import { envelopeOf, type ForeignDesk, LIN, openForeignDesk } from './foreign-desk'

let { standin, receiver, keys, orderOf, refundOf, noticeOf } = {} as ForeignDesk
let desk: ForeignDesk

beforeAll(async () => {
  desk = await openForeignDesk()
  ;({ standin, receiver, keys, orderOf, refundOf, noticeOf } = desk)
})
afterEach(() => standin.faults({ reset: true }))
afterAll(() => desk.close())

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
