import { DAY, HOUR, iso } from '@/kernel/time'
import { signedParcel } from '../signed-parcel'
import { ana, bo, coldBrew, gaiwan, jasmine, lin, longjing, northTea, wen } from '../world'
import { payAtCashier } from './deeds'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

const WORDS = '汤色嫩绿，豆香很足，三泡以后还有回甘。包装严实，一片碎叶都没有。'

let stage: Stage
let longjingId = ''
let jasmineId = ''
let orderId = ''

beforeAll(async () => {
  stage = await setStage()
  const goods = [longjing, jasmine, coldBrew, gaiwan]
  ;[longjingId, jasmineId] = (await stage.onSale(...goods.map(offerOf))) as [string, string]
  const [buyer, clerk] = await Promise.all([stage.client(lin), stage.client(wen)])
  orderId = await signedParcel(stage.product, { campaignId: longjingId, goods: longjing, buyer, person: lin, clerk })
})
afterAll(() => stage.strike())

test('whoever has signed for the parcel rates it from the order: stars first, then words', async () => {
  const actor = await stage.enter(lin)
  await actor.open(`/consumer/order/index?o=${orderId}`)
  await actor.see('已签收')
  await actor.shot('consumer-order-signed')
  await actor.press(/^评价/)
  await actor.press('发布评价')
  await actor.see('请先选几颗星')
  await actor.press('4 星', 'radio')
  await actor.see('满意')
  await actor.type('说说你的使用感受（可不写）', WORDS)
  await actor.shot('consumer-rate-form')
  await actor.press('发布评价')
  await actor.see(WORDS)
  await actor.shot('consumer-rate-done')
  await actor.press('追评')
  await actor.see('用了一阵子，再说几句', '发布追评')
})

test('strangers read it on the card page, masked, and all of them on a page of their own', async () => {
  await stage.product.settle()
  await stage.product.standin.advance(6_000)
  const actor = await stage.enter(ana)
  await actor.open(`/consumer/campaign/index?c=${longjingId}`)
  await actor.see(longjing.title, '买家评价', '4.0', '林*', WORDS)
  await actor.shot('consumer-campaign')
  await actor.page.getByText('买家评价').scrollIntoViewIfNeeded()
  await actor.shot('consumer-campaign-reviews')
  await actor.press('全部评价', 'link')
  await actor.see('5 星', '有文字', WORDS)
  await actor.shot('consumer-ratings')
  await actor.press('1 星', 'tab')
  await actor.see('没有这样的评价')
})

test('from the front by initials to the goods, to their brand with its real record, and on to its other goods', async () => {
  const actor = await stage.enter(bo)
  await actor.open('/pages/home/index')
  await actor.see(longjing.title, gaiwan.title)
  await actor.shot('home')
  await actor.press(/^搜商品、品牌/, 'link')
  await actor.see('分类')
  await actor.shot('consumer-search')
  await actor.type('搜索商品、品牌', 'mqlj')
  await actor.see(longjing.title)
  await actor.page.getByText(gaiwan.title).filter({ visible: true }).waitFor({ state: 'detached' })
  await actor.shot('consumer-search-results')
  await actor.type('搜索商品、品牌', '龙景茶')
  await actor.see('没有找到“龙景茶”，看看相近的', longjing.title)
  await actor.shot('consumer-search-near')
  await actor.type('搜索商品、品牌', 'zzzz')
  await actor.see('没有找到“zzzz”')
  await actor.shot('consumer-search-none')
  await actor.type('搜索商品、品牌', 'bc')
  await actor.press(new RegExp(`^${northTea.name}`), 'link')
  await actor.see(northTea.name, '履约记录', '按时发货', '1/1 单', '满 10 单看比率', '1 条评价', jasmine.title)
  await actor.shot('consumer-brand')
  await actor.press(new RegExp(`^${jasmine.title} ${northTea.name}`), 'link')
  await actor.see('单独买', '成团后 2 天内发货')
})

test('a group that lacks one person stands in front on the front page, and leads into that group', async () => {
  const actor = await stage.enter(bo)
  await actor.open(`/consumer/campaign/index?c=${jasmineId}`)
  await actor.press(/^开团 ¥/)
  await actor.press('下一步')
  await actor.press('提交并支付')
  await payAtCashier(actor)
  const other = await stage.enter(ana)
  await other.open('/pages/home/index')
  await other.see('差 1 人就成团', '差 1 人成团')
  await other.shot('home-almost')
  let asked = 0
  other.page.on('request', (request) => {
    if (request.url().includes('campaigns.card')) asked++
  })
  await other.press(new RegExp(`^${jasmine.title} 差 1 人成团`), 'link')
  await other
    .find(/^参团 ¥/)
    .first()
    .waitFor()
  // At the tap, and not again by the page that it was for.
  expect(asked).toBe(1)
  await other.shot('consumer-campaign-join')
})

test('a campaign that has not begun says when, one that is over offers what is open', async () => {
  const { product } = stage
  const clerk = await stage.client(wen)
  const now = product.standin.now()
  await clerk.send('brand/campaigns.publish', {
    kind: 'group-buy',
    title: '明天开团的'.padEnd(200, '白桃乌龙👩‍👩‍👧 Ünïcödé '),
    productId: coldBrew.id,
    commissionRate: 0,
    shipsInDays: 2,
    startsAt: iso(now + DAY),
    endsAt: iso(now + 2 * DAY),
    goods: [{ skuId: coldBrew.skus[0]!.id, priceFen: 1990, singlePriceFen: 3900, quota: 20 }],
    terms: { size: 2, hours: 12, unitsPerPerson: 2 },
  })
  await product.settle()
  const [{ id }] = (await product.sql`select id from campaign where title like '明天开团的%'`) as never as [
    { id: string },
  ]
  const actor = await stage.enter(ana)
  await actor.open(`/consumer/campaign/index?c=${id}`)
  await actor.find(/\d+月\d+日 \d\d:\d\d 开始/).waitFor()
  await actor.shot('consumer-campaign-not-begun')
  await product.standin.advance(2 * DAY + HOUR)
  await actor.open(`/consumer/campaign/index?c=${id}`)
  await actor.see('正在拼的相近好物', '同品牌', '已结束')
  await actor.shot('consumer-campaign-over')
  expect(stage.faults()).toEqual([])
})
