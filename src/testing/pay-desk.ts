import { newId } from '@/kernel/id'
import { MINUTE, SECOND } from '@/kernel/time'
import { createWechatPay, type WechatPay } from '@/payments/wechat'
import { type NoticeReceiver, startReceiver } from './notice-receiver'
import { startStandin, type TestStandin } from './standin'

/** Who pays at the desk. */
export const LIN = 'oLin-0000000000000000000001'

/** Our Pay client, a stand-in and somebody who receives its notices: what tests of paying have on their desk. */
export interface PayDesk {
  readonly standin: TestStandin
  readonly receiver: NoticeReceiver
  readonly pay: WechatPay
  orderOf(paymentId: string): Parameters<WechatPay['order']>[0]
  /** An order at the stand-in, unpaid. */
  placed(): Promise<{ paymentId: string; prepayId: string }>
  /** An order that Lin paid; its notice has been sent. */
  paid(): Promise<string>
  refundOf(paymentId: string, refundId?: string): Parameters<WechatPay['refund']>[0]
  /** Faults off, nothing on its way, nothing received. */
  tidy(): Promise<void>
  close(): Promise<void>
}

export async function openPayDesk(): Promise<PayDesk> {
  const standin = await startStandin()
  const receiver = await startReceiver()
  await standin.people([{ openid: LIN, name: 'Lin' }])
  const pay = createWechatPay({ ...standin.paySettings(receiver.url), timeoutMs: 1_000 }, standin.now)
  const orderOf = (paymentId: string) => ({
    paymentId,
    description: '茉莉雪芽 50g',
    totalFen: 4_990,
    openid: LIN,
    expiresAt: Math.floor(standin.now() / SECOND) * SECOND + 15 * MINUTE,
  })
  const placed = async () => {
    const paymentId = newId()
    const answer = await pay.order(orderOf(paymentId))
    if (answer.outcome !== 'ok') throw new Error(JSON.stringify(answer))
    return { paymentId, prepayId: answer.value.prepayId }
  }
  return {
    standin,
    receiver,
    pay,
    orderOf,
    placed,
    async paid() {
      const { paymentId, prepayId } = await placed()
      expect(await standin.pay(prepayId)).toBe('requestPayment:ok')
      await standin.tick()
      return paymentId
    },
    refundOf: (paymentId, refundId = newId()) => {
      return { refundId, paymentId, refundFen: 4_990, totalFen: 4_990, reason: '未成团，原路退回' }
    },
    async tidy() {
      await standin.faults({ reset: true })
      await standin.tick()
      receiver.answerWith(204)
      receiver.received.length = 0
    },
    async close() {
      await standin.stop()
      await receiver.stop()
    },
  }
}
