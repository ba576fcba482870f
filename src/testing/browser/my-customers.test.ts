import { readFileSync } from 'node:fs'
import { earn } from '../earn'
import { crowd } from '../two-shops'
import { ana, mei } from '../world'
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

test('from the workbench to who bought, and into what she bought', async () => {
  await seller.open('/reseller/customers/index')
  await seller.see('1 位顾客')
  await seller.open('/pages/shop/index')
  await seller.press(/^我的顾客/)
  await seller.see('1 位顾客', '林*', '佣金 ¥159.30', '1 单 · 9 天前下单')
  await seller.press(/^林\*/, 'link')
  await seller.see('531.00', '还没有标签', '已完成')
  await seller.press(/佣金 ¥/, 'link')
  await seller.see('这一单的每一笔')
})

test('a tag is one tap, or a word; what is no tag is said before anybody is asked', async () => {
  await seller.open('/reseller/customers/index')
  await seller.press(/^林\*/, 'link')
  await seller.press('加上标签：老顾客')
  await seller.find('去掉标签：老顾客').waitFor()
  await seller.type('新标签（最多 12 个字）', '13812345678')
  await seller.see('标签里不能写电话等联系方式')
  expect(await seller.find('添加').isDisabled()).toBe(true)
  await seller.type('新标签（最多 12 个字）', '爱喝绿茶的林老师傅一家人')
  await seller.press('添加')
  await seller.find('去掉标签：爱喝绿茶的林老师傅一家人').waitFor()
  await seller.shot('reseller-customer')
  await seller.press('去掉标签：爱喝绿茶的林老师傅一家人')
  await seller.find('加上标签：常复购').waitFor()
})

test('among many she finds them by tag or by the first character, and never by more', async () => {
  await crowd(stage.product, 70)
  await seller.open('/reseller/customers/index')
  await seller.see('71 位顾客', '众*')
  await seller.press('老顾客 · 1', 'tab')
  await seller.see('林*')
  await seller.shot('reseller-customers-by-tag')
  await seller.press('全部', 'tab')
  await seller.type('搜顾客', '林林')
  await seller.see('没有符合的顾客')
  await seller.press('看全部')
  await seller.press('下单最多', 'tab')
  await seller.see('2 单')
  await seller.shot('reseller-customers')
})

test('a file wants a reason, comes masked, and stays on record', async () => {
  await seller.press('导出')
  await seller.see('每次导出都要写明用途', '还没有导出过')
  await seller.press('其他用途', 'radio')
  await seller.type('其他用途', '对账')
  await seller.see('至少写 4 个字')
  await seller.shot('reseller-customers-export')
  await seller.type('其他用途', '给老顾客寄感谢卡')
  const [download] = await Promise.all([seller.page.waitForEvent('download'), seller.press('导出 71 位顾客')])
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(download.suggestedFilename()).toMatch(/^顾客-\d{4}-\d\d-\d\d\.csv$/)
  expect(lines).toHaveLength(73)
  expect(lines.join()).not.toMatch(/林林|众\d/)
  await seller.see('71 位顾客的名单已下载', '给老顾客寄感谢卡')
  await seller.shot('reseller-customers-exported')
  expect(stage.faults()).toEqual([])
})

test('who has no customers has one way on, and on a narrow phone nothing is cut off', async () => {
  const other = await stage.client(ana)
  await other.send('consumer/shops.open', { name: '安娜的店' })
  const newcomer = await stage.enter(ana)
  await newcomer.open('/reseller/customers/index')
  await newcomer.see('还没有顾客', '去分享')
  await newcomer.shot('reseller-customers-empty')
  await sizeTo(seller.page, { width: 320, height: 720 })
  for (const path of ['/reseller/customers/index']) {
    await seller.open(path)
    await seller.see('71 位顾客')
    expect(await seller.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  }
  await seller.shot('reseller-customers-320')
})
