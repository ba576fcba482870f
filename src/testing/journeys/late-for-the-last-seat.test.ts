import { MINUTE, SECOND } from '@/kernel/time'
import { ana, bo, kai, lin, mei } from '../world'
import { answering, type Phone } from './phone'
import { coldCard, FROM_CHAT, JOIN, publishLongjing, type Stage, setStage, takeSeat } from './stage'

jest.setTimeout(120_000)

/** The result page asks several times before it admits that it does not know. */
const UNANSWERED_MS = 60_000

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.strike())

test('who pays after the hold ended and the seat went to another stands in the nearest open round, and reads so', async () => {
  const campaignId = await publishLongjing(stage)
  const other = await takeSeat(stage, kai, { campaignId })
  await other.pay()
  const phone = await payTooLate(campaignId)
  await phone.press('查看订单')
  await phone.see('待成团', '已为你换到另一个团', '实付¥49.90')
  await phone.press('看团进度')
  await phone.see('还差 1 人', '我', /凯/)
  expect(await stage.product.sql`select round_id from entry where person_id = ${ana.id} and state = 'paid'`).toEqual([
    { round_id: other.roundId },
  ])
  expect(await paidForNothing()).toEqual([])
})

test('with no other round open the money goes back at once, and the order says why', async () => {
  const phone = await payTooLate(await publishLongjing(stage))
  await phone.press('查看订单')
  await phone.see('已退款', '付款时名额已满，且没有别的团可换', '退回原支付方式')
  expect(await paidForNothing()).toEqual([])
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

/**
 * Ana holds the last seat of Lin's and Mei's group and hesitates at WeChat's cashier. Her hold ends while WeChat Pay
 * does not answer us, so her payment can't be closed; she pays, the notice is lost, and Bo takes the seat.
 */
async function payTooLate(campaignId: string): Promise<Phone> {
  const { standin, settle } = stage.product
  const started = await takeSeat(stage, lin, { campaignId })
  await started.pay()
  const { roundId } = started
  await (await takeSeat(stage, mei, { campaignId, roundId })).pay()

  const cashier = makeCashier()
  const phone = stage.phone(ana, { requestPayment: cashier.requestPayment })
  await phone.launch(`${coldCard(campaignId)}&r=${roundId}`, FROM_CHAT)
  await phone.press(JOIN)
  await phone.press('下一步')
  await phone.see(ana.address.detail, '提交并支付')
  await phone.press('提交并支付')
  const prepayId = await cashier.opened
  await phone.see('名额为你保留')

  await standin.faults({ payDown: true })
  await standin.advance(15 * MINUTE + 5 * SECOND)
  await settle()
  expect(await standin.pay(prepayId, { openid: ana.openid, lose: true })).toBe('requestPayment:ok')
  cashier.close()
  await phone.until((page) => page.text().includes('支付结果还没有确认'), UNANSWERED_MS)
  await phone.see('请勿重复支付')

  await standin.faults({ payDown: false })
  await (await takeSeat(stage, bo, { campaignId, roundId })).pay()
  await settle()
  expect(await stage.product.sql`select status from round where id = ${roundId}`).toEqual([{ status: 'formed' }])
  return phone
}

/** WeChat's payment sheet, left open until the test closes it. */
function makeCashier() {
  let open: (prepayId: string) => void
  let close: () => void
  const opened = new Promise<string>((resolve) => {
    open = resolve
  })
  const closed = new Promise<void>((resolve) => {
    close = resolve
  })
  return {
    opened,
    close: () => close(),
    requestPayment: answering(async (asked) => {
      open(String(asked.package).replace('prepay_id=', ''))
      await closed
      return { errMsg: 'requestPayment:ok' }
    }),
  }
}

/** Orders whose money is with us although nothing stands for it: neither a paid seat nor a refund. */
const paidForNothing = () =>
  stage.product.sql`select o.id from orders o join payment p on p.order_id = o.id
    where p.state = 'paid' and o.status not in ('refunding', 'refunded')
      and not exists (select from entry e where e.order_id = o.id and e.state = 'paid')`
