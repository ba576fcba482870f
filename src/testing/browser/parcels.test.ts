import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import writeXlsx from 'write-excel-file/node'
import { shortNo } from '@/app/order-no'
import { scan } from '../camera'
import { ana, bo, jasmine, kai, lin, longjing, type Person, wen } from '../world'
import { type Actor, sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(60_000)

let stage: Stage
let clerk: Actor
let [tea, flowers] = ['', '']
const orders: string[] = []

beforeAll(async () => {
  stage = await setStage()
  ;[tea, flowers] = (await stage.onSale(offerOf(longjing), offerOf(jasmine))) as [string, string]
  for (const person of [lin, bo, kai, lin]) orders.push(await buy(person, orders.length === 3 ? 2 : 1))
  await publishBatch('LJ-2026-03', longjing.id)
  for (const number of ['MLH-2026-01', 'MLH-2026-02']) await publishBatch(number, jasmine.id)
  clerk = await stage.enter(wen)
})
afterAll(() => stage.strike())

async function publishBatch(number: string, productId: string): Promise<void> {
  const client = await stage.client(wen)
  const facts = { region: '浙江', place: '杭州龙坞', madeOn: '2026-01-02', quantity: 200 }
  const { body } = await client.send<object>('brand/provenance.saveBatch', { productId, number, facts })
  await client.send('brand/provenance.publishBatch', body)
}

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

async function buy(person: Person, units: number): Promise<string> {
  const client = await stage.client(person)
  const [campaignId, of] = units > 1 ? [tea, longjing] : [flowers, jasmine]
  const action = { type: 'alone', skuId: of.skus[0]!.id, units }
  const asked = { campaignId, action, addressId: person.address.id }
  const { body, status } = await client.send<{ orderId: string }>('consumer/campaigns.act', asked)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const paying = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', body)
  await stage.product.standin.pay(paying.body.prepayId, { params: paying.body.params })
  await stage.product.settle()
  return body.orderId
}

test('at a desk all are chosen at once: slips are printed, a batch is said, the chosen go out as a list', async () => {
  const { page } = clerk
  await sizeTo(page, DESK)
  await clerk.open('/brand/shipping/index')
  await clerk.see('剩余时间', '商品和件数', /LJ-2026-03/)
  await page.getByRole('table', { name: '待发货' }).waitFor()
  await clerk.press(/全选|全部选/, 'checkbox')
  await clerk.see('已选 4 单')
  await clerk.wideShot('brand-shipping-chosen')
  await sizeTo(page, DESK)
  await clerk.press('选批次')
  await clerk.see('这些货来自哪一批')
  await clerk.press(new RegExp(jasmine.title))
  await clerk.press(/MLH-2026-01/, 'radio')
  await clerk.wideShot('brand-shipping-batches')
  await sizeTo(page, DESK)
  await clerk.press('记到这 4 单')
  await clerk.see('MLH-2026-01')
  await clerk.press('打印装箱单')
  await clerk.see('4 张装箱单已送去打印，一单一页')
  const slips = page.frameLocator('#print-page')
  await slips.locator('article').nth(3).waitFor()
  expect(await slips.locator('article').count()).toBe(4)
  expect(await slips.locator('body').textContent()).toMatch(/MLH-2026-01[\s\S]*LJ-2026-03|LJ-2026-03[\s\S]*MLH-2026-01/)
  const html = await page.locator('#print-page').getAttribute('srcdoc')
  await photographSlips(html!)
  const [saved] = await Promise.all([page.waitForEvent('download'), clerk.press('导出所选去填')])
  expect((await readAll(await saved.createReadStream())).trim().split('\r\n')).toHaveLength(5)
  await sizeTo(page, PHONE)
})

/** As paper has it: half an A4, and what the square says when somebody scans it. */
async function photographSlips(html: string): Promise<void> {
  const { page } = await stage.phone('printer')
  await sizeTo(page, { width: 620, height: 900 })
  await page.setContent(html)
  await page.screenshot({ path: join(__dirname, '../../../.artefacts/screens/packing-slips.png'), fullPage: true })
  const square = await loadImage(await page.locator('article svg').first().screenshot())
  const canvas = createCanvas(square.width, square.height)
  canvas.getContext('2d').drawImage(square, 0, 0)
  expect(orders).toContain(scan(canvas))
  const sheets = await page.pdf({
    preferCSSPageSize: true,
    path: join(__dirname, '../../../.artefacts/screens/packing-slips.pdf'),
  })
  expect(sheets.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(4)
}

test('a list goes out, comes back filled in with faults, is put right in place and sent; WeChat says so', async () => {
  const { page } = clerk
  await clerk.open('/brand/shipping/index')
  await clerk.see('导出待发清单', '上传单号表', '全部 4')
  await clerk.shot('brand-shipping-to-ship')
  await clerk.wideShot('brand-shipping-to-ship')
  await clerk.press('备货', 'tab')
  await clerk.see('拣货单', '发货日历', '3 单 3 件')
  await clerk.shot('brand-shipping-plan')
  await clerk.wideShot('brand-shipping-plan')
  await clerk.press('待发货', 'tab')
  const [saved] = await Promise.all([page.waitForEvent('download'), clerk.press('导出待发清单')])
  const csv = await readAll(await saved.createReadStream())
  const filled: Record<string, string> = {
    [orders[0]!]: ',顺丰,SF1600000000001',
    [orders[1]!]: ',顺风,SF1600000000002',
    [orders[2]!]: ',中通,7.53123E+13',
  }
  const lines = csv.split('\r\n').map((line) => line.replace(/,,$/, filled[line.slice(0, 36)] ?? ',,'))
  lines.splice(-1, 0, '20260101-8,,,,,,,,,,顺丰,SF1600000000004')
  await clerk.press('上传单号表')
  await clerk.see('选择文件')
  await clerk.shot('brand-shipping-upload')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clerk.press('选择文件')])
  await chooser.setFiles({ name: '待发货.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
  await clerk.see('1 行可以发 · 3 行有错', '到这里还没有发出任何东西', /科学计数法/, /没有这个订单/)
  await clerk.shot('brand-shipping-upload-faults')
  await clerk.wideShot('brand-shipping-upload-faults')
  await clerk.press('顺丰速运')
  await page.getByLabel('快递单号').filter({ visible: true }).last().fill('75312345678901')
  await clerk.press('再核对')
  await clerk.see('3 行可以发 · 1 行有错')
  await clerk.press('发出 3 行')
  await clerk.see('3 个包裹已发出，已通知买家', '还有 1 行要改，改好可以接着发')
  await clerk.shot('brand-shipping-upload-done')
  await stage.product.settle()
  await clerk.press(/关闭|取消/)
  await clerk.press('已发货', 'tab')
  await clerk.see(/微信已收到/, 'SF1600000000002')
})

test('an order of two units leaves in two parcels, and its buyer sees what is in which', async () => {
  const orderId = orders[3]!
  await clerk.press('待发货', 'tab')
  await clerk.press('拆成多个包裹')
  await clerk.see('这个包裹装哪些')
  const client = await stage.client(wen)
  await clerk.shot('brand-shipping-split')
  const first = { orderId, carrier: '顺丰', trackingNo: 'SF1600000000005', lines: [{ position: 0, units: 1 }] }
  await client.send('brand/orders.ship', { parcels: [first] })
  await clerk.open('/brand/shipping/index')
  await clerk.see('1/2 已发', /已发：顺丰速运 SF1600000000005/)
  await clerk.wideShot('brand-shipping-half-sent')
  const buyer = await stage.enter(lin)
  await buyer.open(`/consumer/order/index?o=${orderId}`)
  await buyer.see('第 1 个包裹 · 顺丰速运', '其余的商家还在备，会放在另外的包裹里发出。', /已有一部分发出/)
  await buyer.shot('consumer-order-half-sent')
  await stage.product.standin.faults({ shippingRefused: 'not-shippable' })
  await client.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1600000000006' }] })
  await stage.product.settle()
  await stage.product.standin.faults({ reset: true })
})

test('what WeChat refused says why and what to do, and is said again by one tap', async () => {
  await clerk.open('/brand/shipping/index')
  await clerk.press('已发货', 'tab')
  await clerk.see(/微信退回：这笔支付单现在不能发货/, /先看买家有没有退款/)
  await clerk.shot('brand-shipping-refused')
  await clerk.wideShot('brand-shipping-refused')
  await clerk.press('重报微信')
  await stage.product.settle()
  await clerk.open('/brand/shipping/index')
  await clerk.press('备货', 'tab')
  await clerk.see('没有要备的货')
  await clerk.press('已发货', 'tab')
  await clerk.see(/微信已收到/)
  await clerk.page.getByRole('button', { name: '更正单号' }).filter({ visible: true }).first().click()
  await clerk.see('为什么改')
  await clerk.shot('brand-shipping-correct')
})

test('numbers come back in a workbook: what Excel cut is named and put right, the rest leaves, twice changes nothing', async () => {
  const { page } = clerk
  const fresh = [await buy(bo, 1), await buy(kai, 1), await buy(lin, 1)]
  const text = (value: string) => ({ value, type: String })
  const day = { value: new Date(Date.UTC(2026, 10, 22)), format: 'yyyy/mm/dd' }
  const workbook = await writeXlsx([
    [{ value: '今天的单号', columnSpan: 4 }],
    ['订单号', '打单日期', '快递公司', '快递单号'],
    [text(fresh[0]!), day, '圆通', text('123456789012345678')],
    [null, null, null, null],
    [text(fresh[1]!), day, '中通', 78123456789013],
    [text(fresh[2]!), day, '圆通', 1234567890123456],
  ] as never).toBuffer()
  const upload = async () => {
    await clerk.open('/brand/shipping/index')
    await clerk.press('上传单号表')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), clerk.press('选择文件')])
    await chooser.setFiles({ name: '今天.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(workbook) })
  }
  await upload()
  await clerk.see('2 行可以发 · 1 行有错', '第 6 行', /快递单号「1.23456789012346E\+15」/, /丢了尾数/)
  await clerk.shot('brand-shipping-xlsx-cut')
  await clerk.wideShot('brand-shipping-xlsx-cut')
  await page.getByLabel('快递单号').filter({ visible: true }).last().fill('1234567890123456')
  await clerk.press('再核对')
  await clerk.see('3 行可以发')
  await clerk.press(new RegExp(jasmine.title))
  await clerk.press(/MLH-2026-02/, 'radio')
  await clerk.press('发出 3 行')
  await clerk.see('3 个包裹已发出，已通知买家')
  await buy(ana, 1)
  await upload()
  await clerk.see(/2 行以前发过/)
  const buyer = await stage.enter(bo)
  await buyer.open(`/consumer/order/index?o=${fresh[0]}`)
  await buyer.see('MLH-2026-02')
  await buyer.page.getByText('MLH-2026-02').filter({ visible: true }).scrollIntoViewIfNeeded()
  await buyer.shot('consumer-order-batch')
})

test('a number scanned into a line names its carrier; of two batches one is asked for before it leaves', async () => {
  const { page } = clerk
  const orderId = await buy(ana, 1)
  await sizeTo(page, DESK)
  await clerk.open('/brand/shipping/index')
  await clerk.type(`订单 ${shortNo(orderId)} 的快递单号`, 'SF1600000000077')
  await clerk.see('顺丰速运', '已填 1 单')
  await clerk.press('一起发出')
  await clerk.see(/这些商品有不止一个批次/)
  await clerk.press(new RegExp(jasmine.title))
  await clerk.press('不写批次', 'radio')
  await clerk.press('发出 1 单')
  await clerk.see('1 单已发出，已通知买家')
  const client = await stage.client(ana)
  const { body } = await client.ask<{ lines: object[] }>('consumer/provenance.ofOrder', { orderId })
  expect(body.lines).toEqual([])
  expect(stage.faults()).toEqual([])
})

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
