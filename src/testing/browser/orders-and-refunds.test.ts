import type { Page } from 'playwright-core'
import type { Client } from '../clients'
import { ana, bo, jasmine, kai, lin, longjing, type Person, type Product } from '../world'
import type { Actor } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(60_000)

const MANY = 1_000
let stage: Stage
let actor: Actor
let [ofTwo, ofThree] = ['', '']

beforeAll(async () => {
  stage = await setStage()
  ;[ofTwo, ofThree] = (await stage.onSale(offerOf(jasmine), offerOf(longjing))) as [string, string]
  actor = await stage.enter(lin)
})
afterAll(() => stage.strike())

interface Acted {
  readonly roundId: string
  readonly orderId: string
}

/** Somebody takes a seat and pays, without looking at a screen. */
async function buy(person: Person, how: { type: string; of: Product; roundId?: string }): Promise<Acted> {
  const { product } = stage
  const client: Client = await stage.client(person)
  const { type, of, roundId } = how
  const campaignId = of === longjing ? ofThree : ofTwo
  const { body, status } = await client.send<Acted>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { type, skuId: of.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  const paying = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
    orderId: body.orderId,
  })
  await product.standin.pay(paying.body.prepayId, { params: paying.body.params })
  await product.settle()
  return body
}

/** Years of buying: finished orders, each with its goods and its parcel. */
async function yearsOfOrders(person: Person): Promise<void> {
  const { sql } = stage.product
  const [own] = await sql`select o.id from orders o where person_id = ${person.id} limit 1`
  await sql`insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status, total_fen,
      paid_fen, pay_before, ships_by, ships_in_days, created_at, paid_at, signed_at, returnable_until, changed_at)
    select ('01890000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, brand_id, person_id, 'import', origin_id,
      origin_part, address_id, 'finished', total_fen, total_fen, pay_before, now(), 2, now() - n * interval '1 day', now(), now(),
      now(), now() from orders, generate_series(1, ${MANY}::int) n where id = ${own!.id}`
  await sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units, unit_price_fen)
    select o.id, 0, l.brand_id, l.sku_id, case when o.id::text like '%000000000777' then '手工桂花糕 🌸 家里人都爱吃的那一盒' else l.title end,
      l.options, l.picture_url, l.units, l.unit_price_fen
    from orders o, order_line l where o.origin_type = 'import' and l.order_id = ${own!.id}`
}

/** Scrolls to the end of what is there, and waits until there is more below it than before. */
async function furtherDown(page: Page, before: number): Promise<number> {
  const grown = await page.waitForFunction((least) => {
    const ends = [...document.querySelectorAll('*')].filter((one) => one.scrollHeight > one.clientHeight + 200)
    const scroller = ends.find((one) => /auto|scroll/.test(getComputedStyle(one).overflowY)) ?? document.documentElement
    if (scroller.scrollHeight <= least) return 0
    scroller.scrollTop = scroller.scrollHeight
    return scroller.scrollHeight
  }, before)
  return grown.jsonValue()
}

test('one order among a thousand is found by what one remembers of it, and the list scrolls to its end', async () => {
  await buy(lin, { type: 'alone', of: jasmine })
  await yearsOfOrders(lin)
  await actor.open('/consumer/orders/index')
  const { page } = actor
  await page.getByLabel('查找订单').last().waitFor()
  await actor.shot('consumer-orders-all')
  const cards = page.getByRole('listitem').filter({ visible: true })
  await cards.first().waitFor()
  for (let n = 0, height = 0; n < 6; n++) height = await furtherDown(page, height)
  // Only what is near is drawn, however far one has come.
  expect(await cards.count()).toBeLessThan(90)
  await actor.shot('consumer-orders-far-down')
  await page.getByLabel('查找订单').last().fill('桂花糕')
  await actor.see('手工桂花糕 🌸 家里人都爱吃的那一盒')
  await page.waitForFunction(() => document.querySelectorAll('[role=listitem]').length < 5)
  await actor.shot('consumer-orders-found')
  await page.getByLabel('查找订单').last().fill('没有的东西')
  await actor.see('没有找到“没有的东西”', '看全部订单')
  await actor.shot('consumer-orders-not-found')
})

test('before shipping the money comes back in two taps, and its trail goes to the end', async () => {
  await actor.open('/consumer/orders/index?t=to-ship')
  await actor.press(new RegExp(jasmine.title), 'link')
  await actor.see('已成团，品牌正在准备发货')
  await actor.shot('consumer-order-to-ship')
  await actor.press('申请退款')
  await actor.see('实付全额，原路退回', '不想要了', /其他人的价格不变/)
  await actor.shot('consumer-refund-sheet')
  await actor.press(/^确认退款 ¥/)
  await actor.see('退款进度', '发起退款', '微信支付受理', '退款已到账', '不想要了')
  await actor.shot('consumer-after-sale-done')
  await actor.press('复制订单编号')
  expect(await actor.pasted()).toMatch(/^[0-9a-f-]{36}$/)
})

test('leaving a forming group gives the seat free and the money back; the group goes on', async () => {
  const { roundId } = await buy(bo, { type: 'start', of: longjing })
  const { orderId } = await buy(ana, { type: 'join', of: longjing, roundId })
  const leaver = await stage.enter(ana)
  await leaver.open(`/consumer/order/index?o=${orderId}`)
  await leaver.see('待成团')
  await leaver.press('退出并退款')
  await leaver.see('拼团中不能退货，可退款退出：名额马上放回，别人可以接着参加。')
  await leaver.press('等太久了', 'radio')
  await leaver.shot('consumer-leave-sheet')
  await leaver.press(/^确认退款 ¥/)
  await leaver.see('退款已到账', '等太久了', '你的名额已经放回，团里其他人不受影响。')
  await leaver.shot('consumer-after-sale-left')
  await leaver.open('/consumer/orders/index?t=after-sale')
  await leaver.see('已退款', longjing.title)
  await leaver.shot('consumer-orders-after-sale')
})

test('an unpaid seat is given up with one tap', async () => {
  const client = await stage.client(kai)
  const { body } = await client.send<Acted>('consumer/campaigns.act', {
    campaignId: ofTwo,
    action: { type: 'start', skuId: jasmine.skus[0]!.id, units: 1 },
    addressId: kai.address.id,
  })
  const buyer = await stage.enter(kai)
  await buyer.open(`/consumer/order/index?o=${body.orderId}`)
  await buyer.press('取消订单')
  await buyer.see('已关闭', '没有扣款，名额已放回', '你取消了订单')
  await buyer.shot('consumer-order-closed')
})

test('the brand reads what was taken back and why', async () => {
  const clerk = await stage.enter(offerOf(jasmine).brand.clerk)
  await clerk.open('/brand/shipping/index')
  await clerk.press('发货前退款', 'tab')
  await clerk.see(/成团后退款 · 不想要了/, /成团前退出 · 等太久了/)
  await clerk.shot('brand-taken-back')
  expect(stage.faults()).toEqual([])
})
