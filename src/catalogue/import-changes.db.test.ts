import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, done, HEADING, type ImportDesk, openImportDesk, TEA } from '@/testing/import-desk'
import { confirmGuard, readImportAs } from './service'

let db: FreshDatabase
let desk: ImportDesk
beforeEach(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterEach(() => db.drop())

describe('the price guard', () => {
  const raise = `${HEADING}tea,,,,T-1,88.41,,\n`

  test('a price that moves by more than 30 % waits, and is written after a yes', async () => {
    await desk.run((await desk.check(TEA)).id)
    const checked = await desk.check(raise)
    expect(checked.counts).toMatchObject({ changed: 0, waiting: 1 })
    expect((await desk.rowsOf(checked.id))[0]!.waits).toEqual([
      { field: '价格(元)', code: 'price-far', facts: { beforeFen: 6800, afterFen: 8841 } },
    ])
    expect(await desk.run(checked.id)).toMatchObject({ refused: 'nothing-to-write' })
    const agreed = answerOf(await desk.send(confirmGuard, { importId: checked.id, lines: [2] }))
    expect(agreed.counts).toMatchObject({ changed: 1, waiting: 0 })
    expect(await desk.run(checked.id)).toMatchObject({ outcome: done(0, 1) })
    expect((await desk.shelf())[0]!.skus[0]!.priceFen).toBe(8841)
  })

  test('what was not agreed to is left out while the rest is written', async () => {
    await desk.run((await desk.check(`${TEA}cup,杯,茶具,,C-1,10,5,2\n`)).id)
    const checked = await desk.check(`${HEADING}tea,,,,T-1,30,,\ncup,,,,C-1,11,,\n`)
    expect(await desk.run(checked.id)).toMatchObject({ outcome: done(0, 1, 0, 1) })
    expect((await desk.rowsOf(checked.id))[0]).toMatchObject({ outcome: 'failed', waits: [{ code: 'price-far' }] })
  })

  test('a yes is for these numbers: when the price moved meanwhile it is none', async () => {
    await desk.run((await desk.check(TEA)).id)
    const checked = await desk.check(raise)
    await desk.send(confirmGuard, { importId: checked.id })
    await db.sql`update sku set price_fen = 2000`
    expect(await desk.run(checked.id)).toMatchObject({ outcome: done(0, 0, 0, 1) })
    expect((await desk.shelf())[0]!.skus[0]!.priceFen).toBe(2000)
  })

  test('a price below that of a running campaign waits however little it falls', async () => {
    await desk.run((await desk.check(TEA)).id)
    const [sku] = await db.sql`select id from sku`
    desk.world.prices.set(sku!.id, 6700)
    const checked = await desk.check(`${HEADING}tea,,,,T-1,66,,\n`)
    expect((await desk.rowsOf(checked.id))[0]).toMatchObject({
      change: 'waiting',
      waits: [{ code: 'below-campaign', facts: { beforeFen: 6800, afterFen: 6600, campaignFen: 6700 } }],
    })
  })
})

describe('a cell is mended in place', () => {
  test('and its line is judged again', async () => {
    const checked = await desk.check(`${HEADING}tea,龙井,茶,,T-1,约三十,100,2\n`)
    expect((await desk.rowsOf(checked.id))[0]!.problems).toEqual([
      { field: '价格(元)', code: 'price-not-a-number', value: '约三十' },
    ])
    const mended = answerOf(await desk.mend({ importId: checked.id, line: 2, field: '价格(元)', text: '30' }))
    expect(mended).toMatchObject({ import: { counts: { new: 1, error: 0 } }, rows: [{ line: 2, change: 'new' }] })
    expect(await desk.run(checked.id)).toMatchObject({ outcome: done(1) })
  })

  test('and so is its duplicate, however far away', async () => {
    const many = Array.from({ length: 1_500 }, (_, n) => `tea-${n},茶,茶,,${n === 1_400 ? 'T-7' : `T-${n}`},10,1,2`)
    const checked = await desk.check(`${HEADING}${many.join('\n')}\n`)
    expect(checked.counts).toMatchObject({ new: 1_498, error: 2 })
    const mended = answerOf(await desk.mend({ importId: checked.id, line: 9, field: 'SKU编码', text: 'T-70000' }))
    expect(mended.import.counts).toMatchObject({ new: 1_500, error: 0 })
    expect(mended.rows.map(({ line }) => line)).toEqual([9, 1402])
  })

  test('also in a column that the file lacks', async () => {
    const checked = await desk.check('商品编码,商品名称,价格(元)\ntea,龙井,68\n')
    expect((await desk.rowsOf(checked.id))[0]!.problems).toEqual([{ field: '类目', code: 'category-missing' }])
    answerOf(await desk.mend({ importId: checked.id, line: 2, field: '类目', text: '茶' }))
    expect(await desk.run(checked.id)).toMatchObject({ outcome: done(1) })
  })

  test('and is not lost unasked when the file is read another way', async () => {
    const { id } = await desk.check(`${HEADING}tea,龙井,茶,,T-1,约三十,100,2\n`)
    answerOf(await desk.mend({ importId: id, line: 2, field: '价格(元)', text: '31' }))
    answerOf(await desk.mend({ importId: id, line: 2, field: '价格(元)', text: '30' }))
    answerOf(await desk.mend({ importId: id, line: 2, field: '库存', text: '7' }))
    const as = { importId: id, delimiter: ',' as const }
    expect(await desk.send(readImportAs, as)).toEqual({ refused: 'needs-yes', facts: { mended: 2 } })
    expect((await desk.rowsOf(id))[0]).toMatchObject({ change: 'new', priceFen: 3000, stock: 7 })
    answerOf(await desk.send(readImportAs, { ...as, agreed: true }))
    await desk.work()
    expect((await desk.rowsOf(id))[0]).toMatchObject({ change: 'error', stock: 100 })
    expect(answerOf(await desk.send(readImportAs, as)).state).toBe('checking')
  })
})
