import { newId } from '@/kernel/id'
import { DAY, HOUR, iso, MINUTE } from '@/kernel/time'
import { ana, bo, jasmine, lin, longjing, ovi, type Person, wen } from '../world'
import { type Actor, drawn, sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

const DESK = { width: 1440, height: 900 }

let stage: Stage
let campaignId = ''
let clerk: Actor
let operator: Actor

beforeAll(async () => {
  stage = await setStage()
  ;[campaignId] = (await stage.onSale(offerOf(longjing), offerOf(jasmine))) as [string, string]
  const roundId = await buy(lin, { type: 'start' })
  await stage.product.standin.advance(HOUR)
  await buy(bo, { type: 'join' }, roundId)
  await buy(ana, { type: 'join' }, roundId)
  await stage.product.standin.advance(DAY)
  await buy(bo, { type: 'alone' })
  clerk = await stage.enter(wen)
  operator = await stage.enter(ovi)
})
afterAll(() => stage.strike())

/** A purchase over HTTP, paid at the stand-in. */
async function buy(person: Person, action: { type: string }, roundId?: string): Promise<string> {
  const { standin, settle } = stage.product
  const client = await stage.client(person)
  const acted = await client.send<{ roundId: string; orderId: string }>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { ...action, skuId: longjing.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  const { orderId } = acted.body
  const { body } = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await standin.pay(body.prepayId, { params: body.params })
  await settle()
  return acted.body.roundId
}

/** The same page on a desk, kept as a picture; `look` presses keys there. */
async function onDesk(actor: Actor, name: string, look: () => Promise<void> = async () => undefined): Promise<void> {
  const phone = actor.page.viewportSize()!
  await sizeTo(actor.page, DESK)
  await actor.page.getByRole('navigation', { name: '后台导航' }).filter({ visible: true }).waitFor()
  await look()
  await actor.shot(`${name}-wide`)
  await sizeTo(actor.page, phone)
}

const printed = async (actor: Actor, name: string) => {
  const { page } = actor
  const phone = page.viewportSize()!
  await sizeTo(page, DESK)
  await page.locator('table').first().waitFor({ state: 'attached' })
  await drawn(page)
  await page.emulateMedia({ media: 'print' })
  try {
    expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('#taro-navigation-bar').filter({ visible: true }).count()).toBe(0)
    await actor.shot(`${name}-print`)
    const pdf = await page.pdf({ format: 'A4', path: `.artefacts/screens/${name}.pdf` })
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF')
  } finally {
    await page.emulateMedia({ media: null })
    await sizeTo(page, phone)
  }
}

test('a clerk sees the numbers, and each opens the orders it is made of', async () => {
  await clerk.open('/brand/home/index')
  await clerk.see('近 30 天', '付款订单', '4 单', '数据太少', '我的活动')
  await clerk.shot('brand-overview')
  await onDesk(clerk, 'brand-overview')
  await clerk.press('看数据表：每天付款订单')
  await clerk.page.getByRole('table', { name: '每天付款订单' }).waitFor()
  await clerk.press(/^付款订单/)
  await clerk.see(/4 单 · 实付 ¥148\.70/, longjing.title)
  await clerk.shot('brand-figure')
  await onDesk(clerk, 'brand-figure')
  await printed(clerk, 'brand-figure')
})

test('the catalogue is a table for the keyboard: arrows walk, Enter opens, what is wrong says its remedy', async () => {
  await stage.product.sql`update product set picture_urls = '{}' where id = ${jasmine.id}`
  await clerk.open('/brand/catalogue/index')
  await clerk.see(longjing.title, '缺图片')
  await clerk.shot('brand-catalogue')
  await onDesk(clerk, 'brand-catalogue', async () => {
    const { page } = clerk
    await page.locator('tbody tr').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.locator('tbody tr:nth-child(2):focus').waitFor()
    await page.keyboard.press('Enter')
    await clerk.see('基本资料')
    await clerk.shot('brand-catalogue-detail-wide')
  })
  await clerk.open('/brand/catalogue/index')
  await printed(clerk, 'brand-catalogue')
  await clerk.open('/brand/catalogue/index')
  await clerk.press(/^有问题/, 'tab')
  await clerk.press(new RegExp(jasmine.title))
  await clerk.see(/补上图片再送审/)
  await clerk.shot('brand-catalogue-detail')
  await clerk.press('下架')
  await clerk.see('重新上架')
})

test('the list of parcels goes on paper with a box for each, and nothing that can be pressed', async () => {
  await sizeTo(clerk.page, DESK)
  await clerk.open('/brand/shipping/index')
  await clerk.see(/待发货/)
  await clerk.shot('brand-shipping-wide')
  await printed(clerk, 'brand-shipping')
  await sizeTo(clerk.page, { width: 390, height: 844 })
})

test('an operator begins with what waits, and opens money in suspense down to its entries', async () => {
  const { sql, standin } = stage.product
  const [paid] =
    await sql`select p.id, p.order_id from payment p join orders o on o.id = p.order_id where o.status = 'to-ship' limit 1`
  const refundId = newId()
  await sql`insert into refund (id, payment_id, order_id, amount_fen, reason, state, asked_at)
    values (${refundId}, ${paid!.id}, ${paid!.order_id}, 2990, 'by-hand', 'abnormal', ${iso(standin.now() - 3 * DAY)})`
  const letter = (topic: string, once: string, deadAt: string | null) => sql`
    insert into outbox (id, topic, once, payload, run_at, attempts, dead_at, last_error)
    values (${newId()}, ${topic}, ${once}, ${JSON.stringify({ refundId, template: 'shipped' })}::jsonb,
      ${iso(standin.now() + HOUR)}, 20, ${deadAt}, 'Error: 45009 reach max api daily quota limit rid: 6921-aa20')`
  await letter('refund', refundId, iso(standin.now() - 20 * MINUTE))
  await letter('tell', 'of-a-test', iso(standin.now() - 10 * MINUTE))
  await operator.open('/operator/home/index')
  await operator.see('在途资金', '1 笔，最早 3 天前', '2 封')
  await operator.shot('operator-home')
  await onDesk(operator, 'operator-home')
  await operator.press(/^在途资金.*1 笔/)
  await operator.see('退款异常', '滞留合计')
  await operator.shot('operator-suspense')
  await onDesk(operator, 'operator-suspense')
  await operator.press(/^退款异常/)
  await operator.see(/商户平台/, /45009/)
  await operator.shot('operator-suspense-one')
  await operator.press('看分录')
  await operator.see('买家付款', '平台代管')
  await operator.shot('operator-entries')
  await onDesk(operator, 'operator-entries')
})

test('a dead letter is chosen and sent again', async () => {
  await operator.open('/operator/outbox/index?state=dead')
  await operator.see('订阅消息', /45009/)
  await operator.shot('operator-outbox-dead')
  await onDesk(operator, 'operator-outbox-dead')
  await operator.press(/^选择 订阅消息/, 'checkbox')
  await operator.press('重投 1 封')
  await operator.see('已重投 1 封')
})

test('health and configuration say what is, from real sources', async () => {
  await operator.open('/operator/health/index')
  await operator.see('API 进程', /PostgreSQL 1\d/, '未接入')
  await operator.shot('operator-health')
  await onDesk(operator, 'operator-health')
  await operator.open('/operator/configuration/index')
  await operator.see('接的是模拟微信（地址不是微信的）')
  await operator.shot('operator-configuration')
  await operator.page.getByText('改完环境变量后').scrollIntoViewIfNeeded()
  await operator.see('PAY_API_V3_KEY')
  await onDesk(operator, 'operator-configuration')
})

test('the levers move the stand-in; where WeChat is real the page says so', async () => {
  await operator.open('/operator/simulator/index')
  await operator.see('通知和接口', '一切照常')
  await operator.page.getByRole('switch', { name: '重复通知 ×3' }).click()
  await operator.see('正在捣乱')
  await operator.shot('operator-simulator')
  await onDesk(operator, 'operator-simulator')
  await operator.press('全部恢复')
  await operator.see('一切照常')
  const body = { code: 'not-found', money: 'none', next: '', requestId: newId(), facts: {} }
  await operator.page.route('**/operator/cloud.simulator*', (route) => route.fulfill({ status: 404, json: body }))
  await operator.open('/operator/simulator/index')
  await operator.see('这里接的是真微信')
  await operator.shot('operator-simulator-real')
})

test('no console complained', () => expect(stage.faults()).toEqual([]))
