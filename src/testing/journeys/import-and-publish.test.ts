import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jasmine, lin, northTea, ovi, wen } from '../world'
import { type Desk, makeDesk } from './desk'
import type { Phone } from './phone'
import { type Stage, setStage } from './stage'

let stage: Stage
let phone: Phone
let desk: Desk

beforeAll(async () => {
  stage = await setStage()
  desk = makeDesk(stage.product.url)
  phone = stage.phone(wen, desk.more)
})
afterAll(() => stage.strike())

test('an export of another shop is understood, image-only rows and blank SKUs included, before anything is written', async () => {
  desk.put('products_export.csv', readFileSync(join(__dirname, '../../catalogue/fixtures/shopify-export.csv')))
  await phone.launch('/brand/import/index')
  await phone.see('把手上的表格原样传上来就行', '最大 32 MB')
  await phone.press('选择表格')
  await phone.see('我们这样读你的表格', 'Shopify 导出', 'UTF-8', '逗号')
  await phone.press('没问题，去核对')
  await phone.see('到这里还没有写入任何东西', 'Oolong Tea', '50 g / Bag', 'Whisk')
  expect(await skusOfBrand()).toBe(WORLDS_SKUS)
})

test('only her yes writes it', async () => {
  await phone.press('确认写入 5 行')
  await phone.see('写入完成', '共 5 行，每一行都有去向')
  expect(await skusOfBrand()).toBe(WORLDS_SKUS + 5)
})

test('in our own template she sees what is new, changed old → new, the same, and wrong by line and column', async () => {
  desk.put('新茶.csv', Buffer.from(TEMPLATE))
  await phone.press('再导一份')
  await phone.press('选择表格')
  await phone.see('1 行有错', '第 5 行', '「价格(元)」列', '约三十', '价格不是数字')
  await phone.press('下载出错的行')
  await phone.until(() => phone.clipboard().includes('价格不是数字'))
  await phone.press('去预览')
  await phone.see('到这里还没有写入任何东西', '写入 2 行，跳过 1 行')
  await phone.press('变更')
  await phone.see('第 3 行', '价格(元)', '59.00', '→', '62.00')
  await phone.press('全对才写')
  await phone.see('有 1 行写不进去，现在一行也不会写')
  await phone.press('只写对的')
  await phone.press('确认写入 2 行')
  await phone.see('写入完成', '共 4 行，每一行都有去向')
})

test('a file that is no table is refused with what to do instead, and leaves nothing behind', async () => {
  desk.put('新茶.csv', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0]))
  await phone.press('再导一份')
  await phone.press('选择表格')
  await phone.see('这份文件读不了', '这个 Excel 文件不完整', '商品库没有任何改动')
  await phone.press('换一份文件')
})

test('three hundred wrong lines are shown twenty at a time, so that the page stays light', async () => {
  desk.put('全错.csv', Buffer.from(`${HEADING}${Array.from({ length: 300 }, (_, n) => wrongLine(n)).join('')}`))
  await phone.press('选择表格')
  await phone.see('300 行有错', '第 2 行', '第 21 行', '再看一些')
  expect(phone.page().text()).not.toContain('第 22 行')
  await phone.press('去预览')
  await phone.see('没有要写的内容')
  await phone.press('不写了')
  await phone.see('已停下，什么都没有写入')
})

test('a compared price without its source waits for Ovi; until then the studio does not offer these goods', async () => {
  await stage.product.settle()
  await phone.go('/brand/studio/index')
  await phone.see('Oolong Tea', '审核中，通过后可选')
  await letPass('Oolong Tea')
})

test('the studio offers lawful sizes only, and says what is senseless beside its field', async () => {
  await phone.go('/brand/studio/index')
  await phone.until((page) => !page.text().includes('Oolong Tea审核中'))
  await phone.press('Oolong Tea')
  await phone.see('靠分享成团的活动最多 5 人')
  expect(phone.page().byText('6 人')).toBeNull()
  await phone.press('2 人')
  await phone.fill('佣金比例（%）', '45')
  await phone.see('佣金须在 0–30% 之间', '还有 1 处要改')
  await phone.fill('拼团价', '99')
  await phone.see('拼团价要低于单买价', '还有 2 处要改')
  await phone.press('提交审核')
  expect(desk.network.sent('brand/campaigns.publish')).toBe(0)
  await phone.fill('佣金比例（%）', '12')
  await phone.fill('拼团价', '15.90')
  await phone.until((page) => !page.text().includes('处要改'))
})

test('a size that gets past the form is refused by the server, and the page says so beside the field', async () => {
  desk.rewrite('brand/campaigns.publish', (text) => text.replace('"size":2', '"size":6'))
  await phone.press('提交审核')
  await phone.see('服务器不同意这些条件', /几人成团2 人3 人4 人5 人成团人数只能是 2–5 人.*成团时限/)
  expect(await stage.product.sql`select id from campaign`).toEqual([])
})

test('a harmless offer goes live by itself, and buyers find it', async () => {
  await phone.press('3 人')
  await phone.press('提交审核')
  await phone.see('已提交，正在检查')
  await stage.product.settle()
  await phone.see('已上线', '可以选货了')
  const buyer = stage.phone(lin)
  await buyer.launch('/pages/home/index')
  await buyer.see('Oolong Tea', '15.90')
})

test('one that machines flagged waits for Ovi, who sees why and lets it pass', async () => {
  await phone.press('再发一个')
  await phone.press(jasmine.title)
  await phone.fill('活动标题', '全城最好喝的花茶')
  await phone.press('提交审核')
  await phone.see('已提交，正在检查')
  await stage.product.settle()
  const operator = await letPass('全城最好喝的花茶', '原文「最好')
  await phone.see('已上线')
  await operator.press('已审')
  await operator.see('全城最好喝的花茶', '已通过')
})

/** Ovi finds the case, reads what the machine found, and lets it pass. */
async function letPass(title: string, ...found: string[]): Promise<Phone> {
  const operator = stage.phone(ovi)
  await operator.launch('/operator/reviews/index')
  await operator.see(title, northTea.name, '处须处理')
  await operator.press(title)
  await operator.see('须处理', ...found)
  await operator.press('通过')
  await operator.see('已通过')
  return operator
}

test('no page of this story is heavier than WeChat’s audit likes', () => {
  expect(stage.heavy()).toEqual([])
})

const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n'
const wrongLine = (n: number) => `tea-${n},茶 ${n},茶叶,,T-${n},约三十,10,2\n`

const TEMPLATE = `${HEADING}spring-tea,春茶,绿茶,,ST-1,88.00,10,2
longjing,,,,LJ-50,62.00,,
jasmine,,,,JA-100,49.00,,
bad-tea,没有价的茶,绿茶,,BT-1,约三十,10,2
`

/** What North Tea has in the named world. */
const WORLDS_SKUS = 7

async function skusOfBrand(): Promise<number> {
  const [row] = await stage.product.sql<{ n: number }[]>`
    select count(*)::int as n from sku where brand_id = ${northTea.id}`
  return row!.n
}
