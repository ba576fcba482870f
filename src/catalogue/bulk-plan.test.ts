import { type Edit, type Goods, newPrice, planCells } from './bulk-plan'
import { touchedSince, writesOf } from './bulk-write'
import type { ProductNow, SkuNow } from './snapshot'

const tea: ProductNow = {
  id: 'tea',
  handle: 'tea',
  title: '龙井',
  about: '',
  category: '茶',
  shipsInDays: 2,
  pictureUrls: [],
  comparedSource: '',
  comparedOn: null,
  status: 'live',
  version: 3,
  liveVersion: 3,
  caseId: null,
  reviewReason: '',
}
const sku = (id: string, some: Partial<SkuNow> = {}): SkuNow => ({
  id,
  productId: 'tea',
  handle: 'tea',
  code: id.toUpperCase(),
  options: `${id} 克`,
  priceFen: 10_000,
  pictureUrl: '',
  barcode: '',
  comparedFen: null,
  retired: false,
  received: 100,
  held: 30,
  sold: 20,
  ...some,
})
const goodsOf = (skus: readonly SkuNow[], some: Partial<ProductNow> = {}): Goods => ({
  products: [{ ...tea, ...some }],
  skus,
  stock: new Map(
    skus.map(({ id, received, held, sold }) => [id, { skuId: id, received, held, sold, unshipped: 3, safety: 5 }]),
  ),
  running: new Map([['offered', 9_000]]),
})
const price = (how: 'set' | 'percent' | 'add', value: number): Edit => ({ field: 'price', how, value })

test.each<[string, Edit, Partial<SkuNow>, string]>([
  ['a price set', price('set', 12_000), {}, '100.00→120.00'],
  ['a price up by 10 %', price('percent', 1_000), {}, '100.00→110.00'],
  ['a price down by 30 %, which is not far', price('percent', -3_000), {}, '100.00→70.00'],
  ['one fen further is', price('set', 6_999), {}, '100.00→69.99 ?price-far'],
  ['a price up by more than 30 %', price('add', 3_001), {}, '100.00→130.01 ?price-far'],
  ['below what a running campaign asks', price('add', -1_001), { id: 'offered' }, '100.00→89.99 ?below-campaign'],
  ['just what it asks', price('add', -1_000), { id: 'offered' }, '100.00→90.00'],
  ['nothing left of it', price('add', -10_000), {}, '100.00→0.00 !price-not-positive'],
  ['more than may be', price('set', 100_000_000 + 1), {}, '100.00→1000000.01 !price-too-high'],
  ['up to the crossed-out price', price('set', 12_000), { comparedFen: 12_000 }, '100.00→120.00 !compared-not-above'],
  ['a category of the list', { field: 'category', to: '茶叶 > 绿茶' }, {}, '茶→绿茶'],
  ['one that nobody knows', { field: 'category', to: '好物' }, {}, '茶→好物 !category-unknown'],
  ['goods that nobody may sell', { field: 'category', to: '香烟' }, {}, '茶→香烟 !category-forbidden'],
  ['just below it', price('set', 11_999), { comparedFen: 12_000 }, '100.00→119.99'],
  ['the same price', price('set', 10_000), {}, ''],
  ['no crossed-out price', { field: 'compared', fen: null, source: '', on: null }, { comparedFen: 20_000 }, '200.00→'],
  [
    'one without a source',
    { field: 'compared', fen: 20_000, source: '', on: null },
    {},
    '→200.00 !compared-without-source',
  ],
  [
    'one that is not above',
    { field: 'compared', fen: 10_000, source: '', on: null },
    {},
    '→100.00 !compared-not-above',
  ],
  ['stock counted', { field: 'stock', how: 'set', units: 50 }, {}, '83→50'],
  ['stock come', { field: 'stock', how: 'add', units: 50 }, {}, '83→133'],
  ['down to what is to ship and held', { field: 'stock', how: 'set', units: 33 }, {}, '83→33'],
  ['below that', { field: 'stock', how: 'set', units: 32 }, {}, '83→32 !stock-below-held'],
  ['safety stock', { field: 'safety', units: 8 }, {}, '5→8'],
])('%s', (...row) => {
  const [, edit, some, expected] = row
  const shown = planCells(edit, goodsOf([sku('a', some)])).map(
    ({ before, after, problem, guards }) =>
      `${before}→${after}${problem ? ` !${problem}` : ''}${guards.map((code) => ` ?${code}`).join('')}`,
  )
  expect(shown.join(' | ')).toBe(expected)
})

test('words of the product are one cell; SKUs that are not offered are none', () => {
  const goods = goodsOf([sku('a'), sku('b', { retired: true })])
  expect(planCells({ field: 'category', to: '绿茶' }, goods)).toMatchObject([
    { skuId: null, before: '茶', after: '绿茶' },
  ])
  expect(planCells({ field: 'ships', days: 2 }, goods)).toEqual([])
  expect(planCells({ field: 'status', to: 'withdrawn' }, goods)).toMatchObject([{ before: '在售', after: '下架' }])
  expect(planCells(price('set', 5), goods).map(({ skuId }) => skuId)).toEqual(['a'])
})

test('a crossed-out price brings its source and its day along', () => {
  const edit: Edit = { field: 'compared', fen: 19_900, source: '官网', on: '2026-03-01' }
  const goods = goodsOf([sku('a')])
  const cells = planCells(edit, goods)
  expect(cells.map(({ field, after }) => [field, after])).toEqual([
    ['comparedSource', '官网'],
    ['comparedOn', '2026-03-01'],
    ['compared', '199.00'],
  ])
  expect(writesOf(cells, goods, 'shall')).toMatchObject({
    products: [{ comparedSource: '官网', comparedOn: '2026-03-01', wish: 'keep' }],
    skusChanged: [{ id: 'a', comparedFen: 19_900 }],
  })
})

test('a rate is rounded to the fen, half of one up', () => {
  const by = (value: number, fen: number) => newPrice({ field: 'price', how: 'percent', value }, fen)
  expect([by(1_000, 995), by(-1_000, 995), by(50, 100), by(0, 333)]).toEqual([1_095, 896, 101, 333])
})

test('what a plan wrote is put back by its other side, and only while nobody has been there', () => {
  const before = goodsOf([sku('a')])
  const cells = planCells({ field: 'stock', how: 'add', units: 5 }, before)
  const after = goodsOf([sku('a', { received: 105, sold: 23 })])
  expect(writesOf(cells, after, 'was').stock).toEqual([{ skuId: 'a', received: 100, unshipped: 3, what: 'corrected' }])
  expect(touchedSince(cells, after)).toEqual([])
  expect(touchedSince(cells, goodsOf([sku('a', { received: 106 })]))).toEqual(cells)
})

test.each<[ProductNow['status'], 'live' | 'withdrawn', ProductNow['status'], boolean]>([
  ['live', 'withdrawn', 'withdrawn', false],
  ['live', 'withdrawn', 'live', true],
  ['draft', 'live', 'in-review', false],
  ['draft', 'live', 'live', true],
  ['withdrawn', 'live', 'live', false],
  ['withdrawn', 'live', 'in-review', false],
])('%s that was made %s and is %s by now: somebody was there: %s', (...row) => {
  const [was, to, now, touched] = row
  const cells = planCells({ field: 'status', to }, goodsOf([sku('a')], { status: was }))
  expect(touchedSince(cells, goodsOf([sku('a')], { status: now })).length > 0).toBe(touched)
})
