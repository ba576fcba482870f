import { HOUR, MINUTE } from '@/kernel/time'
import { bo, jasmine, lin } from '../world'
import type { Actor } from './actor'
import { choose, payAtCashier } from './deeds'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(60_000)

let stage: Stage
let actor: Actor
let campaignId = ''

beforeAll(async () => {
  stage = await setStage()
  ;[campaignId] = (await stage.onSale(offerOf(jasmine))) as [string]
  actor = await stage.enter(bo)
})
afterAll(() => stage.strike())

const paidAndRefunded = async () => {
  const [sums] = await stage.product.sql`select
    (select coalesce(sum(amount_fen), 0) from payment where state = 'paid') as paid,
    (select coalesce(sum(amount_fen), 0) from refund where state = 'done') as refunded`
  return sums
}

test('whoever backs out at the cashier keeps the seat for a while, and can pay after all', async () => {
  await actor.open(`/consumer/campaign/index?c=${campaignId}`)
  await choose(actor, /^开团 ¥24\.90$/)
  await actor.press('提交并支付')
  await actor.press('放弃支付')
  await actor.see('还没有付款', '没有扣款。名额还在为你保留。')
  await actor.shot('consumer-result-not-paid')
  await actor.press('继续支付')
  await actor.see('待付款', '名额为你保留到倒计时结束')
  await actor.shot('consumer-order-unpaid')
  await actor.press('去支付')
  await payAtCashier(actor)
  await actor.press('看我的团')
  await actor.see('还差 1 人')
  expect(await paidAndRefunded()).toEqual({ paid: 2490, refunded: 0 })
})

test('a group that misses its time shows the refund as a trail, each step with its time, and nobody asked for it', async () => {
  await stage.product.standin.advance(12 * HOUR + MINUTE)
  await actor.see('没有成团', '到时间了，人还没有凑齐', '退款进度')
  await actor.see(
    /^¥24\.90 · 到时间没有成团$/,
    '发起退款',
    '微信支付受理',
    '退回原支付方式',
    '已付的钱原路退回，不用申请。',
  )
  await actor.page.getByText('预计 1–3 个工作日').waitFor({ state: 'detached' })
  const steps = actor.page.getByRole('listitem').filter({ visible: true })
  const trail = await steps.filter({ hasText: /\d+月\d+日 \d\d:\d\d/ }).count()
  expect(trail).toBe(3)
  expect(await paidAndRefunded()).toEqual({ paid: 2490, refunded: 2490 })
  await actor.shot('consumer-round-failed')
})

test('the order says where the money is, and its account says the same', async () => {
  await actor.press('看订单')
  await actor.see('已退款', '钱已原路退回', '到时间没有成团', '已退')
  await actor.shot('consumer-order-refunded')
  const lines = actor.page.getByLabel('24.90 元').filter({ visible: true })
  expect(await lines.count()).toBeGreaterThanOrEqual(3)
})

test('a card of the missed group offers to start a new one', async () => {
  const [round] = await stage.product.sql`select id from round`
  const other = await stage.enter(lin)
  await other.open(`/consumer/campaign/index?c=${campaignId}&r=${round!.id}`)
  await other.see('这个团没有成，你可以开新团')
  await other.find(/^开团 ¥24\.90$/).waitFor()
  await other.shot('consumer-campaign-missed')
  expect(stage.faults()).toEqual([])
})
