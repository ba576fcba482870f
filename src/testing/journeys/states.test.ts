import { ana, bo, lin, longjing, mei } from '../world'
import { makeNetwork } from './network'
import { answering } from './phone'
import { coldCard, FROM_CHAT, publishLongjing, START, type Stage, setStage } from './stage'

let stage: Stage
let campaignId = ''

beforeAll(async () => {
  stage = await setStage()
  campaignId = await publishLongjing(stage)
})
afterAll(() => stage.strike())

test('a card that names nothing says so, that nothing was charged, and what else is going on', async () => {
  const phone = stage.phone(lin)
  await phone.launch('/consumer/campaign/index?s=NoSuchCard', FROM_CHAT)
  await phone.see('这个链接打不开了', '你没有被扣款', '正在拼的其他好物', longjing.title)
  await phone.press('看看正在拼的好物')
  await phone.until((page) => page.route === 'pages/home/index')
})

test('so does a card whose code was cut off on its way', async () => {
  const phone = stage.phone(lin)
  await phone.launch('/consumer/campaign/index', FROM_CHAT)
  await phone.see('这个链接打不开了')
})

test('a page has its shape before the answer comes', async () => {
  const network = makeNetwork(stage.product.url)
  network.state = 'slow'
  const phone = stage.phone(lin, network.more)
  const page = await phone.launch(coldCard(campaignId), FROM_CHAT)
  await phone.until((shown) => shown.findAll('[class*=skeleton]').length > 0)
  network.state = 'up'
  await phone.see(longjing.title)
  expect(page.findAll('[class*=skeleton]')).toEqual([])
})

test('without a network the page says why, that paid money is safe, a code, and comes back on a retry', async () => {
  const network = makeNetwork(stage.product.url)
  network.state = 'down'
  const phone = stage.phone(lin, network.more)
  await phone.launch(coldCard(campaignId), FROM_CHAT)
  await phone.see('没能打开这一页', '网络没有连上，已付的钱不受影响', '检查网络后重试', '编号 offline')
  network.state = 'up'
  await phone.press('重试')
  await phone.see(longjing.title, '开团 ¥49.90')
})

test('a server that fails is told apart from a missing network, and an already read page stays readable', async () => {
  const network = makeNetwork(stage.product.url)
  network.state = 'gateway'
  const phone = stage.phone(lin, network.more)
  await phone.launch(coldCard(campaignId), FROM_CHAT)
  await phone.see('我们这边出错了，你的资金安全', '编号 fault')
  network.state = 'up'
  await phone.press('重试')
  await phone.see('开团 ¥49.90')
  network.state = 'down'
  await phone.see('以下内容更新于', longjing.title, '开团 ¥49.90')
})

test('a double tap on 提交并支付 asks once, makes one order and opens one payment', async () => {
  const network = makeNetwork(stage.product.url)
  const phone = stage.phone(bo, network.more)
  await phone.launch(coldCard(campaignId), FROM_CHAT)
  await phone.press(START)
  await phone.press('下一步')
  await phone.see(bo.address.detail)
  const pay = await phone.until((page) => page.byText('提交并支付'))
  await Promise.all([phone.page().tap(pay), phone.page().tap(pay), phone.page().tap(pay)])
  await phone.see('支付成功')
  expect(network.sent('consumer/campaigns.act')).toBe(1)
  expect(await ordersOf(bo.id)).toHaveLength(1)
  expect(phone.asked('requestPayment')).toBe(1)
})

test('an answer that was lost on its way back is asked for again under the same key: still one order', async () => {
  const network = makeNetwork(stage.product.url)
  const phone = stage.phone(ana, network.more)
  await phone.launch(coldCard(campaignId), FROM_CHAT)
  await phone.press(START)
  await phone.press('下一步')
  await phone.see(ana.address.detail)
  network.loseAnswerTo('consumer/campaigns.act')
  await phone.press('提交并支付')
  await phone.see('支付成功')
  expect(network.sent('consumer/campaigns.act')).toBe(2)
  expect(await ordersOf(ana.id)).toHaveLength(1)
})

test('who backs out at the cashier is told that nothing was charged and may go on paying', async () => {
  const cancelling = stage.phone(mei, {
    requestPayment: answering(() => {
      throw { errMsg: 'requestPayment:fail cancel' }
    }),
  })
  await cancelling.launch(coldCard(campaignId), FROM_CHAT)
  await cancelling.press(START)
  await cancelling.press('下一步')
  await cancelling.see(mei.address.detail)
  await cancelling.press('提交并支付')
  await cancelling.see('你取消了支付，没有扣款。名额还在，可以继续支付。', '名额为你保留', '继续支付')
  const [order] = await ordersOf(mei.id)
  const phone = stage.phone(mei)
  await phone.launch(`/consumer/order/index?o=${order!.id}`)
  await phone.press('去支付')
  await phone.see('支付成功')
})

test('somebody without the right to a page is told so, and whom it belongs to stays unsaid', async () => {
  const phone = stage.phone(lin)
  await phone.launch('/operator/reviews/index')
  await phone.see('没有查看权限', '编号 forbidden')
  await phone.launch('/brand/shipping/index')
  await phone.see('没有查看权限')
})

test('who has bought nothing yet finds an empty page with one way on', async () => {
  const phone = stage.phone(lin)
  await phone.launch('/pages/me/index')
  await phone.press(/^微信登录/)
  await phone.until(() => phone.storage.has('session'))
  await phone.go('/pages/rounds/index')
  await phone.see('这里还没有订单')
  await phone.press('去逛逛')
  await phone.until((page) => page.route === 'pages/home/index')
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

const ordersOf = (personId: string) =>
  stage.product.sql<{ id: string }[]>`select id from orders where person_id = ${personId}`
