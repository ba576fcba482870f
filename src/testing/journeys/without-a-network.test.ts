import { lin, longjing, mei } from '../world'
import { makeNetwork } from './network'
import { coldCard, FROM_CHAT, publishLongjing, START, type Stage, setStage } from './stage'

let stage: Stage
let campaignIds: string[] = []

beforeAll(async () => {
  stage = await setStage()
  campaignIds = [await publishLongjing(stage), await publishLongjing(stage)]
  const shop = await stage.client(mei)
  await shop.send('reseller/shops.pick', { campaignIds })
})
afterAll(() => stage.strike())

const order = () =>
  stage.product.sql<{ id: string }[]>`
  select campaign_id as id from listing join shop on shop.id = shop_id
  where person_id = ${mei.id} order by position`.then((rows) => rows.map(({ id }) => id))

test('who opens a card again without a network reads the last copy, with the time it was true', async () => {
  const before = stage.phone(lin)
  await before.launch(coldCard(campaignIds[0]!), FROM_CHAT)
  await before.see(longjing.title, '开团 ¥49.90')
  const network = makeNetwork(stage.product.url)
  network.state = 'down'
  const again = stage.phone(lin, network.more)
  for (const [key, value] of before.storage) again.storage.set(key, value)
  await again.launch(coldCard(campaignIds[0]!), FROM_CHAT)
  await again.see(/没有连上网络，以下内容更新于 \d\d:\d\d/, longjing.title, '开团 ¥49.90')
  network.state = 'up'
})

test('an order of goods that was saved without a network is handed in once when the network is back', async () => {
  const network = makeNetwork(stage.product.url)
  const phone = stage.phone(mei, network.more)
  await phone.launch('/pages/me/index')
  await phone.press(/^微信登录/)
  await phone.until(() => phone.storage.has('session'))
  await phone.go('/reseller/arrange/index')
  const [first, second] = await order()
  // Up, down: the arrows of the first line have no text of their own.
  const down = await phone.until(
    (page) => page.findAll('[class*=goods-row-module__tools] [class*=word-module__word]')[1],
  )
  await phone.page().tap(down)
  network.state = 'down'
  await phone.press('保存顺序')
  await phone.see('没有网络，1 件操作已记在手机上')
  expect(await order()).toEqual([first, second])
  // Its answer is lost on the way back: it goes out twice and is done once.
  network.loseAnswerTo('reseller/shops.arrange')
  network.state = 'up'
  await phone.until(() => network.sent('reseller/shops.arrange') >= 4 || null)
  await phone.until((page) => !page.text().includes('已记在手机上') || null)
  expect(await order()).toEqual([second, first])
  const [{ kept }] = await stage.product.sql<{ kept: number }[]>`
    select count(*)::int as kept from idempotency where call = 'shops.arrange'`
  expect(kept).toBe(1)
})

test('money never waits on the phone: without a network nothing was ordered, and the page says so', async () => {
  const network = makeNetwork(stage.product.url)
  const phone = stage.phone(lin, network.more)
  await phone.launch(coldCard(campaignIds[0]!), FROM_CHAT)
  await phone.press(START)
  await phone.press('下一步')
  await phone.see(lin.address.detail)
  network.state = 'down'
  await phone.press('提交并支付')
  await phone.see('网络没有连上')
  expect(phone.storage.get('later') ?? '').not.toContain('campaigns.act')
  network.state = 'up'
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})
