import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { type ImportDesk, openImportDesk, WEN } from '@/testing/import-desk'
import * as rowStore from './import-row-store'
import * as store from './import-store'
import { headingsHash } from './open-file'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

test('a file that is read on after a crash keeps its columns, whatever was remembered meanwhile', async () => {
  const headings = ['商品编码', '商品名称', '类目', '内部码', '外部码', '价格(元)']
  const choice = (sku: number) => ({
    format: 'plain',
    columns: [
      { field: 'handle', index: 0 },
      { field: 'title', index: 1 },
      { field: 'category', index: 2 },
      { field: 'sku', index: sku },
      { field: 'price', index: 5 },
    ],
  })
  const remember = (sku: number) =>
    store.rememberChoice(db.sql, { brandId: WEN.brandId, hash: headingsHash(headings), choice: choice(sku), now: 1 })
  await remember(3)
  const rows = Array.from({ length: 2_500 }, (_, n) => `h-${n},茶,茶叶,A-${n},B-${n},10`)
  const id = await desk.upload(Buffer.from(`${headings.join(',')}\n${rows.join('\n')}\n`))
  const of = { brandId: WEN.brandId, id }
  // The first process closes once it has read a thousand rows.
  let turns = 0
  Object.assign(desk.shop, { isOver: () => ++turns > 4 })
  await desk.work()
  const before = await rowStore.lastLine(db.sql, of)
  expect([before > 0, before < 2_501]).toEqual([true, true])
  await remember(4)
  Object.assign(desk.shop, { isOver: () => false })
  desk.world.now += 3_600_000
  await desk.work()
  const codes = await db.sql<{ said_code: string }[]>`select said_code from import_row where import_id = ${id}`
  expect(codes).toHaveLength(2_500)
  expect(codes.filter(({ said_code }) => !said_code.startsWith('A-'))).toEqual([])
})
