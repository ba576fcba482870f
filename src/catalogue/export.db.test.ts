import fc from 'fast-check'
import { csvOf, gridOf, templateRows } from '@/testing/catalogue-files/dialects'
import { catalogueOfGoods } from '@/testing/catalogue-files/goods'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { answerOf, HEADING, type ImportDesk, openImportDesk, WEN } from '@/testing/import-desk'
import { CATEGORIES } from './categories'
import { exportGoods } from './export-service'
import { saveProduct } from './goods-service'
import { CLEAR, OTHERS, OURS } from './words'

let db: FreshDatabase
let desk: ImportDesk
beforeAll(async () => {
  db = await freshDatabase()
  desk = await openImportDesk(db)
})
afterAll(() => db.drop())

const ids = async () => (await db.sql<{ id: string }[]>`select id from product order by id`).map(({ id }) => id)
const exported = async () =>
  exportGoods({ sql: db.sql, now: desk.world.now }, WEN.brandId, {
    ids: await ids(),
    headings: true,
    market: desk.shop.neighbours,
  })
const held = () => db.sql`
  select p.title, p.about, p.category, p.picture_urls, p.compared_source, p.compared_on::text, p.ships_in_days, p.version,
    s.code, s.options, s.price_fen, s.compared_fen, s.barcode, s.picture_url, t.received
  from product p join sku s on s.product_id = p.id join stock t on t.sku_id = s.id order by s.id`

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    CLEAR,
    `'${CLEAR}`,
    '=1+1',
    "'=1+1",
    '- 茶',
    '+86',
    '@我',
    '茶;=cmd|x',
    '茶\n换行',
    '<b>茶</b>',
    '3 &lt; 4',
    '"引号"',
    '=" 1"',
    '#REF!',
    'a,b;c\td',
    '  两边  ',
  ),
)
const words = (max: number) =>
  awkward
    .map((text) =>
      text
        .replace(/[\0\p{Cs}]/gu, '')
        .trim()
        .slice(0, max)
        .trim(),
    )
    .filter((text) => /^[^\p{Cs}]*$/u.test(text))
const picture = fc.constantFrom(
  '/files/abc',
  '/files/abc#p=UklGRg+/ab==',
  'https://a.example.com/x;y.webp',
  'https://a.example.com/x,y.webp?a=|b',
  'https://a.example.com/z.webp',
)

const product = fc.record({
  title: words(200).filter((text) => text !== ''),
  about: words(2_000),
  category: fc.constantFrom(...CATEGORIES),
  shipsInDays: fc.integer({ min: 1, max: 330 }),
  pictureUrls: fc.array(picture, { maxLength: 4 }),
  comparedSource: words(100),
  comparedOn: fc.constantFrom(null, '2026-03-01'),
  options: words(200),
  barcode: fc.constantFrom('', '6901234567892', '12', '=1', CLEAR),
  priceFen: fc.integer({ min: 1, max: 90_000_000 }),
  pictureUrl: fc.oneof(fc.constant(''), picture),
  units: fc.integer({ min: 0, max: 9_000 }),
})

test('goods that were exported and come back as they are change nothing, whatever stands in them', async () => {
  let n = 0
  await fc.assert(
    fc.asyncProperty(fc.array(product, { minLength: 1, maxLength: 6 }), async (list) => {
      await db.sql.unsafe('truncate product, sku, stock, stock_movement, product_version cascade')
      for (const { options, barcode, priceFen, pictureUrl, units, ...said } of list) {
        n += 1
        const sku = { options, barcode, priceFen, pictureUrl, units, comparedFen: null }
        const twin = { ...sku, code: `T-${n}-2`, options: options === '另一种' ? '' : '另一种' }
        const input = { product: { ...said, handle: `h-${n}`, skus: [{ ...sku, code: `T-${n}` }, twin] } }
        answerOf(
          await desk.send((context, asked) => saveProduct(context, asked, desk.shop.neighbours), {
            handIn: true,
            agreed: false,
            reason: '',
            ...input,
          }),
        )
      }
      // From before the list of categories was closed.
      await db.sql`update product set category = '自编类目' where ships_in_days % 2 = 0`
      const before = await held()
      const { text, rows } = await exported()
      const checked = await desk.check(text)
      const rowsSaid = (await desk.rowsOf(checked.id)).filter(({ change }) => change !== 'same')
      expect(rowsSaid.map(({ change, problems, differences }) => ({ change, problems, differences }))).toEqual([])
      expect(checked.counts).toEqual({ new: 0, changed: 0, same: rows, error: 0, waiting: 0 })
      expect(rows).toBe(2 * list.length)
      expect(await held()).toEqual(before)
    }),
    { numRuns: 12, endOnFailure: true },
  )
})

test('a whole catalogue goes out and changes nothing when it comes back; one cell that differs is what changes', async () => {
  await db.sql.unsafe('truncate product, sku, stock, stock_movement, product_version cascade')
  const goods = catalogueOfGoods()
  await desk.run((await desk.check(csvOf(gridOf(templateRows(goods))))).id)
  const { text, rows } = await exported()
  expect(text.startsWith(`\uFEFF${Object.values(OURS).join(',')},${OTHERS.skuPicture}\r\n`)).toBe(true)
  expect((await desk.check(text)).counts).toEqual({ new: 0, changed: 0, same: rows, error: 0, waiting: 0 })
})

test('a cell that says so is cleared; a blank one stays, and what goods can’t do without is named', async () => {
  await db.sql.unsafe('truncate product, sku, stock, stock_movement, product_version cascade')
  const heading = '商品编码,商品名称,类目,SKU编码,价格(元),划线价(元),划线价来源,划线价日期,条码,图片,规格图片,说明\n'
  const full = `${heading}tea,龙井,茶,T-1,68,88,小店,2026-03-01,6901234567892,https://a.example.com/1.webp,https://a.example.com/2.webp,好茶\n`
  await desk.run((await desk.check(full)).id)
  expect((await desk.check(`${heading}tea,,,T-1,,,,,,,,\n`)).counts).toMatchObject({ same: 1 })
  const checked = await desk.check(`${heading}tea,,,T-1,,${`${CLEAR},`.repeat(6)}${CLEAR}\n`)
  const [row] = await desk.rowsOf(checked.id)
  expect(row!.differences.map(({ field, after }) => [field, after])).toHaveLength(7)
  expect(new Set(row!.differences.map(({ after }) => after))).toEqual(new Set(['']))
  await desk.run(checked.id)
  const [now] = await db.sql`
    select p.about, p.picture_urls, p.compared_source, p.compared_on, s.compared_fen, s.barcode, s.picture_url, s.price_fen
    from product p join sku s on s.product_id = p.id`
  expect(now).toEqual({
    ...{ about: '', picture_urls: [], compared_source: '', compared_on: null, compared_fen: null },
    ...{ barcode: '', picture_url: '', price_fen: 6800 },
  })
  const needed = await desk.check(`${HEADING}tea,${CLEAR},,,T-1,${CLEAR},${CLEAR},\n`)
  const [refused] = await desk.rowsOf(needed.id)
  expect(refused!.problems.map(({ field, code }) => [field, code]).sort()).toEqual([
    ['价格(元)', 'not-clearable'],
    ['商品名称', 'not-clearable'],
    ['库存', 'not-clearable'],
  ])
})
