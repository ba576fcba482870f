import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { scan } from '../camera'
import { bo, lin, longjing, wen } from '../world'
import { sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

let stage: Stage
let code = ''
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.strike())

const PHOTO = join(__dirname, '../../standin/pictures/longjing-2.webp')

test('a brand writes a batch down, adds a photo, publishes it and makes its labels', async () => {
  const actor = await stage.enter(wen)
  await actor.open('/brand/batches/index')
  await actor.see('还没有批次')
  await actor.shot('brand-batches-empty')
  await actor.page.locator('#new-batch').filter({ visible: true }).click()
  await actor.press(new RegExp(longjing.title))
  await actor.type('批次号', 'LJ-2026-04')
  await actor.press(/^省份/)
  await actor.press('浙江', 'radio')
  await actor.type('产地', '杭州西湖区龙坞')
  await actor.type('生产日期', '2026-01-02')
  const choosing = actor.page.waitForEvent('filechooser')
  await actor.press('添加文件')
  await (await choosing).setFiles({ name: '装罐.webp', mimeType: 'image/webp', buffer: readFileSync(PHOTO) })
  await actor.see('装罐.webp')
  await actor.wideShot('brand-batch-new')
  await actor.press('公开')
  await actor.see('公开记录')
  await actor.type('印多少枚', '130')
  await actor.press('生成防伪码')
  await actor.see(/130 枚/)
  await actor.wideShot('brand-batch')
  const [run] = await stage.product.sql<{ id: string }[]>`select id from code_run`
  const clerk = await stage.client(wen)
  const { body } = await clerk.ask<{ text: string }>('brand/provenance.sheet', { runId: run!.id, form: 'csv' })
  code = body.text.split('\r\n')[1]!.split(',')[2]!
})

test('the sheet of labels is a page that prints by itself', async () => {
  const [run] = await stage.product.sql<{ id: string }[]>`select id from code_run`
  const clerk = await stage.client(wen)
  const { body } = await clerk.ask<{ text: string }>('brand/provenance.sheet', { runId: run!.id, form: 'print' })
  const { page } = await stage.phone('printer')
  await sizeTo(page, { width: 900, height: 1_200 })
  await page.setContent(body.text)
  expect(await page.locator('article').count()).toBe(130)
  const sticksOut = await page.evaluate(() =>
    [...document.querySelectorAll('article')].some((label) => label.scrollWidth > label.clientWidth + 1),
  )
  expect(sticksOut).toBe(false)
  await page.screenshot({ path: join(__dirname, '../../../.artefacts/screens/labels.png') })
  const label = await loadImage(await page.locator('article svg').first().screenshot())
  const canvas = createCanvas(label.width, label.height)
  canvas.getContext('2d').drawImage(label, 0, 0)
  expect(scan(canvas)).toBe(`${stage.product.url}/g/${code.replaceAll('-', '')}`)
})

test('the first scan is told so and may leave a province; the second is warned; a forgery is none of ours', async () => {
  const first = await stage.enter(lin)
  await first.open(`/consumer/genuine/index?code=${code}`)
  await first.see('有效，第一次查验', '杭州西湖区龙坞')
  await first.shot('consumer-genuine-first')
  await first.press('选择省份')
  await first.press('浙江', 'radio')
  await first.see('已留下：浙江')
  const second = await stage.enter(bo)
  await second.open(`/consumer/genuine/index?code=${code}`)
  await second.see('之前有人查过', /浙江/, '2 人（含你）')
  await second.shot('consumer-genuine-again')
  await second.open('/consumer/genuine/index?code=00000-00000-00000-00000')
  await second.see('不是我们的防伪码', '联系客服')
  await second.shot('consumer-genuine-forged')
})

test('a label’s own address leads to the same page', async () => {
  const { status, headers } = await fetch(`${stage.product.url}/g/${code}`, { redirect: 'manual' })
  expect([status, headers.get('location')]).toEqual([302, `/#/consumer/genuine/index?code=${code}`])
})

test('costs are stated with what each price leaves, to the fen', async () => {
  const actor = await stage.enter(wen)
  await actor.open(`/brand/costs/index?p=${longjing.id}`)
  await actor.page.locator('#materialFen-0 input').first().fill('9.50')
  await actor.page.locator('#labourFen-0 input').first().fill('4')
  await actor.see(/留给品牌 ¥/)
  await actor.wideShot('brand-costs')
  await actor.press('所有人', 'radio')
  await actor.press('保存')
  await actor.see('已保存 1 个规格的新版本')
})

test('a buyer reads on the campaign’s page where the money goes and where the goods come from', async () => {
  const [campaignId] = await stage.onSale(offerOf(longjing))
  const actor = await stage.enter(lin)
  await actor.open(`/consumer/campaign/index?c=${campaignId}`)
  await actor.see(/元去了哪里/, '从哪里来')
  await actor.page.getByText('从哪里来').scrollIntoViewIfNeeded()
  await actor.shot('consumer-campaign-costs')
  await actor.press(/^批次 LJ-2026-04/)
  await actor.see('浙江 杭州西湖区龙坞', '公开记录')
})

test('no console complains', () => {
  expect(stage.faults()).toEqual([])
})
