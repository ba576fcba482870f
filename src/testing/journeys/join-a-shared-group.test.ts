import { DAY, HOUR } from '@/kernel/time'
import { ana, bo, lin, longjing, mei, wen } from '../world'
import type { Phone } from './phone'
import { buy, FROM_CHAT, JOIN, messagesOf, publishLongjing, START, type Stage, setStage } from './stage'

let stage: Stage
let campaignId = ''
let meisCard = ''
let linsCard = ''
let activityId = ''
const phones = {} as Record<'mei' | 'lin' | 'bo' | 'ana' | 'wen', Phone>

beforeAll(async () => {
  stage = await setStage()
  for (const [name, person] of Object.entries({ mei, lin, bo, ana, wen })) {
    phones[name as keyof typeof phones] = stage.phone(person)
  }
  campaignId = await publishLongjing(stage)
})
afterAll(() => stage.strike())

test('Mei sends a card of the campaign from her share page', async () => {
  const { mei } = phones
  await mei.launch(`/reseller/share/index?c=${campaignId}`)
  await mei.see('发给朋友或群', '分享码')
  const card = mei.page().instance.onShareAppMessage?.({ from: 'button' }) as { title: string; path: string }
  expect(card.title).toBe('¥49.90 · 3 人团｜明前龙井 2026 新茶')
  expect(card.path).toMatch(/^\/consumer\/campaign\/index\?s=[0-9A-Za-z]{10}$/)
  meisCard = card.path
})

test('Lin opens the card cold and reads everything that matters without a login', async () => {
  const { lin } = phones
  await lin.launch(meisCard, FROM_CHAT)
  await lin.see(longjing.title, '¥49.90', '单独买 ¥59.00', '剩 100 件', '成团后 3 天内发货', '北茶（杭州）直接发货')
  await lin.see('梅梅的好物', '未成团自动全退', '到时未满，所有人自动全额退款', '开团 ¥49.90')
  expect(lin.asked('login')).toBe(0)
  expect(lin.storage.has('session')).toBe(false)
})

test('Lin starts a group, sees date and refund condition before paying, pays, and the server says that it is paid', async () => {
  const { lin } = phones
  await lin.press(START)
  await lin.see('还有 100 件', '每人限购 2 件')
  await lin.press('下一步')
  await lin.see('武康路 117 弄 3 号', '应付', '49.90', '到时未满，所有人自动全额退款', /最晚.*\d+月\d+日.*发出/)
  expect(lin.asked('login')).toBe(1)
  await lin.press('提交并支付')
  await lin.see('支付成功', '名额已经是你的了')
  expect(lin.page().route).toBe('consumer/result/index')
  expect(lin.asked('requestPayment')).toBe(1)
  await lin.press('成团、发货时微信通知我')
  await lin.see('好的，会在微信里通知你')
})

test('her round page shows what is missing and until when, and passes her own card on', async () => {
  const { lin } = phones
  await lin.press('看我的团')
  await lin.see('还差 2 人', '前未成团，自动全额退款', '团长', '邀请好友参团')
  const passed = () => lin.page().instance.onShareAppMessage?.({ from: 'button' }) as { path: string }
  await lin.until(() => passed().path.includes('?s='))
  linsCard = passed().path
  expect(linsCard).toMatch(/^\/consumer\/campaign\/index\?s=[0-9A-Za-z]{10}$/)
  expect(linsCard).not.toBe(meisCard)
})

test('before she shares, WeChat is told the activity of her round, so that the card counts by itself', async () => {
  const told = await phones.lin.until(() => toldOf(phones.lin).find((menu) => menu.isUpdatableMessage))
  activityId = String(told.activityId)
  expect(told.templateInfo).toEqual({
    templateId: '666F374D69D16C932E45D7E7D9F10CEF6177F5F5',
    parameterList: [
      { name: 'member_count', value: '1' },
      { name: 'room_limit', value: '3' },
    ],
  })
})

test('Bo and Ana join from the card that Lin passed on, and the group forms before her eyes', async () => {
  const { lin, bo, ana } = phones
  await bo.launch(linsCard, FROM_CHAT)
  await bo.see(/林.* 邀你一起拼/, '还差 2 人')
  await buy(bo, JOIN)
  await bo.see('支付成功')
  await bo.press('成团、发货时微信通知我')
  await lin.see('还差 1 人')
  await stage.product.settle()
  expect(await lineInChat()).toBe('成员正在加入，当前 2/3 人')
  await ana.launch(linsCard, FROM_CHAT)
  await ana.see('还差 1 人')
  await buy(ana, JOIN)
  await ana.see('支付成功')
  await ana.press('成团、发货时微信通知我')
  await ana.see('好的，会在微信里通知你')
  await lin.see('凑齐了！')
  await stage.product.settle()
  expect(await lineInChat()).toBe('已到齐')
  await lin.see('已成团', /北茶 将在.*前发货/)
})

test('each of the three is told by WeChat, with a link to the round', async () => {
  await stage.product.settle()
  for (const person of [lin, bo, ana]) {
    expect(await messagesOf(stage, person)).toMatchObject([
      { page: expect.stringMatching(/^consumer\/round\/index\?r=/), data: { thing1: '拼团成功' } },
    ])
  }
})

test('Wen sees three parcels to send and sends them with tracking numbers', async () => {
  const { wen } = phones
  await wen.launch('/brand/shipping/index')
  await wen.see('武康路 117 弄 3 号', '玉林西路 50 号', '东山口 12 号', '承诺')
  await wen.press('批量粘贴')
  await wen.press('复制全部待发订单号')
  const lines = wen
    .clipboard()
    .split('\n')
    .map((orderId, n) => `${orderId},顺丰,SF100000000${n}`)
  expect(lines).toHaveLength(3)
  await wen.fill('粘贴到这里', lines.join('\n'))
  await wen.see('3 行可以发出')
  await wen.press('发出 3 单')
  await wen.see('3 单已发出，已通知买家')
  await stage.product.settle()
  for (const person of [lin, bo, ana]) {
    expect((await messagesOf(stage, person)).at(-1)).toMatchObject({ data: { thing1: '顺丰速运' } })
  }
})

test('Lin finds her parcel’s number in her order and signs for it', async () => {
  const { lin } = phones
  await lin.press('看订单')
  await lin.see('已发货', /顺丰.*SF100000000\d/, '包裹在路上')
  await lin.press('确认收货')
  await lin.press('确定')
  await lin.see('已签收', '前可无理由退货')
})

test('Mei sees the visits become payments, and her commission waiting with its reason', async () => {
  const { mei } = phones
  await mei.go(`/reseller/live/index?c=${campaignId}`)
  await mei.see('访问', '¥14.97', '已成团')
  await mei.go('/reseller/earnings/index')
  await mei.see('14.97', '¥49.90 × 10%', '等买家签收', '买家已签收，等 7 天无理由退货期满')
})

test('eight days after the signature Lin’s part is available, and the sum opens into ledger entries', async () => {
  const { mei } = phones
  await stage.product.standin.advance(8 * DAY + HOUR)
  await stage.product.settle()
  await mei.back()
  await mei.go('/reseller/earnings/index')
  await mei.see('¥4.99看明细', '¥9.98看明细', '起可提现', '退货期已满且没有售后，可以提现。')
  await mei.press(/^可提现.*看明细/)
  await mei.see('可提现的每一笔', '退货期满，待结算转为可提现', '我的待结算 → 我的可提现', '+¥4.99')
  expect(
    mei
      .page()
      .text()
      .match(/\+¥4\.99/g),
  ).toHaveLength(1)
})

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

type Menu = Readonly<Record<string, unknown>>
const toldOf = (phone: Phone): Menu[] =>
  phone.calls.filter(([name]) => name === 'updateShareMenu').map(([, options]) => options)

/** The small line under Lin's card in everybody's chat. */
async function lineInChat(): Promise<string | undefined> {
  const answer = await fetch(`${stage.product.standin.url}/control/state`)
  const { cards } = (await answer.json()) as { cards: { activityId: string; line: string }[] }
  return cards.find((card) => card.activityId === activityId)?.line
}
