import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Sql } from '@/kernel/db'
import { isRefusal } from '@/kernel/result'
import type { Caller, Outcome } from '@/kernel/service'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { kai, northTea, southKiln, wen } from '@/testing/world'
import { cancelImport, checkImport, importRows, imports, importTemplate, products, runImport } from './service'

let db: FreshDatabase
beforeEach(async () => {
  db = await freshDatabase()
  await db.sql`insert into person ${db.sql([wen, kai].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON })))}`
  await db.sql`insert into brand ${db.sql([northTea, southKiln].map(({ id, name }) => ({ id, name, created_at: NOON })))}`
})
afterEach(() => db.drop())

const NOON = Date.UTC(2026, 3, 1, 4)
const clerk = (personId: string, brandId: string): Caller => ({
  role: 'brand',
  personId,
  visitorId: '',
  shopId: '',
  brandId,
})
const WEN = clerk(wen.id, northTea.id)
const KAI = clerk(kai.id, southKiln.id)
const HEADING = '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数\n'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const fixture = (name: string) => readFileSync(join(__dirname, 'fixtures', name)).toString('base64')

function answerOf<T>(outcome: Outcome<T> | undefined): T {
  if (!outcome || isRefusal(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.answer
}

const check = async (file: string, by = WEN, sql: Sql = db.sql) =>
  answerOf((await checkImport({ sql, now: NOON }, [{ input: { fileName: 'tea.csv', base64: file }, by }]))[0])

const run = (importId: string, { onlyIfClean = false, by = WEN } = {}) =>
  db.sql.begin(async (sql) => (await runImport({ sql, now: NOON }, [{ input: { importId, onlyIfClean }, by }]))[0]!)

const rowsOf = async (importId: string, by = WEN) => {
  const page = await importRows({ sql: db.sql, now: NOON }, { input: { importId }, by })
  if (isRefusal(page)) throw new Error(page.refused)
  return page.items
}
const shelf = async (by = WEN) => {
  const page = await products({ sql: db.sql, now: NOON }, { input: {}, by })
  if (isRefusal(page)) throw new Error(page.refused)
  return page.items
}

test('nothing is written to the catalogue before somebody confirms', async () => {
  const checked = await check(fixture('ours-utf8-bom.csv'))
  expect(checked).toMatchObject({
    state: 'checked',
    encoding: 'UTF-8',
    delimiter: ',',
    counts: { new: 4, error: 0 },
    doneAt: null,
  })
  expect(await shelf()).toEqual([])
  expect(
    (await rowsOf(checked.id)).map(({ title, options, priceFen, stock }) => [title, options, priceFen, stock])[1],
  ).toEqual(['明前龙井', '100 克 / 礼盒', 12900, 80])
})

test.each([
  'ours-utf8-bom.csv',
  'ours-gb18030-semicolon.csv',
  'shopify-export.csv',
  'shopify-new-headings.csv',
  'every-error.csv',
])('%s: what was announced is written, and the same file again changes nothing', async (name) => {
  const checked = await check(fixture(name))
  const done = answerOf(await run(checked.id))
  expect(done).toMatchObject({ state: 'done', counts: checked.counts })
  const before = await shelf()
  expect(before.flatMap(({ skus }) => skus)).toHaveLength(checked.counts.new)
  const again = await check(fixture(name))
  expect(again.counts).toEqual({ new: 0, changed: 0, same: checked.counts.new, error: checked.counts.error })
  expect(await run(again.id)).toEqual({ refused: 'nothing-to-write', facts: { counts: again.counts } })
  expect(await shelf()).toEqual(before)
})

test('a Shopify export becomes products with pictures in order, stock, and drafts withdrawn', async () => {
  answerOf(await run((await check(fixture('shopify-export.csv'))).id))
  const [oolong] = (await shelf()).filter(({ handle }) => handle === 'oolong-tea')
  expect(oolong!.pictureUrls).toHaveLength(4)
  expect(oolong!.skus.map(({ code, onHand, priceFen }) => [code, onHand, priceFen])).toEqual([
    ['OO-50-TIN', 40, 2490],
    ['oolong-tea:50 g / Bag', 15, 1990],
    ['oolong-tea:100 g / Bag', 0, 3400],
  ])
  expect(await db.sql`select handle from product where status = 'withdrawn'`).toEqual([{ handle: 'gift-card-sleeve' }])
})

test('changes are shown old → new and written; what the file leaves blank stays', async () => {
  await run((await check(base64(`${HEADING}tea,龙井,茶,50 克,T-50,68,100,5\n`))).id)
  const checked = await check(base64(`${HEADING}tea,,,,T-50,72,90,\n`))
  expect((await rowsOf(checked.id))[0]).toMatchObject({
    change: 'changed',
    title: '龙井',
    options: '50 克',
    differences: [
      { field: '价格(元)', before: '68.00', after: '72.00' },
      { field: '库存', before: '100', after: '90' },
    ],
  })
  answerOf(await run(checked.id))
  expect((await shelf())[0]).toMatchObject({ title: '龙井', shipsInDays: 5, skus: [{ priceFen: 7200, onHand: 90 }] })
})

test('a file with errors writes its good lines, or nothing when only a clean file may be written', async () => {
  const checked = await check(fixture('every-error.csv'))
  expect(await run(checked.id, { onlyIfClean: true })).toMatchObject({ refused: 'nothing-to-write' })
  expect(await shelf()).toEqual([])
  expect(answerOf(await run(checked.id)).counts).toEqual({ new: 2, changed: 0, same: 0, error: 20 })
  expect((await shelf()).map(({ handle }) => handle).sort()).toEqual(['differs', 'good'])
})

test('what somebody else changed since the check is not overwritten unseen: the line says what it really did', async () => {
  const checked = await check(base64(`${HEADING}tea,龙井,茶,,T-1,68,100,2\n`))
  answerOf(await run((await check(base64(`${HEADING}tea,龙井,茶,,T-1,60,100,2\n`))).id))
  const done = answerOf(await run(checked.id))
  expect(done.counts).toEqual({ new: 0, changed: 1, same: 0, error: 0 })
  expect((await rowsOf(checked.id))[0]).toMatchObject({
    change: 'changed',
    differences: [{ field: '价格(元)', before: '60.00', after: '68.00' }],
  })
})

test('a price that was raised meanwhile is guarded when the file runs, not only when it was checked', async () => {
  await run((await check(base64(`${HEADING}tea,龙井,茶,,T-1,68,100,2\n`))).id)
  const checked = await check(base64(`${HEADING}tea,,,,T-1,40,,\n`))
  await db.sql`update sku set price_fen = 20000`
  expect(await run(checked.id)).toMatchObject({ refused: 'nothing-to-write', facts: { counts: { error: 1 } } })
})

test('stock never falls below what campaigns hold, and sold units stay sold', async () => {
  await run((await check(base64(`${HEADING}tea,龙井,茶,,T-1,68,100,2\n`))).id)
  await db.sql`update stock set held = 30, sold = 20`
  const low = await check(base64(`${HEADING}tea,,,,T-1,,29,\n`))
  expect((await rowsOf(low.id))[0]!.problems).toEqual([
    { field: '库存', code: 'stock-below-held', facts: { held: 30 } },
  ])
  answerOf(await run((await check(base64(`${HEADING}tea,,,,T-1,,50,\n`))).id))
  expect(await db.sql`select received, held, sold, on_hand from stock`).toEqual([
    { received: 70, held: 30, sold: 20, on_hand: 20 },
  ])
})

test('two runs of one file at the same time write it once', async () => {
  const { id } = await check(fixture('ours-utf8-bom.csv'))
  const outcomes = await Promise.all([run(id), run(id)])
  expect(outcomes.filter(isRefusal)).toEqual([{ refused: 'already-done', facts: { state: 'done' } }])
})

test('two files that bring the same new goods at the same time: the second finds them there', async () => {
  const [one, other] = [await check(fixture('ours-utf8-bom.csv')), await check(fixture('ours-utf8-bom.csv'))]
  const outcomes = await Promise.all([run(one.id), run(other.id)])
  expect(outcomes.filter(isRefusal).map(({ refused }) => refused)).toEqual(['nothing-to-write'])
  expect(await shelf()).toHaveLength(3)
})

test('a cancelled file stays unwritten and can’t be run', async () => {
  const { id } = await check(fixture('ours-utf8-bom.csv'))
  const [cancelled] = await cancelImport({ sql: db.sql, now: NOON }, [{ input: { importId: id }, by: WEN }])
  expect(answerOf(cancelled).state).toBe('cancelled')
  expect(await run(id)).toEqual({ refused: 'already-done', facts: { state: 'cancelled' } })
  expect(await shelf()).toEqual([])
})

test('another brand sees nothing of a file, its lines or its goods', async () => {
  const { id } = await check(fixture('ours-utf8-bom.csv'))
  expect(await run(id, { by: KAI })).toEqual({ refused: 'not-found' })
  expect(await importRows({ sql: db.sql, now: NOON }, { input: { importId: id }, by: KAI })).toEqual({
    refused: 'not-found',
  })
  await run(id)
  expect(await shelf(KAI)).toEqual([])
  expect(answerOf(await run((await check(fixture('ours-utf8-bom.csv'), KAI)).id, { by: KAI })).counts.new).toBe(4)
})

test('an unreadable file is refused and leaves no trace', async () => {
  const asked = { input: { fileName: 'x.csv', base64: base64('a,b\n1,2') }, by: WEN }
  expect(await checkImport({ sql: db.sql, now: NOON }, [asked])).toEqual([
    { refused: 'file-unreadable', facts: { why: 'columns-unknown', line: 1, headings: ['a', 'b'] } },
  ])
  expect(await imports({ sql: db.sql, now: NOON }, { input: {}, by: WEN })).toEqual({ items: [], next: null })
})

test('lines come in pages and by what they would do; files newest first; the template is readable', async () => {
  const many = Array.from({ length: 150 }, (_, i) => `tea-${i},茶,茶,,,10,1,2`).join('\n')
  const { id } = await check(base64(`${HEADING}${many}\n,坏行,茶,,,10,1,2`))
  const ask = (input: { change?: 'new' | 'error'; cursor?: string }) =>
    importRows({ sql: db.sql, now: NOON }, { input: { importId: id, ...input }, by: WEN })
  const first = await ask({})
  const last = await ask({ cursor: isRefusal(first) ? '' : first.next! })
  expect(isRefusal(last) ? [] : [last.items.length, last.next]).toEqual([51, null])
  expect(await ask({ change: 'error' })).toMatchObject({ items: [{ line: 152, change: 'error' }], next: null })
  expect(await importTemplate({ sql: db.sql, now: NOON }, { input: {}, by: WEN })).toMatchObject({
    fileName: '愿团商品模板.csv',
  })
})

test('goods are found by title, handle and code, and "%" is only a character', async () => {
  await run((await check(fixture('ours-utf8-bom.csv'))).id)
  const find = async (search: string) => {
    const page = await products({ sql: db.sql, now: NOON }, { input: { search }, by: WEN })
    return isRefusal(page) ? [] : page.items.map(({ handle }) => handle).sort()
  }
  expect([await find('大红袍'), await find('LJ-100'), await find('cup'), await find('%')]).toEqual([
    ['dahongpao'],
    ['longjing'],
    ['cup'],
    [],
  ])
})
