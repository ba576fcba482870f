import { HOUR } from '@/kernel/time'
import { type Client, signIn } from '../clients'
import { EARNED_FEN, earn } from '../earn'
import { mei } from '../world'
import { type Actor, sizeTo } from './actor'
import { type Stage, setStage } from './stage'

jest.setTimeout(120_000)

let stage: Stage
let seller: Actor

beforeAll(async () => {
  stage = await setStage()
  await earn(stage.product)
  seller = await stage.enter(mei)
})
afterAll(() => stage.strike())

const sums = async () => {
  const client: Client = await signIn(stage.product.url, stage.product.standin, mei)
  return (await client.ask<{ availableFen: number; paidFen: number }>('reseller/payments.withdrawals')).body
}

test('what can be taken out, what it meets on its way, and what is wrong beside the field', async () => {
  await seller.open('/reseller/earnings/index')
  await seller.see('可提现')
  await seller.press('提现到微信零钱')
  await seller.see('159', '微信零钱，确认收款后通常几秒到账', '还没有提过现')
  await seller.shot('reseller-withdraw')
  await seller.type('提现金额', '0.99')
  await seller.see('单笔最少 ¥1.00')
  await seller.type('提现金额', '999')
  await seller.see('可提现只有 ¥159.30')
  expect(await seller.find('提现到微信零钱').isDisabled()).toBe(true)
  await seller.shot('reseller-withdraw-refused')
  await seller.press('全部提现')
  await seller.find('提现 ¥159.30 到微信零钱').waitFor()
})

test('she confirms on WeChat’s page and the money is there, with its receipt', async () => {
  await seller.type('提现金额', '88.8')
  await seller.press('提现 ¥88.80 到微信零钱')
  await seller.press('确认收款')
  await seller.see('已到微信零钱', '资金明细', '提现到账，已进微信零钱')
  await seller.shot('reseller-withdrawal-done')
  await seller.press('复制商户单号')
  expect(await seller.pasted()).toMatch(/^[0-9a-f]{32}$/)
  expect(await sums()).toMatchObject({ availableFen: EARNED_FEN - 8_880, paidFen: 8_880 })
})

test('who leaves it for later finds it waiting and confirms again; nothing is asked twice meanwhile', async () => {
  await seller.open('/reseller/withdraw/index')
  await seller.type('提现金额', '10')
  await seller.press('提现 ¥10.00 到微信零钱')
  await seller.press('稍后再收')
  await seller.see('等你在微信里确认')
  await seller.shot('reseller-withdrawal-waiting')
  await seller.open('/reseller/withdraw/index')
  await seller.see('这一笔等你确认')
  await seller.shot('reseller-withdraw-open')
  await seller.press('去微信确认收款')
  await seller.see('取消这笔提现')
  await seller.press('去微信确认收款')
  await seller.press('收款失败（未实名）')
  await seller.see('没有到账，已退回可提现', '你的微信还没有实名认证，微信不能向你付款。')
  await seller.shot('reseller-withdrawal-failed')
  await seller.press('回到提现')
  await seller.see(/账户核验中/)
  await seller.shot('reseller-withdraw-checking')
  expect(await sums()).toMatchObject({ availableFen: EARNED_FEN - 8_880 })
})

test('a stopped one comes back; sums open into lines and lines into the withdrawal', async () => {
  await stage.product.standin.advance(25 * HOUR)
  await stage.product.settle()
  await seller.open('/reseller/withdraw/index')
  await seller.type('提现金额', '20')
  await seller.press('提现 ¥20.00 到微信零钱')
  await seller.press('稍后再收')
  await seller.press('取消这笔提现')
  await seller.press('确定取消')
  await seller.see('这笔提现被取消了。')
  await seller.open('/reseller/earnings/index')
  await seller.press(/^已到账 ¥88.80/)
  await seller.see('已到账的每一笔')
  await seller.shot('reseller-entries-paid')
  await seller.press(/提现到账/, 'link')
  await seller.see('已到微信零钱')
  expect(stage.faults()).toEqual([])
})

test('on a narrow phone nothing is cut off', async () => {
  await sizeTo(seller.page, { width: 320, height: 720 })
  await seller.open('/reseller/withdraw/index')
  await seller.see('提现记录', '已退回')
  await seller.shot('reseller-withdraw-320')
  const wide = await seller.page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(320)
})
