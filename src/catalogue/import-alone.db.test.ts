import { isRefusal } from '@/kernel/result'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { done, type ImportDesk, openImportDesk, WEN } from '@/testing/import-desk'
import { failedRows } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

async function failedOf(importId: string): Promise<string> {
  const failed = await failedRows({ sql: db.sql, now: desk.world.now }, { input: { importId }, by: WEN })
  if (isRefusal(failed)) throw new Error(failed.refused)
  return failed.text
}

test('WooCommerce: variations that failed bring their parent along and can be uploaded alone', async () => {
  const heading = 'ID,Type,SKU,Name,Regular price,Stock,Parent,Attribute 1 value(s)\n'
  const file = `${heading}1,variable,tee,茶,,,,\n2,variation,T-1,,免费,1,tee,红\n3,variation,T-2,,免费,1,tee,绿\n4,simple,C-1,杯,5,1,,\n`
  const { id } = await desk.check(file)
  expect(await desk.run(id)).toMatchObject({ outcome: done(1, 0, 0, 2) })
  const text = await failedOf(id)
  expect(text).not.toContain('C-1')
  const again = await desk.check(text.replaceAll('免费', '12'))
  expect(await desk.run(again.id)).toMatchObject({ outcome: done(2) })
})

test('Shopify: a first line that failed brings all pictures of its product along', async () => {
  const heading = 'Handle,Title,Variant SKU,Variant Price,Option1 Value,Image Src,Image Position\n'
  const url = (n: number) => `https://a.example.com/${n}.webp`
  const file = `${heading}tea,茶,T-1,免费,红,${url(1)},1\ntea,,,,,${url(2)},2\ntea,,T-2,9,绿,${url(3)},3\n`
  const { id } = await desk.check(file)
  await desk.run(id)
  const again = await desk.check((await failedOf(id)).replace('免费', '12'))
  expect(await desk.run(again.id)).toMatchObject({ outcome: { failed: 0 } })
  expect((await db.sql`select picture_urls from product`)[0]!.picture_urls).toEqual([url(1), url(2), url(3)])
})

test('a formula that was made harmless in the download is still a formula when it comes back', async () => {
  const { id } = await desk.check('商品编码,商品名称,类目,价格(元)\ntea,=1+1,茶,12\n')
  const text = await failedOf(id)
  expect(text).toContain("'=1+1")
  const again = await desk.check(text)
  expect((await desk.rowsOf(again.id))[0]).toMatchObject({ change: 'error', problems: [{ code: 'formula-cell' }] })
})

test('more pictures than a product shows are named', async () => {
  const urls = Array.from({ length: 14 }, (_, n) => `https://a.example.com/${n}.webp`)
  const { id } = await desk.check(`商品编码,商品名称,类目,价格(元),图片\ntea,茶,茶,12,${urls.join(' ')}\n`)
  expect((await desk.rowsOf(id))[0]!.problems).toMatchObject([{ field: '图片', code: 'too-many-pictures' }])
})

test('a line that was over the bound of its product is judged once it has another handle', async () => {
  const lines = Array.from({ length: 402 }, (_, n) => `many,茶,茶,第${n}种,,10,1,2`)
  const { id } = await desk.check(`商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n${lines.join('\n')}\n`)
  const line = 403
  const mended = await desk.mend({ importId: id, line, field: '商品编码', text: 'other' })
  if (isRefusal(mended)) throw new Error(mended.refused)
  expect(mended.answer.rows.find((row) => row.line === line)).toMatchObject({ change: 'new', problems: [] })
  expect(mended.answer.import.counts).toMatchObject({ new: 101, error: 301 })
})
