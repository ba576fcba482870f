import { choose, holdUploads, photo } from '../files-at-hand'
import { longjing, wen } from '../world'
import { type Actor, sizeTo } from './actor'
import { offerOf } from './publish'
import { type Stage, setStage } from './stage'

jest.setTimeout(90_000)

const DESK = { width: 1440, height: 900 }
const MANY = 32

let stage: Stage
let clerk: Actor

beforeAll(async () => {
  stage = await setStage()
  await stage.onSale(offerOf(longjing))
  const client = await stage.client(wen)
  for (let n = 1; n <= MANY; n++) {
    const [code, picture] = [`SPRING-${n}`, `${stage.pictures}${longjing.pictures[0]}`]
    const words = { handle: code, title: `春茶 ${n} 号`, category: '茶叶', shipsInDays: 2, pictureUrls: [picture] }
    const product = { ...words, about: '今年的春茶。', skus: [{ code, priceFen: 5_000 + n * 100, units: 60 }] }
    const { status, body } = await client.send('brand/catalogue.saveProduct', { product })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  await stage.product.settle()
  clerk = await stage.enter(wen)
  await sizeTo(clerk.page, DESK)
})
afterAll(() => stage.strike())
afterEach(() => expect(stage.faults()).toEqual([]))

const priceOf = async (code: string): Promise<number> => {
  const [row] = await stage.product.sql<{ fen: number }[]>`select price_fen as fen from sku where code = ${code}`
  return row!.fen
}

test('a clerk finds thirty goods, sees what a rise would do, writes it, reads the history and takes it back', async () => {
  const { page } = clerk
  await clerk.open('/brand/catalogue/index')
  await clerk.type('搜索商品', '春茶')
  await page.keyboard.press('Enter')
  await clerk.see('春茶 32 号')
  await page.getByText(longjing.title).filter({ visible: true }).first().waitFor({ state: 'detached' })
  await clerk.press('全选', 'checkbox')
  await clerk.see(`已选 ${MANY} 件`)
  await clerk.shot('goods-chosen-wide')
  await clerk.press('批量修改')
  await clerk.press('涨 %', 'radio')
  await clerk.type('涨多少', '10')
  await clerk.type('为什么改（记在历史里）', '换季调价')
  await clerk.shot('goods-bulk-wide')
  await clerk.press('预览')
  await clerk.see(`将改动 ${MANY} 件商品，共 ${MANY} 处`)
  await clerk.shot('goods-plan-wide')
  expect(await priceOf('SPRING-1')).toBe(5_100)
  await clerk.press(`写入 ${MANY} 处`)
  await clerk.see(`已修改 ${MANY} 件商品的价格。`)
  expect(await priceOf('SPRING-1')).toBe(5_610)
  await clerk.shot('goods-applied-wide')

  await page
    .getByRole('link', { name: /春茶 32 号/ })
    .filter({ visible: true })
    .click()
  await clerk.see('基本资料')
  await clerk.press('版本', 'tab')
  await clerk.see('换季调价', '82.00', '90.20')
  await clerk.shot('goods-versions-wide')
  await page.goBack()

  await clerk.press('批量修改记录')
  await clerk.see(/换季调价/)
  await clerk.shot('goods-record-wide')
  await clerk.press(/^撤销：价格/)
  await clerk.see('已撤销')
  expect(await priceOf('SPRING-1')).toBe(5_100)
})

test('a price that moves far wants a yes before it can be written', async () => {
  await clerk.open('/brand/catalogue/index')
  await clerk.press(`选择 ${longjing.title}`, 'checkbox')
  await clerk.press('批量修改')
  await clerk.press('降 %', 'radio')
  await clerk.type('降多少', '60')
  await clerk.press('预览')
  await clerk.see(/价格变动超过 30%/, '低于进行中的活动价')
  await clerk.shot('goods-guard-wide')
  await clerk.press('我已核对，照样写入', 'checkbox')
  await clerk.press(/^写入/)
  await clerk.see('已修改 1 件商品的价格。')
  await clerk.press('撤销')
  // The way back is as far.
  await clerk.see('价格变动较大，请核对', '50 克 / 纸袋：¥23.60 → ¥59.00')
  await clerk.shot('goods-undo-guard-wide')
  await clerk.press('我已核对，照样撤销')
  await clerk.see('已撤销，商品恢复原样。')
})

test('what somebody changed after the preview is named, and the rest is written', async () => {
  await clerk.open('/brand/catalogue/index')
  await clerk.press('选择 春茶 32 号', 'checkbox')
  await clerk.press('选择 春茶 31 号', 'checkbox')
  await clerk.press('批量修改')
  await clerk.press('涨 %', 'radio')
  await clerk.type('涨多少', '10')
  await clerk.press('预览')
  await clerk.see('将改动 2 件商品，共 2 处')
  const client = await stage.client(wen)
  const [other] = await stage.product.sql<{ id: string }[]>`select id from product where handle = 'SPRING-31'`
  const edit = { field: 'price', how: 'add', value: 100 }
  const { body } = await client.send<{ id: string }>('brand/catalogue.planBulk', { productIds: [other!.id], edit })
  await client.send('brand/catalogue.applyBulk', { changeSetId: body.id })
  await clerk.press(/^写入/)
  await clerk.see('已修改 1 件商品的价格。', /1 处没有写入/, /春茶 31 号.*预览之后有人改过/)
  expect([await priceOf('SPRING-31'), await priceOf('SPRING-32')]).toEqual([8_200, 9_020])
  await clerk.shot('goods-left-wide')
})

test('stock that came is written down with its reason, and stands in the history', async () => {
  await clerk.open(`/brand/product/index?p=${longjing.id}`)
  await clerk.press('库存', 'tab')
  await clerk.see('安全库存')
  await clerk.shot('goods-stock-wide')
  await clerk.press(`登记库存：${longjing.skus[0]!.options}`)
  await clerk.type('到了多少件', '24')
  await clerk.type('原因', '第 12 批到货')
  await clerk.shot('goods-move-wide')
  await clerk.press('记下')
  await clerk.see('已记下。')
  await clerk.press(`库存历史：${longjing.skus[0]!.options}`)
  await clerk.see(/第 12 批到货/, '+24', '活动占用')
  await clerk.shot('goods-history-wide')
})

test('a product is made by hand on a phone, and says field by field what is missing', async () => {
  await sizeTo(clerk.page, { width: 390, height: 844 })
  await clerk.open('/brand/product/index')
  await clerk.see('基本资料')
  await clerk.press('保存并送审')
  await clerk.see('请填写', /还有 5 处要改/)
  await clerk.shot('goods-form-missing')
  await clerk.type('商品名称', '手写的茶')
  await clerk.type('商品编码', 'by-hand')
  await clerk.press(/^类目，/)
  await clerk.shot('goods-form-categories')
  await clerk.press('茶叶', 'radio')
  await clerk.type('SKU 编码', 'HAND-1')
  await clerk.type('价格', '88')
  await clerk.press('用图片链接添加')
  await clerk.type('图片链接', `${stage.pictures}${longjing.pictures[0]}`)
  await clerk.press('添加', 'button')
  await clerk.press('保存并送审')
  await clerk.see('已保存并送审。')
  await clerk.shot('goods-form-saved')
})

test('pictures come from the device: what is too large or no picture is told, the rest is sent, ordered and shown', async () => {
  const { page } = clerk
  // The machine has read it by now, which made it a newer version than the one that the form began with.
  await stage.product.settle()
  const [product] = await stage.product.sql<{ id: string }[]>`select id from product where handle = 'by-hand'`
  await clerk.open(`/brand/product/index?p=${product!.id}`)
  await clerk.see('基本资料')
  const mine = page.locator('#add-picture').filter({ visible: true })
  await mine.scrollIntoViewIfNeeded()
  const sent = page.waitForRequest(/files\.upload/)
  const held = await holdUploads(clerk)
  await choose(clerk, mine, [
    await photo('正面.jpg', '#3d7a4f'),
    await photo('细节.png', '#b5512e'),
    { name: '太大.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(5 * 1024 * 1024 + 1, 7) },
    { name: '冒充.png', mimeType: 'image/png', buffer: Buffer.from('<script>alert(1)</script>') },
  ])
  await sent
  await clerk.see('正在上传', '等待上传', /这个文件超过 5 MB，没有保存/, '还有 3 个文件在上传，传完再保存')
  expect(await clerk.find('保存').getAttribute('aria-disabled')).toBe('true')
  await clerk.shot('goods-pictures-sending')
  await clerk.wideShot('goods-pictures-sending')
  held.letGo()
  await clerk.see(/这里不收这种文件，没有保存/)
  await clerk.find('把第 3 张往前移').waitFor()
  expect(await clerk.find('重试 冒充.png').count()).toBe(0)
  await clerk.shot('goods-pictures-failed')
  await clerk.wideShot('goods-pictures-failed')
  await clerk.press('移除冒充.png')
  await clerk.press('移除太大.jpg')
  // By the keyboard: the last picture goes to the front, the hand stays on the button that did it.
  await clerk.find('把第 3 张往前移').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '把第 2 张往前移' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await clerk.shot('goods-pictures-ordered')
  await clerk.wideShot('goods-pictures-ordered')
  const answered = page.waitForResponse(/saveProduct/)
  await clerk.press('保存')
  expect((await answered).status()).toBe(200)
  const [{ urls }] = await stage.product.sql<[{ urls: string[] }]>`
    select picture_urls as urls from product where handle = 'by-hand'`
  expect(urls).toHaveLength(3)
  expect(urls[0]).toMatch(/^\/files\/[0-9a-f-]{36}#p=/)
  expect(urls[1]).toContain(longjing.pictures[0])
})

test('what came from the device is the cover in the list, and its bytes are those of a picture', async () => {
  await clerk.open('/brand/catalogue/index')
  await clerk.see('手写的茶')
  const cover = clerk.page.locator('img[src*="/files/"]').filter({ visible: true }).first()
  await cover.waitFor()
  expect(
    await cover.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(0)
  await clerk.shot('goods-list-own-picture')
})
