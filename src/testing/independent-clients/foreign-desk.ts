import { type NoticeReceiver, type ReceivedNotice, startReceiver } from '../notice-receiver'
import { startStandin, type TestStandin } from '../standin'

export const LIN = 'oLin-0000000000000000000001'

/**
 * A stand-in and a receiver of its notices for clients that other people wrote for the real WeChat Pay, as npm delivers
 * them: what they accept and refuse shows whether it speaks the real protocol. They read the machine's clock, so
 * nothing moves it here.
 */
export interface ForeignDesk {
  readonly standin: TestStandin
  readonly receiver: NoticeReceiver
  keys(): TestStandin['server']['house']['keys']
  orderOf(number: string): ReturnType<typeof orderFor>
  refundOf(number: string): ReturnType<typeof refundFor>
  transferOf(number: string): ReturnType<typeof transferFor>
  /** The notice of a press on 确认支付, as it came over the wire. */
  noticeOf(prepayId: string): Promise<ReceivedNotice>
  close(): Promise<void>
}

export async function openForeignDesk(): Promise<ForeignDesk> {
  const standin = await startStandin()
  const receiver = await startReceiver()
  await standin.people([{ openid: LIN, name: 'Lin' }])
  return {
    standin,
    receiver,
    keys: () => standin.server.house.keys,
    orderOf: (number) => orderFor(number, receiver.url),
    refundOf: (number) => refundFor(number, receiver.url),
    transferOf: (number) => transferFor(number, receiver.url),
    async noticeOf(prepayId) {
      expect(await standin.pay(prepayId)).toBe('requestPayment:ok')
      await standin.tick()
      return receiver.received.at(-1)!
    },
    async close() {
      await standin.stop()
      await receiver.stop()
    },
  }
}

const orderFor = (out_trade_no: string, notify_url: string) => ({
  description: '茉莉雪芽 50g',
  out_trade_no,
  notify_url,
  amount: { total: 4_990, currency: 'CNY' },
  payer: { openid: LIN },
})

const refundFor = (out_trade_no: string, notify_url: string) => ({
  out_trade_no,
  out_refund_no: `back-${out_trade_no}`,
  reason: '未成团，原路退回',
  notify_url,
  amount: { refund: 4_990, total: 4_990, currency: 'CNY' },
})

const transferFor = (out_bill_no: string, notify_url: string) => ({
  out_bill_no,
  notify_url,
  openid: LIN,
  transfer_amount: 1_000,
  transfer_remark: '佣金提现',
  transfer_scene_id: '1005',
  transfer_scene_report_infos: [
    { info_type: '岗位类型', info_content: '商品推广' },
    { info_type: '报酬说明', info_content: '推广佣金' },
  ],
})

interface Envelope {
  event_type: string
  resource: { ciphertext: string; nonce: string; associated_data: string }
}
export const envelopeOf = (notice: ReceivedNotice) => JSON.parse(notice.body) as Envelope

export const FORGERIES = ['signature', 'key', 'probe'] as const
