import type { Route } from 'playwright-core'
import { newId } from '@/kernel/id'
import { ana, bo, coldBrew, jasmine, kai, lin, mei, meiShop, ovi } from '../world'
import { choose } from './deeds'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(60_000)

let stage: Stage
let campaignId = ''

beforeAll(async () => {
  stage = await setStage()
  ;[campaignId] = (await stage.onSale(offerOf(jasmine), offerOf(coldBrew))) as [string, string]
})
afterAll(() => stage.strike())

const card = () => `/consumer/campaign/index?c=${campaignId}`
const ordersOf = async ({ id }: { id: string }) =>
  (await stage.product.sql`select total_fen from orders where person_id = ${id}`).map((row) => row.total_fen)

/** Lets a request through from here; names below localhost are known to browsers only. */
const fetchBehind = (route: Route) =>
  route.fetch({
    url: route
      .request()
      .url()
      .replace(/\/\/\w+\.localhost/, '//127.0.0.1'),
  })

test('a dead card says what happened, that nothing was charged, and leads on', async () => {
  const actor = await stage.enter(ana)
  await actor.open(`/consumer/campaign/index?c=${newId()}`)
  await actor.see('这个链接打不开了', '你没有被扣款', '正在拼的其他好物', coldBrew.title)
  await actor.shot('consumer-dead-link')
  await actor.open('/consumer/campaign/index')
  await actor.see('这个链接打不开了')
  await actor.press('看看正在拼的好物')
  await actor.see('先有人想要，再有好货来', jasmine.title)
  await actor.shot('home')
})

test('without an answer the page says why, with a code and a retry, and recovers; later the last copy stays', async () => {
  const actor = await stage.enter(ana)
  const { page } = actor
  const everything = ({ pathname }: URL) => /^\/(visitor|consumer)\//.test(pathname)
  await page.route(everything, (route) => route.abort())
  await actor.open(card())
  await actor.see('没能打开这一页', '网络没有连上，已付的钱不受影响', '检查网络后重试', /编号 offline/)
  await actor.shot('problem-offline')
  await page.unroute(everything)
  await actor.press('重试')
  await actor.see(jasmine.title, '成团后 2 天内发货')

  await page.route(everything, (route) => route.abort())
  await actor.see(/没有连上网络，以下内容更新于 \d\d:\d\d/, jasmine.title)
  await actor.shot('consumer-campaign-offline')
  await page.unroute(everything)
  await page.getByText(/没有连上网络/).waitFor({ state: 'detached' })
})

test('the data of a shared card travel in its page: it can be read although no call is answered yet', async () => {
  const shop = await stage.client(mei)
  const { body } = await shop.send<{ code: string }>('reseller/sharing.share', { campaignId })
  const actor = await stage.enter(ana)
  await actor.page.route('**/visitor/campaigns.card*', (route) => route.abort())
  await actor.follow(`${stage.product.url}/s/${body.code}`)
  await actor.see(jasmine.title, '成团后 2 天内发货', /以下内容更新于/)
})

test("a fault of ours is told with a code for the service, never as somebody's mistake", async () => {
  const actor = await stage.enter(ana)
  const { page } = actor
  const body = { code: 'fault', money: 'safe', next: '', requestId: '01990000-dead-7000-8000-000000000000' }
  await page.route('**/visitor/shops.view*', (route) => route.fulfill({ status: 500, json: body }))
  await actor.open(`/consumer/shop/index?id=${meiShop.id}`)
  await actor.see('我们这边出错了，你的资金安全', /编号 fault · 01990000-dead/)
  await actor.shot('problem-fault')
})

test('pressing the confirmation twice makes one order', async () => {
  const actor = await stage.enter(lin)
  const { page } = actor
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('campaigns.act')) sent.push(request.url())
  })
  await actor.open(card())
  await choose(actor, /^单独买 ¥49/)
  await actor.find('提交并支付').evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await actor.see('确认支付')
  expect(sent).toHaveLength(1)
  expect(await ordersOf(lin)).toEqual([4900])
})

test.each([
  { what: 'never came', who: bo, lose: (route: Route) => route.abort() },
  {
    what: 'was cut off in its middle',
    who: kai,
    lose: (route: Route) => route.fulfill({ contentType: 'application/json', body: '{"orderId":"' }),
  },
])('the same order sent twice under its key, since its answer $what, is one order', async ({ who, lose }) => {
  const actor = await stage.enter(who)
  const { page } = actor
  let lost = 0
  await page.route('**/consumer/campaigns.act', async (route) => {
    const answer = await fetchBehind(route)
    // The server has done its work, but the first answer never reaches the phone.
    if (lost++ === 0) return lose(route)
    return route.fulfill({ response: answer })
  })
  await actor.open(card())
  await choose(actor, /^单独买 ¥49/)
  await actor.press('提交并支付')
  await actor.see('确认支付')
  expect(lost).toBe(2)
  expect(await ordersOf(who)).toEqual([4900])
})

test('a price that changed since the card is shown old and new, and asked about', async () => {
  const actor = await stage.enter(ana)
  const { page } = actor
  await page.route('**/visitor/campaigns.card?*', async (route) => {
    const response = await fetchBehind(route)
    const json = await response.json()
    for (const sku of json.goods) sku.priceFen -= 500
    return route.fulfill({ response, json: { ...json, priceFen: json.priceFen - 500 } })
  })
  await actor.open(card())
  await choose(actor, /^开团 ¥19\.90$/)
  await actor.press('提交并支付')
  await actor.see('价格变了', '品牌在你打开页面后调整了价格。还没有下单，也没有扣款。')
  expect(await ordersOf(ana)).toEqual([])
  await actor.shot('consumer-price-changed')
  await actor.press('先不买了')
  expect(await ordersOf(ana)).toEqual([])
  await actor.press('提交并支付')
  await actor.press('按现在的价格买')
  await actor.see('确认支付', '24.90')
  expect(await ordersOf(ana)).toEqual([2490])
})

test('whoever may not see a page is told so, and a page of a person asks who one is only when it must', async () => {
  const actor = await stage.enter(lin)
  await actor.open('/pages/rounds/index')
  await actor.see('登录后查看你的团和订单')
  await actor.shot('rounds-visitor')
  for (const path of ['/brand/home/index', '/brand/shipping/index', '/operator/reviews/index']) {
    await actor.open(path)
    const why = path.startsWith('/brand/') ? /你的账号现在不是品牌成员/ : '你的账号没有查看这里的权限'
    await actor.see('没有查看权限', why, /编号 forbidden/)
  }
  await actor.shot('denied')
  await actor.open('/reseller/earnings/index')
  await actor.see('你还没有小店')
  await actor.shot('reseller-no-shop')
})

test('a list with nothing in it says what to do', async () => {
  const clerk = await stage.enter(kai)
  await clerk.open('/brand/home/index')
  await clerk.see('还没有活动', '先导入商品，再发起第一个团')
  await clerk.shot('brand-home-empty')
  await clerk.open('/brand/shipping/index')
  await clerk.see('没有要发的货')
  await clerk.shot('brand-shipping-empty')
  const reseller = await stage.enter(mei)
  await reseller.open('/reseller/earnings/index')
  await reseller.see('还没有佣金', '分享一张卡片')
  await reseller.shot('reseller-earnings-empty')
  await reseller.open('/reseller/entries/index?bucket=pending')
  await reseller.see('还没有资金往来')
  await reseller.open('/pages/rounds/index')
  await reseller.see('这里还没有订单')
  await reseller.shot('rounds-empty')
  const operator = await stage.enter(ovi)
  await operator.open('/operator/reviews/index')
  await operator.see('没有待审的内容')
  await operator.shot('operator-reviews-empty')
})

test('a shop is open within a minute: a name, and nothing to pay', async () => {
  const actor = await stage.enter(ana)
  await actor.open('/pages/shop/index')
  await actor.see('开一家自己的小店', '没有入门费，不用压货')
  await actor.shot('shop-invitation')
  await actor.press('一分钟开店')
  await actor.press('免费开店')
  await actor.see('给小店起个名字吧')
  await actor.type('店名', '安娜的茶席')
  await actor.shot('reseller-open')
  await actor.press('免费开店')
  await actor.see(/^小店开好了/, '每件赚')
})

test("visitors see a shop in its owner's order, without a login", async () => {
  const owner = await stage.client(mei)
  expect((await owner.send('reseller/shops.pick', { campaignIds: [campaignId] })).status).toBe(200)
  const actor = await stage.enter(bo)
  await actor.open(`/consumer/shop/index?id=${meiShop.id}`)
  await actor.see(meiShop.name, meiShop.about, '价格由品牌统一定，店主不加价')
  await actor.find(new RegExp(jasmine.title), 'link').waitFor()
  await actor.shot('consumer-shop')
  await actor.open('/consumer/addresses/index')
  await actor.see(/玉林西路/)
  await actor.shot('consumer-addresses')
})

test('a boastful title waits for a person, with what the machine found in front', async () => {
  const title = '全国第一的茉莉花茶'
  await stage.onSale({ ...offerOf(jasmine), product: { ...jasmine, title } })
  const operator = await stage.enter(ovi)
  await operator.open('/operator/reviews/index')
  await operator.see(title, '1 处须处理')
  await operator.press(new RegExp(title))
  await operator.see('须处理', /原文「第一/)
  await operator.press('驳回')
  await operator.press('确认驳回')
  await operator.see('请先选一个原因')
  await operator.press(/^请去掉绝对化用语/, 'radio')
  await operator.shot('operator-reject')
  await operator.press('确认驳回')
  await operator.see('已驳回，原因已送达品牌')
  const client = await stage.client(kai)
  expect(JSON.stringify((await client.ask('visitor/campaigns.live')).body)).not.toContain(title)
})
