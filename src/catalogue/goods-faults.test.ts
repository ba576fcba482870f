import { faultsOf, guardsOfSkus, type Neighbours, type ProductSaid, type SkuSaid } from './goods-faults'
import type { SkuNow } from './snapshot'

const said = (skus: Partial<SkuSaid>[], some: Partial<ProductSaid> = {}): ProductSaid => ({
  handle: 'tea',
  title: '龙井',
  about: '',
  category: '茶叶',
  shipsInDays: 2,
  pictureUrls: [],
  comparedSource: '',
  comparedOn: null,
  skus: skus.map((sku, i) => ({
    code: `T-${i}`,
    options: `${i} 克`,
    priceFen: 100,
    comparedFen: null,
    barcode: '',
    pictureUrl: '',
    ...sku,
  })),
  ...some,
})
const known = (id: string, some: Partial<SkuNow> = {}): SkuNow => ({
  id,
  productId: 'p',
  handle: 'other-tea',
  code: id,
  options: id,
  priceFen: 100,
  pictureUrl: '',
  barcode: '',
  comparedFen: null,
  retired: false,
  received: 0,
  held: 0,
  sold: 0,
  ...some,
})
const sourced = { comparedSource: '官网', comparedOn: '2026-03-01' }

test.each<[string, ProductSaid, Partial<Neighbours>, string[]]>([
  ['nothing is wrong', said([{}, {}]), {}, []],
  ['a category by another usual name', said([{}], { category: '食品 > 茶' }), {}, []],
  ['a category that nobody knows', said([{}], { category: '好物' }), {}, ['category: category-unknown']],
  ['a category of before there was a list', said([{}], { category: '山货零食' }), { category: '山货零食' }, []],
  ['goods that nobody may sell', said([{}], { category: '进口香烟' }), {}, ['category: category-forbidden']],
  ['two codes alike', said([{ code: 'A' }, { code: 'A' }]), {}, ['skus.1.code: twice']],
  ['two names alike', said([{ options: '' }, { options: '' }]), {}, ['skus.1.options: twice']],
  ['a code of another product', said([{ code: 'X' }]), { others: [known('X')] }, ['skus.0.code: sku-elsewhere']],
  [
    'crossed out below the price',
    said([{ comparedFen: 100 }], sourced),
    {},
    ['skus.0.comparedFen: compared-not-above'],
  ],
  ['crossed out, no source', said([{ comparedFen: 200 }]), {}, ['skus.0.comparedFen: compared-without-source']],
  [
    'crossed out, no day',
    said([{ comparedFen: 200 }], { comparedSource: '官网' }),
    {},
    ['skus.0.comparedFen: compared-without-source'],
  ],
  ['crossed out as it must be', said([{ comparedFen: 200 }], sourced), {}, []],
  ['a SKU less', said([{}]), { own: [known('gone')] }, []],
  ['a SKU less that campaigns hold', said([{}]), { own: [known('gone', { held: 3 })] }, ['skus: sku-held']],
])('%s', (...row) => {
  const [, form, { own = [], others = [], ...rest }, problems] = row
  expect(faultsOf(form, { own, others, ...rest }).map(({ field, code }) => `${field}: ${code}`)).toEqual(problems)
})

test('prices that stay want no yes, whatever campaigns ask', () => {
  const running = new Map([['a', 500]])
  expect(guardsOfSkus([known('a')], new Map([['a', 100]]), running)).toEqual([])
  expect(guardsOfSkus([known('a')], new Map([['a', 90]]), running)).toEqual([
    { sku: 'a', code: 'below-campaign', beforeFen: 100, afterFen: 90, campaignFen: 500 },
  ])
})
