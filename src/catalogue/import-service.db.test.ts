import { isRefusal } from '@/kernel/result'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, done, fixture, HEADING, type ImportDesk, KAI, openImportDesk, TEA, WEN } from '@/testing/import-desk'
import { failedRows, importRows, imports, importTemplate, products, readImportAs } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

const context = () => ({ sql: db.sql, now: desk.world.now })

test('nothing is written to the catalogue before somebody confirms', async () => {
  const checked = await desk.check(fixture('ours-utf8-bom.csv'))
  expect(checked).toMatchObject({
    state: 'checked',
    encoding: 'UTF-8',
    delimiter: ',',
    counts: { new: 4, changed: 0, same: 0, error: 0, waiting: 0 },
    progress: null,
    doneAt: null,
    reading: { format: 'yuantuan', headingLine: 1, remembered: false },
  })
  expect(checked.reading!.firstRows).toHaveLength(4)
  expect(await desk.shelf()).toEqual([])
  expect(
    (await desk.rowsOf(checked.id)).map(({ title, options, priceFen, stock }) => [title, options, priceFen, stock])[1],
  ).toEqual(['明前龙井', '100 克 / 礼盒', 12900, 80])
})

test.each([
  'ours-utf8-bom.csv',
  'ours-gb18030-semicolon.csv',
  'shopify-export.csv',
  'shopify-new-headings.csv',
  'every-error.csv',
])(
  '%s: what was announced is written; the same file again changes nothing; undone and again it is as at first',
  async (name) => {
    const checked = await desk.check(fixture(name))
    const { new: created, error } = checked.counts
    expect(await desk.run(checked.id)).toMatchObject({ state: 'done', outcome: done(created, 0, 0, error) })
    const before = await desk.shelf()
    expect(before.flatMap(({ skus }) => skus)).toHaveLength(created)
    const again = await desk.check(fixture(name))
    expect(again.counts).toEqual({ new: 0, changed: 0, same: created, error, waiting: 0 })
    expect(await desk.run(again.id)).toEqual({ refused: 'nothing-to-write', facts: { counts: again.counts } })
    expect(await desk.shelf()).toEqual(before)
    expect(await desk.undo(checked.id)).toMatchObject({ state: 'undone', undo: { undone: before.length, kept: 0 } })
    expect(await desk.shelf()).toEqual([])
    expect(await desk.run((await desk.check(fixture(name))).id)).toMatchObject({ outcome: done(created, 0, 0, error) })
    expect(withoutIds(await desk.shelf())).toEqual(withoutIds(before))
  },
)

const withoutIds = (shelf: Awaited<ReturnType<ImportDesk['shelf']>>) =>
  shelf
    .map(({ id: _, skus, ...product }) => ({ ...product, skus: skus.map(({ id: __, ...sku }) => sku) }))
    .sort((a, b) => a.handle.localeCompare(b.handle))

test('a Shopify export becomes products with pictures in order, stock, and drafts withdrawn', async () => {
  await desk.run((await desk.check(fixture('shopify-export.csv'))).id)
  const [oolong] = (await desk.shelf()).filter(({ handle }) => handle === 'oolong-tea')
  expect(oolong!.pictureUrls).toHaveLength(4)
  expect(oolong!.skus.map(({ code, onHand, priceFen }) => [code, onHand, priceFen])).toEqual([
    ['OO-50-TIN', 40, 2490],
    ['oolong-tea:50 g / Bag', 15, 1990],
    ['oolong-tea:100 g / Bag', 0, 3400],
  ])
})

test('changes are shown old → new and written; what the file leaves blank stays', async () => {
  await desk.run((await desk.check(`${HEADING}tea,龙井,茶,50 克,T-50,68,100,5\n`)).id)
  const checked = await desk.check(`${HEADING}tea,,,,T-50,72,90,\n`)
  expect((await desk.rowsOf(checked.id))[0]).toMatchObject({
    change: 'changed',
    title: '龙井',
    options: '50 克',
    differences: [
      { field: '价格(元)', before: '68.00', after: '72.00' },
      { field: '库存', before: '100', after: '90' },
    ],
  })
  await desk.run(checked.id)
  expect((await desk.shelf())[0]).toMatchObject({
    title: '龙井',
    shipsInDays: 5,
    skus: [{ priceFen: 7200, onHand: 90 }],
  })
})

test('a file with errors writes its good lines, or nothing when it is all or nothing', async () => {
  const checked = await desk.check(fixture('every-error.csv'))
  expect(await desk.run(checked.id, { mode: 'all-or-nothing' })).toMatchObject({ refused: 'nothing-to-write' })
  expect(await desk.shelf()).toEqual([])
  expect(await desk.run(checked.id)).toMatchObject({ outcome: done(2, 0, 0, 20) })
  expect((await desk.shelf()).map(({ handle }) => handle).sort()).toEqual(['differs', 'good'])
})

test('what somebody else changed since the check is not overwritten: the line waits and says what it would do now', async () => {
  const checked = await desk.check(TEA)
  await desk.run((await desk.check(`${HEADING}tea,龙井,茶,,T-1,60,100,2\n`)).id)
  expect(await desk.run(checked.id)).toMatchObject({ state: 'done', outcome: done(0, 0, 0, 1) })
  expect((await desk.rowsOf(checked.id))[0]).toMatchObject({
    outcome: 'failed',
    differences: [{ field: '价格(元)', before: '60.00', after: '68.00' }],
    problems: [{ field: '', code: 'changed-since-check' }],
  })
  expect((await desk.shelf())[0]!.skus[0]!.priceFen).toBe(6000)
})

test('stock never falls below what campaigns hold, and sold units stay sold', async () => {
  await desk.run((await desk.check(TEA)).id)
  await db.sql`update stock set held = 30, sold = 20`
  const low = await desk.check(`${HEADING}tea,,,,T-1,,29,\n`)
  expect((await desk.rowsOf(low.id))[0]!.problems).toEqual([
    { field: '库存', code: 'stock-below-held', facts: { held: 30, unshipped: 0 }, value: '29' },
  ])
  await desk.run((await desk.check(`${HEADING}tea,,,,T-1,,50,\n`)).id)
  expect(await db.sql`select received, held, sold, on_hand from stock`).toEqual([
    { received: 70, held: 30, sold: 20, on_hand: 20 },
  ])
})

test('two runs of one file at the same time write it once', async () => {
  const { id } = await desk.check(fixture('ours-utf8-bom.csv'))
  const outcomes = await Promise.all([desk.run(id), desk.run(id)])
  expect(outcomes.filter(isRefusal)).toMatchObject([{ refused: 'already-done' }])
  // Whoever looked for work while the other command held the row found none.
  await desk.work()
  expect(await desk.shelf()).toHaveLength(3)
})

test('two files that bring the same new goods: the second finds them there and leaves them', async () => {
  const [one, other] = [await desk.check(TEA), await desk.check(`${HEADING}tea,龙井,茶,,T-1,70,100,2\n`)]
  await desk.run(one.id)
  expect(await desk.run(other.id)).toMatchObject({ outcome: done(0, 0, 0, 1) })
  expect((await desk.shelf())[0]!.skus[0]!.priceFen).toBe(6800)
})

test('another brand sees nothing of a file, its lines or its goods', async () => {
  const { id } = await desk.check(fixture('ours-utf8-bom.csv'))
  expect(await desk.run(id, { by: KAI })).toEqual({ refused: 'not-found' })
  expect(await importRows(context(), { input: { importId: id }, by: KAI })).toEqual({ refused: 'not-found' })
  await desk.run(id)
  expect(await desk.shelf(KAI)).toEqual([])
  const own = await desk.check(fixture('ours-utf8-bom.csv'), { by: KAI })
  expect(await desk.run(own.id, { by: KAI })).toMatchObject({ outcome: done(4) })
})

test('columns chosen by hand are used, and remembered for the next file with these headings', async () => {
  const file = '编号甲,商品编码,商品名称,类目,价格(元)\nX-1,tea,龙井,茶,68\n'
  const { id, reading } = await desk.check(file)
  const columns = [...reading!.columns.filter(({ field }) => field !== 'sku'), { field: 'sku', index: 0 }]
  answerOf(await desk.send(readImportAs, { importId: id, columns }))
  await desk.work()
  expect((await desk.rowsOf(id))[0]).toMatchObject({ skuCode: 'X-1' })
  const next = await desk.check(file.replace('X-1', 'X-2'))
  expect(next.reading).toMatchObject({ remembered: true })
  expect((await desk.rowsOf(next.id))[0]).toMatchObject({ skuCode: 'X-2' })
})

test('failed lines come as a file with the reason in front, which can be mended and uploaded alone', async () => {
  const { id } = await desk.check(`${TEA}cup,杯,茶具,,C-1,免费,5,2\n`)
  await desk.run(id)
  const failed = await failedRows(context(), { input: { importId: id }, by: WEN })
  if (isRefusal(failed)) throw new Error(failed.refused)
  expect(failed).toMatchObject({ fileName: 'tea-出错的行.csv', rows: 1, next: null })
  expect(failed.text).toContain('价格(元)：价格不是数字')
  const again = await desk.check(failed.text.replace('免费', '12'))
  expect(await desk.run(again.id)).toMatchObject({ outcome: done(1) })
  expect(await desk.shelf()).toHaveLength(2)
})

test('lines come in pages and by what they would do; files newest first; the template is readable', async () => {
  const many = Array.from({ length: 150 }, (_, i) => `tea-${i},茶,茶,,,10,1,2`).join('\n')
  const { id } = await desk.check(`${HEADING}${many}\n,坏行,茶,,,10,1,2`)
  const ask = (input: { change?: 'new' | 'error'; cursor?: string }) =>
    importRows(context(), { input: { importId: id, ...input }, by: WEN })
  const first = await ask({})
  const last = await ask({ cursor: isRefusal(first) ? '' : first.next! })
  expect(isRefusal(last) ? [] : [last.items.length, last.next]).toEqual([51, null])
  expect(await ask({ change: 'error' })).toMatchObject({ items: [{ line: 152, change: 'error' }], next: null })
  expect(await importTemplate(context(), { input: {}, by: WEN })).toMatchObject({ fileName: '愿团商品模板.csv' })
  expect(await imports(context(), { input: {}, by: WEN })).toMatchObject({ items: [{ id, state: 'checked' }] })
})

test('goods are found by title, handle and code, and "%" is only a character', async () => {
  await desk.run((await desk.check(fixture('ours-utf8-bom.csv'))).id)
  const find = async (search: string) => {
    const page = await products(context(), { input: { search }, by: WEN }, desk.shop.neighbours)
    return page.items.map(({ handle }) => handle).sort()
  }
  expect([await find('大红袍'), await find('LJ-100'), await find('cup'), await find('%')]).toEqual([
    ['dahongpao'],
    ['longjing'],
    ['cup'],
    [],
  ])
})
