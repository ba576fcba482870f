import { DAY, HOUR } from '@/kernel/time'
import { ana, bo, coldBrew, jasmine, lin, mei, wen } from '../world'
import type { Actor } from './actor'
import { choose, joinFrom, payAtCashier } from './deeds'
import { codesOnPosters, isBeside } from './eyes'
import { offerOf } from './publish'
import { springFile, springTitle } from './spring-file'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

const TITLE = springTitle
const CARD_LINK = /\/s\/[0-9A-Za-z]{8,10}$/

let stage: Stage
const on = {} as Record<'wen' | 'mei' | 'lin' | 'bo' | 'ana', Actor>
let meiLink = ''
let linLink = ''

beforeAll(async () => {
  stage = await setStage()
  for (const [name, person] of Object.entries({ wen, mei, lin, bo, ana })) {
    on[name as keyof typeof on] = await stage.enter(person)
  }
  await stage.onSale(offerOf(jasmine), offerOf(coldBrew))
})
afterAll(() => stage.strike())

const skusNamed = async (code: string) => (await stage.product.sql`select 1 from sku where code = ${code}`).length

test('Wen sees what her file would change before anything is written, and confirms', async () => {
  const { wen } = on
  await wen.open('/brand/import/index')
  await wen.see('把手上的表格原样传上来就行')
  await wen.shot('brand-import-choose')
  const [chooser] = await Promise.all([wen.page.waitForEvent('filechooser'), wen.press('选择表格')])
  await chooser.setFiles({ name: '春茶.csv', mimeType: 'text/csv', buffer: Buffer.from(springFile(stage.pictures)) })
  await wen.see('1 行有错', '第 5 行', '「价格(元)」列')
  await wen.shot('brand-import-errors')
  await wen.press('去预览')
  await wen.see('到这里还没有写入任何东西')
  for (const count of ['新增 1', '变更 1', '不变 1']) await wen.find(count, 'tab').waitFor()
  expect(await skusNamed('SP-80')).toBe(0)
  await wen.press('变更 1', 'tab')
  await wen.see('49.00', '52.00')
  await wen.shot('brand-import-changes')
  await wen.press('确认写入 2 行')
  await wen.see('写入完成', '共 4 行，每一行都有去向', '没写入的行可以下载')
  expect([await skusNamed('SP-80'), await skusNamed('WH-50')]).toEqual([1, 0])
  await wen.shot('brand-import-result')
})

test('unlawful terms are refused beside their fields, lawful ones go live by themselves', async () => {
  const { wen } = on
  await wen.open('/brand/studio/index')
  await wen.see('卖什么')
  await wen.page.getByText(TITLE).filter({ visible: true }).click()
  await wen.type('佣金比例（%）', '40')
  await wen.type('单买价', '60')
  const refusals = wen.page.getByRole('alert').filter({ visible: true })
  await wen.see('佣金须在 0–30% 之间', '单买价不能高于商品原价 ¥49.00', '还有 2 处要改')
  expect(await refusals.count()).toBe(2)
  expect(await isBeside(wen, '佣金比例（%）', '佣金须在')).toBe(true)
  expect(await isBeside(wen, '单买价', '单买价不能高于')).toBe(true)
  await refusals.first().scrollIntoViewIfNeeded()
  await wen.shot('brand-studio-refused')
  await wen.wideShot('brand-studio-refused')
  expect(await wen.find('提交审核').isDisabled()).toBe(true)

  await wen.type('佣金比例（%）', '10')
  await wen.type('单买价', '49')
  await wen.type('拼团价', '29.90')
  await wen.press('3 人', 'radio')
  await wen.shot('brand-studio')
  await wen.wideShot('brand-studio')
  await wen.press('提交审核')
  await wen.see('已上线')
  await wen.shot('brand-studio-published')
  await wen.press('看我的活动')
  await wen.see('进行中', TITLE)
  await wen.shot('brand-home')
  await wen.wideShot('brand-home')
})

test('Mei picks several goods at once and gets a card and a poster whose code leads to the campaign', async () => {
  const { mei } = on
  await mei.open('/pages/me/index')
  await mei.press('微信登录')
  await mei.see('我的小店')
  await mei.shot('me')
  await mei.open('/pages/shop/index')
  await mei.see('店里还没有商品')
  await mei.shot('shop-empty')
  await mei.press(/^选品 /)
  for (const title of [TITLE, jasmine.title, coldBrew.title])
    await mei.press(new RegExp(`^${title}，每件佣金`), 'checkbox')
  await mei.see('已选 3 件')
  await mei.shot('reseller-pick')
  await mei.press('放进我的店')
  await mei.see('3 件已放进你的店')
  await mei.press('去整理小店')
  await mei.see('我的货 · 3 件')
  await mei.shot('reseller-arrange')
  await mei.press(`分享 ${TITLE}`)
  await mei.see('分享码')
  await mei.press('复制链接')
  meiLink = await mei.pasted()
  expect(meiLink).toMatch(CARD_LINK)
  await mei.shot('reseller-share')

  for (const code of await codesOnPosters(mei, TITLE)) expect(meiLink).toContain(code)
})

test('Lin reads the card without a login, starts a group with a new address, pays, and watches her round', async () => {
  const { lin } = on
  const logins: string[] = []
  lin.page.on('request', (request) => {
    if (request.url().includes('/connect/oauth2/')) logins.push(request.url())
  })
  await lin.follow(meiLink)
  await lin.see(TITLE, '3 人成团', '成团后 3 天内发货', '未成团自动全退', /梅梅的好物/)
  await lin.find(/^开团 ¥29\.90$/).waitFor()
  await lin.shot('consumer-campaign-cold')
  expect(logins).toEqual([])
  await lin.press(/^开团 ¥29\.90$/)
  await lin.see('选择规格')
  await lin.shot('consumer-sku-sheet')
  expect(logins).toEqual([])
  await lin.press('下一步')
  await lin.see(
    '成团条件',
    /24 小时内满 3 人即成团；到时未满，所有人自动全额退款/,
    /成团后 3 天内发货。若今天成团，最晚\d+月\d+日发出/,
  )
  expect(logins).toHaveLength(1)

  await lin.press(/武康路/)
  await lin.press('新增地址')
  await lin.type('粘贴整段文字，自动识别', '林小雨 13800001234 浙江省 杭州市 西湖区 文三路 100 号')
  await lin.press('识别')
  await lin.see('已填到下面，请核对')
  await lin.shot('consumer-address-form')
  await lin.press('保存')
  await lin.find(/林小雨.*文三路/).waitFor()
  await lin.shot('consumer-checkout')
  await lin.press('提交并支付')
  await lin.see('确认支付', '29.90')
  await lin.shot('standin-cashier')
  await payAtCashier(lin)
  await lin.shot('consumer-result')
  await lin.press('看我的团')
  await lin.see('还差 2 人', /前未成团，自动全额退款/)
  await lin.shot('consumer-round')
  await lin.press('邀请好友参团')
  linLink = await lin.pasted()
  expect(linLink).toMatch(CARD_LINK)
  expect(linLink).not.toBe(meiLink)
})

test('Bo and Ana join from her card, and her page shows the formed group within two seconds of the last payment', async () => {
  const { lin, bo, ana } = on
  await bo.follow(linLink)
  await bo.see(/林\* 邀你一起拼/, '还差 2 人')
  await bo.shot('consumer-campaign-invited')
  await joinFrom(bo, linLink, /^参团 ¥29\.90$/)
  await lin.see('还差 1 人')
  await ana.follow(linLink)
  await choose(ana, /^参团 ¥29\.90$/)
  await ana.press('提交并支付')
  await ana.see('确认支付')
  const paid = ana.page.waitForResponse((answer) => answer.url().endsWith('/cashier')).then(Date.now)
  const celebrated = lin.page.getByRole('status', { name: '凑齐了！' }).waitFor()
  const formed = lin.see('已成团').then(Date.now)
  await Promise.all([payAtCashier(ana), celebrated, formed])
  expect((await formed) - (await paid)).toBeLessThan(2_000)
  await lin.see(/北茶 将在\d+月\d+日前发货/)
  await lin.shot('consumer-round-formed')
})

test('Wen ships three parcels from a pasted list, and Lin signs hers', async () => {
  const { wen, lin } = on
  await wen.open('/brand/shipping/index')
  await wen.see(/林小雨 13800001234/, '待发货')
  await wen.shot('brand-shipping')
  await wen.wideShot('brand-shipping')
  await wen.press('批量粘贴')
  await wen.press('复制全部待发订单号')
  const orders = (await wen.pasted()).split('\n')
  expect(orders).toHaveLength(3)
  await wen.type(
    '粘贴到这里',
    orders.map((order, n) => `${order},${n === 0 ? '鸽子' : '顺丰'},SF160000000${n}`).join('\n'),
  )
  await wen.see('2 行可以发出，1 行有错', '不认识的快递公司')
  await wen.shot('brand-shipping-paste')
  await wen.press('发出 2 单')
  await wen.see('2 单已发出，已通知买家')
  await wen.type('粘贴到这里', `${orders[0]},中通,78160000000000`)
  await wen.press('发出 1 单')
  await wen.see('没有要发的货')
  await wen.press('已发货', 'tab')
  await wen.see('SF1600000001', '运输中')
  await wen.shot('brand-shipped')

  await lin.press('看订单')
  await lin.see('包裹在路上', /160000000/)
  await lin.shot('consumer-order-shipped')
  await lin.press('确认收货')
  await lin.shot('consumer-order-sign-sheet')
  await lin.press('确定')
  await lin.see('已签收', /前可无理由退货/)
  await lin.shot('consumer-order-signed')
  await lin.open('/pages/rounds/index')
  await lin.see('已签收', TITLE)
  await lin.shot('rounds')
})

test("eight days later Lin's part of Mei's commission is available, and opens into ledger entries", async () => {
  const { mei } = on
  await mei.open(`/reseller/live/index?c=${await campaignId()}`)
  await mei.see('访问', '参团', '付款', '已成团')
  await mei.shot('reseller-live')
  await mei.open('/reseller/earnings/index')
  await mei.find('待结算 ¥8.97 看明细').waitFor()
  await mei.shot('reseller-earnings-pending')
  await stage.product.standin.advance(8 * DAY + HOUR)
  await stage.product.settle()
  await mei.open('/reseller/earnings/index')
  await mei.find('可提现 ¥2.99 看明细').waitFor()
  await mei.find('待结算 ¥5.98 看明细').waitFor()
  await mei.see('退货期已满且没有售后，可以提现。', '¥29.90 × 10%')
  await mei.shot('reseller-earnings')
  await mei.press('可提现 ¥2.99 看明细')
  await mei.see('可提现的每一笔', '退货期满，待结算转为可提现', '+¥2.99', '我的待结算 → 我的可提现')
  await mei.shot('reseller-entries')
})

async function campaignId(): Promise<string> {
  const [row] = await stage.product.sql`select id from campaign where title = ${TITLE}`
  return row!.id
}

test('no console complained during the whole story', () => {
  expect(stage.faults()).toEqual([])
})
