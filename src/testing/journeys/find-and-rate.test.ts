import { signedParcel } from '../signed-parcel'
import { bo, lin, longjing, northTea, wen } from '../world'
import type { Phone } from './phone'
import { coldCard, publishLongjing, type Stage, setStage } from './stage'

/** Moments' single page (WX 场景值). */
const FROM_MOMENTS = 1154
const WORDS = '豆香很足，三泡以后还有回甘。'

let stage: Stage
let campaignId = ''
let orderId = ''
let phone: Phone

beforeAll(async () => {
  stage = await setStage()
  campaignId = await publishLongjing(stage)
  const [buyer, clerk] = await Promise.all([stage.client(lin), stage.client(wen)])
  orderId = await signedParcel(stage.product, { campaignId, goods: longjing, buyer, person: lin, clerk })
  phone = stage.phone(lin)
})
afterAll(() => stage.strike())

/** A star has no text, and the simulator draws no aria: it is the nth of its row. */
const star = async (n: number) =>
  phone.page().tap(await phone.until((page) => page.findAll('[class*=stars-module__star_]')[n - 1]))

test('Lin rates what she has signed for, and reads that her words are being checked', async () => {
  await phone.launch(`/consumer/order/index?o=${orderId}`)
  await phone.press('评价')
  await phone.see('发布评价', '评价以打码的昵称公开')
  await star(5)
  await phone.see('很满意')
  await phone.fill('说说你的使用感受（可不写）', WORDS)
  await phone.press('发布评价')
  await phone.see(WORDS, '文字正在检查', '追评')
})

test('a stranger reads it on the card, masked', async () => {
  await stage.product.settle()
  const other = stage.phone(bo)
  await other.launch(coldCard(campaignId))
  await other.see('买家评价', '5.0', '林*', WORDS, '全部评价')
  expect(other.page().text()).not.toContain('林林')
})

test('initials find it, and its brand shows what it has really shipped', async () => {
  const other = stage.phone(bo)
  await other.launch('/consumer/search/index?q=mqlj')
  await other.see(longjing.title)
  await other.launch('/consumer/search/index?q=bc')
  await other.press(northTea.name)
  await other.see(northTea.name, '按时发货', '1/1 单', '满 10 单看比率', '1 条评价')
  await other.press(longjing.title)
  await other.see('全部评价')
})

test('in Moments’ single page the card is complete, and nothing on it leads on or urges', async () => {
  const other = stage.phone(bo)
  await other.launch(coldCard(campaignId), FROM_MOMENTS)
  await other.see(longjing.title, '未成团自动全退', '买家评价', WORDS)
  for (const deed of ['开团 ¥', '全部评价', '看品牌', '进店']) expect(other.page().text()).not.toContain(deed)
  expect(other.page().findAll('wx-button')).toEqual([])
  expect(other.asked('login')).toBe(0)
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})
