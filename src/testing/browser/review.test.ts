import { DAY, HOUR } from '@/kernel/time'
import { choose, opened, photo } from '../files-at-hand'
import { jasmine, kai, lin, longjing, northTea, ovi, wen } from '../world'
import { type Actor, sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(120_000)

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const BOAST = '全国第一的茉莉花茶'

let stage: Stage
let clerk: Actor
let operator: Actor

beforeAll(async () => {
  stage = await setStage()
  await stage.product.sql`delete from licence where kind = 'food' and brand_id = ${northTea.id}`
  await stage.onSale({ ...offerOf(longjing), product: { ...longjing, title: '最好的明前龙井' } })
  await stage.product.standin.advance(DAY + HOUR)
  await stage.onSale({ ...offerOf(jasmine), product: { ...jasmine, title: BOAST } })
  clerk = await stage.enter(wen)
  operator = await stage.enter(ovi)
})
afterAll(() => stage.strike())

test('the queue goes by the clock, and the case shows its findings first', async () => {
  await operator.open('/operator/reviews/index')
  await operator.see(BOAST, '最好的明前龙井', /已超时/, /处须处理/)
  await operator.shot('operator-reviews-queue')
  await operator.press(new RegExp(BOAST))
  await operator.see('机器检查', /原文「第一/, /食品经营许可证/, '经过', '送审')
  await operator.shot('operator-reviews-case')
  await sizeTo(operator.page, DESK)
  await operator.see(/J K 换一件/)
  await operator.press('领取')
  await operator.see('我在办')
  await operator.shot('operator-reviews-wide')
})

test('keys send it back with a reason out of the list; without one nothing happens', async () => {
  const { page } = operator
  await page.keyboard.press('w')
  await operator.see('退回修改的原因')
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
  await operator.see('请先选一个原因')
  await operator.press(/^请去掉绝对化用语/, 'radio')
  await page.getByRole('dialog').getByRole('textbox', { name: '补充说明' }).fill('标题里的“第一”没有依据')
  await operator.shot('operator-reviews-reason-wide')
  await page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click()
  await operator.see('已退回，原因已送达品牌')
  // What waited longest stands there now.
  await operator.see('最好的明前龙井')
  await sizeTo(page, PHONE)
  await operator.shot('operator-reviews-phone')
})

test('a no can be taken back, with a reason', async () => {
  const { page } = operator
  await operator.open('/operator/reviews/index')
  await operator.press('已审', 'tab')
  await operator.press(new RegExp(BOAST))
  await operator.press('重新打开')
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: '重新打开' }).click()
  await operator.see('请写明原因，至少 4 个字')
  await operator.shot('operator-reviews-reopen')
  await sizeTo(page, { width: 320, height: 640 })
  await operator.shot('operator-reviews-reopen-320')
  await sizeTo(page, DESK)
  await operator.shot('operator-reviews-reopen-wide')
  await sizeTo(page, PHONE)
  await sheet.getByRole('button', { name: '再想想' }).click()
})

test('the brand reads what was found and why, and answers in the studio', async () => {
  await clerk.open('/brand/reviews/index?of=needs-work')
  await clerk.see(BOAST, /请去掉绝对化用语：标题里的“第一”没有依据/, '出处：广告法第九条', '平台审核员', '去修改')
  expect(await clerk.page.getByText(ovi.name).count()).toBe(0)
  await clerk.press('看经过')
  await clerk.see(/审结 · 待修改/)
  await clerk.shot('brand-reviews-needs-work')
  await clerk.wideShot('brand-reviews-needs-work')
  await clerk.press('去修改')
  await clerk.see(/正在修改被退回的/)
  await clerk.press(new RegExp(jasmine.title))
  await clerk.type('活动标题', '今年的茉莉花茶')
  await clerk.shot('brand-studio-answering')
  await clerk.press('提交审核')
  await clerk.see(/已提交/)
})

test('a paper is handed in, read by a person and counts from then on; what waits for it can be accepted together', async () => {
  await clerk.open('/brand/papers/index')
  await clerk.see('商品需要的资质', '还缺', /食品安全法第三十五条/)
  await clerk.shot('brand-papers')
  await clerk.wideShot('brand-papers')
  await clerk.page.getByRole('button', { name: '交证照' }).filter({ visible: true }).nth(1).click()
  await clerk.press('提交审核')
  await clerk.see('证号为 4–60 位字母、数字或汉字', '请填写持证主体')
  await clerk.type('证号', 'JY13301060012345')
  await clerk.type('持证主体', '北茶茶业有限公司')
  const sheet = clerk.page.getByRole('dialog')
  await choose(clerk, sheet.locator('#scan'), [
    { name: '许可证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 cut off') },
  ])
  await clerk.see(/这个文件不完整或打不开，没有保存/)
  await clerk.shot('brand-papers-sheet-failed')
  await clerk.press('移除许可证.pdf')
  await choose(clerk, sheet.locator('#scan'), [await photo('许可证.jpg', '#7a6a3d')])
  await clerk.see('许可证.jpg', '不公开')
  await clerk.shot('brand-papers-sheet')
  await clerk.press('提交审核')
  await clerk.see('证照已提交，由人工核对，最长 72 小时', '审核中')
  await stage.product.settle()
  await sizeTo(operator.page, DESK)
  await operator.open('/operator/reviews/index')
  await operator.press('资质证照')
  await operator.see(/JY13301060012345/, '证号', '改为')
  const [scan] = await stage.product.sql<{ id: string }[]>`
    select file_id as id from licence where number = 'JY13301060012345'`
  expect(await (await opened(operator, '打开证照原件')).evaluate(() => document.images[0]!.naturalWidth)).toBe(640)
  expect(await (await opened(clerk, '打开扫描件')).evaluate(() => document.images[0]!.naturalWidth)).toBe(640)
  const strangers = await Promise.all([stage.client(kai), stage.client(lin)])
  expect((await fetch(`${stage.product.url}/files/${scan!.id}`)).status).toBe(404)
  for (const stranger of strangers)
    expect([403, 404]).toContain((await stranger.ask('brand/files.content', { fileId: scan!.id })).status)
  await operator.shot('operator-reviews-licence-wide')
  await operator.page.keyboard.press('a')
  await operator.see('已通过')
  await sizeTo(operator.page, PHONE)
  await clerk.open('/brand/papers/index')
  await clerk.see('有效')
})

test('a logo is chosen, read by a person, and then what buyers see', async () => {
  await clerk.open('/brand/papers/index')
  await clerk.see('买家现在看到的')
  await choose(clerk, clerk.page.locator('#logo').filter({ visible: true }), [await photo('标志.png', '#1f5f4b')])
  await clerk.see('新标志，人工核对后换上')
  await clerk.shot('brand-papers-logo')
  await clerk.wideShot('brand-papers-logo')
  await clerk.press('提交改动')
  await clerk.see('已提交审核', '正在审核的改动')
  await clerk.wideShot('brand-papers-logo-waits')
  await stage.product.settle()
  const client = await stage.client(ovi)
  const { body } = await client.ask<{ items: { id: string }[] }>('operator/review.cases', { subject: 'brand' })
  const caseIds = body.items.map(({ id }) => id)
  expect((await client.send('operator/review.decide', { caseIds, verdict: 'accepted' })).status).toBe(200)
  await clerk.open(`/consumer/brand/index?id=${northTea.id}`)
  await clerk.page.locator('img[src*="/files/"]').filter({ visible: true }).first().waitFor()
  await clerk.shot('consumer-brand-own-logo')
})

test('the answer is linked to what it answers; the log of the brand and the page of buyers say how it ended', async () => {
  const client = await stage.client(ovi)
  const { body } = await client.ask<{ items: { id: string; title: string; answers: boolean }[] }>(
    'operator/review.cases',
    {},
  )
  const answer = body.items.find(({ title }) => title === '今年的茉莉花茶')!
  expect(answer.answers).toBe(true)
  expect((await client.send('operator/review.decide', { caseIds: [answer.id], verdict: 'accepted' })).status).toBe(200)
  await clerk.open('/brand/reviews/index?of=decided')
  await clerk.see('今年的茉莉花茶', '已通过', '已修改重送')
  await clerk.shot('brand-reviews-decided')
  await clerk.wideShot('brand-reviews-decided')
  await clerk.open(`/consumer/brand/index?id=${northTea.id}`)
  await clerk.see('平台审核', /已核验：营业执照、食品经营许可证/)
  await clerk.press('看原因')
  await clerk.see(/请去掉绝对化用语（广告法第九条）× 1/)
  await clerk.shot('consumer-brand-decisions')
})

test('no console complained', () => expect(stage.faults()).toEqual([]))
