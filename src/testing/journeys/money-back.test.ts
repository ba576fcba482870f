import { bo, lin, longjing } from '../world'
import type { Phone } from './phone'
import { publishLongjing, type Stage, setStage, takeSeat } from './stage'

let stage: Stage
let campaignId = ''
beforeAll(async () => {
  stage = await setStage()
  campaignId = await publishLongjing(stage)
})
afterAll(() => stage.strike())

async function withOrders(person: typeof bo): Promise<Phone> {
  const phone = stage.phone(person)
  await phone.launch('/pages/me/index')
  await phone.press(/^微信登录/)
  await phone.until(() => phone.storage.has('session'))
  return phone
}

test('Bo leaves his forming group: he finds the order, says why, and follows the money to its end', async () => {
  const seat = await takeSeat(stage, bo, { campaignId })
  await seat.pay()
  const friend = await takeSeat(stage, lin, { campaignId, roundId: seat.roundId })
  await friend.pay()
  const phone = await withOrders(bo)
  await phone.go('/consumer/orders/index?t=forming')
  await phone.see('待成团', longjing.title)
  await phone.press(longjing.title)
  await phone.press('退出并退款')
  await phone.see('拼团中不能退货，可退款退出', '实付全额，原路退回')
  await phone.press('等太久了')
  await phone.press('确认退款 ¥49.90')
  await phone.until((page) => page.route === 'consumer/after-sale/index')
  await stage.product.settle()
  await phone.see('退款已到账', '微信支付受理', '等太久了', '你的名额已经放回')
  const [round] = await stage.product.sql`select status, seats_paid as paid from round where id = ${seat.roundId}`
  expect(round).toEqual({ status: 'open', paid: 1 })
})

test('the round that he left goes on, and its page shows him his money instead of a seat', async () => {
  const phone = await withOrders(bo)
  const [round] = await stage.product.sql<{ id: string }[]>`select id from round`
  await phone.go(`/consumer/round/index?r=${round!.id}`)
  await phone.see('还差 2 人', '退款进度', '我也要参加')
})

test('an order is found by the end of its number, and says why it can’t be refunded once it has left', async () => {
  const [order] = await stage.product.sql<{ id: string }[]>`select id from orders where person_id = ${bo.id}`
  const phone = await withOrders(bo)
  await phone.go('/consumer/orders/index')
  await phone.see(longjing.title)
  const input = phone.page().findAll('wx-input')[0]!
  await phone.page().type(input, 'no such thing')
  await phone.see('没有找到“no such thin”')
  await phone.page().type(phone.page().findAll('wx-input')[0]!, order!.id.slice(-12))
  await phone.see('已退款', longjing.title)
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})
