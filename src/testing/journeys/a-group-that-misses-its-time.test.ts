import { HOUR, MINUTE } from '@/kernel/time'
import { TEMPLATES } from '../product'
import { bo, mei } from '../world'
import type { Phone } from './phone'
import { buy, coldCard, FROM_CHAT, messagesOf, publishLongjing, START, type Stage, setStage } from './stage'

let stage: Stage
let phone: Phone
let campaignId = ''

beforeAll(async () => {
  stage = await setStage()
  campaignId = await publishLongjing(stage)
  phone = stage.phone(bo)
})
afterAll(() => stage.strike())

test('Bo starts a group and reads by when it must be full, or his money comes back', async () => {
  const seller = await stage.client(mei)
  const { body } = await seller.send<{ path: string }>('reseller/sharing.share', { campaignId })
  await phone.launch(body.path, FROM_CHAT)
  await buy(phone, START)
  await phone.see('支付成功')
  await phone.press('成团、发货时微信通知我')
  await phone.see('好的，会在微信里通知你')
  await phone.press('看我的团')
  await phone.see('还差 2 人', /\d+月\d+日 \d\d:\d\d 前未成团，自动全额退款/)
})

test('the time runs out with nobody else in it: the round page turns into the trail of his refund', async () => {
  await stage.product.standin.advance(24 * HOUR + MINUTE)
  await stage.product.settle()
  await phone.see('没有成团', '到时间了，人还没有凑齐', '退款进度')
  await phone.see('发起退款', '¥49.90 · 到时间没有成团', '微信支付受理', '退回原支付方式')
  expect(phone.page().route).toBe('consumer/round/index')
  expect(stepsWithoutTime(phone.page().text())).toEqual([])
})

test('his order tells the same with every step’s time, and shows that nothing is left with us', async () => {
  await phone.press('看订单')
  await phone.see('已退款', '钱已原路退回', '已退¥49.90', '退款到账')
  await phone.see('¥49.90 · 到时间没有成团', '微信支付受理', '退回原支付方式')
  expect(phone.page().text()).not.toContain('退出并退款')
  const paidBack = await stage.product.sql`select sum(amount_fen)::int as fen from refund where done_at is not null`
  expect(paidBack).toEqual([{ fen: 4990 }])
})

test('WeChat tells him without his asking, and the commission of the reseller is taken back with its reason', async () => {
  const told = await messagesOf(stage, bo)
  expect(told).toMatchObject([{ templateId: TEMPLATES['round-failed'], data: { thing1: '未成团' } }])
  const seller = stage.phone(mei)
  await seller.launch('/reseller/earnings/index')
  await seller.see('已冲回', '订单已退款，佣金同额冲回', '待结算¥0.00')
})

test('the next who opens the card of that round is told that it failed and may start another', async () => {
  const [round] = await stage.product.sql<{ id: string }[]>`select id from round`
  const friend = stage.phone(mei)
  await friend.launch(`${coldCard(campaignId)}&r=${round!.id}`, FROM_CHAT)
  await friend.see('这个团没有成，你可以开新团', '开团 ¥49.90')
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

/** Steps of the trail that no time stands beside: what is done has happened at some time. */
function stepsWithoutTime(text: string): string[] {
  const steps = ['发起退款', '微信支付受理', '退回原支付方式']
  return steps.filter((step) => !new RegExp(`${step}.{0,30}\\d+月\\d+日 \\d\\d:\\d\\d`).test(text))
}
