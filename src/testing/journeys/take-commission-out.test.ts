import { earn } from '../earn'
import { mei } from '../world'
import { answering, type Phone } from './phone'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let phone: Phone

beforeAll(async () => {
  stage = await setStage()
  await earn(stage.product)
  phone = stage.phone(mei, { requestMerchantTransfer: answering(takesTheMoney) })
})
afterAll(() => stage.strike())

/** WeChat's page for the payee, who takes what is offered. */
async function takesTheMoney(asked: Record<string, unknown>): Promise<object> {
  const { keys } = stage.product.standin.server.house
  expect([asked.appId, asked.mchId]).toEqual([keys.appid, keys.mchid])
  const { errMsg } = await stage.product.standin.control('transfer', { package: asked.package, openid: mei.openid })
  if (!String(errMsg).endsWith(':ok')) throw { errMsg }
  return { errMsg: 'requestMerchantTransfer:ok' }
}

test('Mei takes all of it out, confirms in WeChat, and sees it arrive', async () => {
  await phone.launch('/reseller/earnings/index')
  await phone.press('提现到微信零钱')
  await phone.see('159', '24 小时内', '目前不代扣')
  await phone.press('全部提现')
  await phone.press('提现 ¥159.30 到微信零钱')
  await phone.until((page) => {
    void stage.product.settle()
    return page.route === 'reseller/withdrawal/index'
  })
  await stage.product.settle()
  await phone.see('已到微信零钱', '微信转账单号', '提现到账，已进微信零钱')
})

test('whom she sells to: a tag of her own, and the list goes along with a reason', async () => {
  await phone.launch('/reseller/customers/index')
  await phone.see('1 位顾客', '林*', '佣金 ¥159.30')
  await phone.press('林*')
  await phone.see('还没有标签', '在我这里的订单 · 1')
  await phone.press('老顾客')
  await phone.until((page) => !page.text().includes('还没有标签'))
  await phone.launch('/reseller/customers/index')
  await phone.press('导出')
  await phone.press('售后回访')
  await phone.press('导出 1 位顾客')
  await phone.see('1 位顾客的名单已复制')
  expect(phone.clipboard()).toMatch(/^\uFEFF顾客,.*\r\n林\*,1,531\.00,159\.30,.*,老顾客\r\n$/)
})

test('every page of it is light', () => {
  expect(stage.heavy()).toEqual([])
})
