import iconv from 'iconv-lite'
import { type Browser, launchBrowser } from '../browser'
import { type FreshDatabase, freshDatabase } from '../db'
import { buildApi } from '../faults/build'
import { openPlace, type Place } from '../faults/place'
import { settleIn } from '../settle-in'
import { wen } from '../world'
import { type Actor, openActor } from './actor'
import { originOf } from './stage'

jest.setTimeout(150_000)

let db: FreshDatabase
let place: Place
let browser: Browser
let clerk: Actor

/** The API stands in a process of its own here, since one of these tests pulls its plug. */
beforeAll(async () => {
  const [script, database] = await Promise.all([buildApi('import'), freshDatabase()])
  db = database
  ;[place, browser] = await Promise.all([openPlace(script, db), launchBrowser()])
  await settleIn({ sql: db.sql, now: place.standin.now(), pictures: `${place.standin.url}/pictures/` })
  const origin = originOf(place.url, wen)
  await place.standin.people([{ openid: wen.openid, name: wen.name, origin }])
  clerk = await openActor(browser, wen, origin)
})
afterAll(async () => {
  await browser?.close()
  await place?.stop()
  await db?.drop()
})

async function handIn(name: string, buffer: Buffer): Promise<void> {
  await clerk.open('/brand/import/index')
  await clerk.see('把手上的表格原样传上来就行')
  const [chooser] = await Promise.all([clerk.page.waitForEvent('filechooser'), clerk.press('选择表格')])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer })
}

const HEADING = '货号,商品名称,分类,规格,售价,库存,条码,内部备注'
const AUTUMN = [
  HEADING,
  'QC-01,桂花乌龙,茶叶,50 克罐装,68.00,300,,新品',
  'QC-02,桂花乌龙,茶叶,125 克罐装,138.00,180,,新品',
  'QC-03,柿子红茶礼盒,茶叶,两罐装,168.00,八十,,新品',
  'QC-04,陈皮白茶饼,茶叶,100 克,0,60,,新品',
].join('\n')

const skus = async (): Promise<Record<string, number>> => {
  const rows = await db.sql<{ code: string; price: number }[]>`
    select code, price_fen as price from sku where code like 'QC-%' order by code`
  return Object.fromEntries(rows.map(({ code, price }) => [code, price]))
}

test('a sheet of her own in GB18030 is read; she sees what each column means before anything happens', async () => {
  await handIn('秋季新品.csv', iconv.encode(AUTUMN, 'GB18030'))
  await clerk.see('我们这样读你的表格', 'GB18030', '普通表格')
  await clerk.find('「售价」列是什么，价格(元)').waitFor()
  await clerk.find('「内部备注」列是什么，不导入').waitFor()
  await clerk.shot('brand-import-columns')
  await clerk.wideShot('brand-import-columns')
  expect(await skus()).toEqual({})
})

test('a column that she gives another meaning is read anew', async () => {
  await clerk.press('「内部备注」列是什么，不导入')
  await clerk.press('简短说明', 'radio')
  await clerk.press('按新的读法重新核对')
  await clerk.see('2 行有错')
})

test('faults stand by line and column with what is wrong; a cell put right is checked again where it stands', async () => {
  await clerk.see('2 行有错', '第 4 行', '「库存」列', '第 5 行', '「售价」列', '价格必须大于 0')
  await clerk.shot('brand-import-check')
  await clerk.wideShot('brand-import-check')
  await clerk.type('第 4 行「库存」列改成', '80')
  await clerk.find('改好了').first().click()
  await clerk.see('第 4 行已改好', '1 行有错')
})

test('only her yes writes it, and every line is accounted for', async () => {
  await clerk.press('去预览')
  await clerk.see('到这里还没有写入任何东西')
  await clerk.find('新增 3', 'tab').waitFor()
  await clerk.shot('brand-import-preview')
  await clerk.wideShot('brand-import-preview')
  await clerk.press('确认写入 3 行')
  await clerk.see('写入完成', '共 4 行，每一行都有去向', '没写入的行可以下载')
  expect(await skus()).toEqual({ 'QC-01:50 克罐装': 6800, 'QC-02:125 克罐装': 13800, 'QC-03:两罐装': 16800 })
  await clerk.shot('brand-import-result')
  await clerk.wideShot('brand-import-result')
})

test('the same headings are remembered; a price that moves far waits for a yes of its own', async () => {
  const dearer = AUTUMN.replace('138.00', '238.00').replace('八十', '80').replace(',0,60', ',158.00,60')
  await handIn('秋季调价.csv', Buffer.from(dearer))
  await clerk.see('1 行改价要你点头', '¥138.00 → ¥238.00', '+72%')
  await clerk.shot('brand-import-guard')
  await clerk.press('确认改价')
  await clerk.see('每一行都没有问题')
  await clerk.press('去预览')
  await clerk.press('变更 1', 'tab')
  await clerk.see('138.00', '238.00')
  await clerk.press('确认写入 2 行')
  await clerk.see('写入完成')
  expect(await skus()).toEqual({
    'QC-01:50 克罐装': 6800,
    'QC-02:125 克罐装': 23800,
    'QC-03:两罐装': 16800,
    'QC-04:100 克': 15800,
  })
})

test('within a day she takes the whole of it back', async () => {
  await clerk.press('撤销这次导入')
  await clerk.see('要撤销这次导入吗？')
  await clerk.press('撤销')
  await clerk.see('已撤销', '个商品已还原')
  expect(await skus()).toMatchObject({ 'QC-02:125 克罐装': 13800 })
  await clerk.shot('brand-import-undone')
})

test('a file that can’t be read says why, that nothing has changed, and what to do', async () => {
  await handIn('图片.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))
  await clerk.see('这份文件读不了', '商品库没有任何改动。')
  await clerk.find('换一份文件').waitFor()
  await clerk.shot('brand-import-unreadable')
})

const MANY = 6_000

/** What to look at when the writing does not end: the import, who holds or waits for what, and what the API said. */
const whereItStands = async () => ({
  imports: await db.sql`
    select state, phase, rows_done, faults, lease, leased_until, clock_timestamp() as now from import order by created_at`,
  sessions: await db.sql`
    select pid, state, wait_event_type, wait_event, now() - query_start as age, left(query, 200) as query
    from pg_stat_activity where datname = current_database()`,
  said: place.said(),
  shown: await clerk.page.locator('body').textContent(),
})

test('the server dies in the middle of the writing: the page waits, and the rest is written when it is back', async () => {
  const rows = Array.from({ length: MANY }, (_, at) => `PL-${at},普洱小饼 ${at},茶叶,,${9 + (at % 40)}.90,${at % 90},,`)
  await handIn('普洱全系.csv', Buffer.from([HEADING, ...rows].join('\n')))
  await clerk.press('确认写入 6,000 行')
  await clerk.see('正在写入商品库')
  await clerk.shot('brand-import-running')
  // It dies in the middle of answers too: what was cut off is none.
  await clerk.page.route('**/brand/catalogue.import?*', (route) => route.fulfill({ body: '{"id":"' }), { times: 2 })
  await place.kill()
  await clerk.page
    .getByText('写入完成')
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 90_000 })
    .catch(async (fault: Error) => {
      throw new Error(`${fault.message}\n${JSON.stringify(await whereItStands())}`)
    })
  await clerk.see('共 6,000 行，每一行都有去向')
  const [written] = await db.sql`select count(*)::int as n from sku where code like 'PL-%'`
  expect(written!.n).toBe(MANY)
})
