import { longjing, ovi, wen } from '../world'
import { publishLongjing, type Stage, setStage } from './stage'

let stage: Stage

beforeAll(async () => {
  stage = await setStage()
  await publishLongjing(stage)
})
afterAll(() => stage.strike())

test('a clerk finds numbers, goods and what a number is made of on the phone', async () => {
  const phone = stage.phone(wen)
  await phone.launch('/brand/home/index')
  await phone.see('销售额', '这段时间还没有订单', '我的活动', longjing.title)
  await phone.press(/^付款订单/)
  await phone.see('没有这样的订单')
  await phone.launch('/brand/catalogue/index')
  await phone.see(longjing.title, '活动占用')
  await phone.press(new RegExp(longjing.title))
  await phone.see('基本资料', '下架')
})

test('an operator finds what waits, and the house behind it', async () => {
  const phone = stage.phone(ovi)
  await phone.launch('/operator/home/index')
  await phone.see('没有待审的内容', '没有滞留的钱', '没有投递失败的')
  for (const [page, text] of [
    ['suspense', '滞留合计'],
    ['outbox', '等待中'],
    ['health', 'API 进程'],
    ['configuration', 'PAY_API_V3_KEY'],
    ['simulator', '通知和接口'],
  ] as const) {
    await phone.launch(`/operator/${page}/index`)
    await phone.see(text)
  }
})

test('no page of a desk is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})
