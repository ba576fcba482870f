import { barcodeFault, isBarcode } from './barcode'
import { CATEGORIES, readCategory } from './categories'
import { withoutTags } from './html-text'
import { readDay, readDays, readPrice, readStock } from './numbers'
import { readStatus } from './status'
import { CATEGORY_UNKNOWN } from './words'

const code = (reading: object) => ('code' in reading ? reading.code : 'value' in reading ? reading.value : null)

test.each<[string, string | number]>([
  ['29.9', 2990],
  ['¥1,299.00', 129900],
  ['￥１２．５', 1250],
  ['29.90元', 2990],
  ['RMB 30', 3000],
  ['29.900', 2990],
  ['30.', 3000],
  ['29.999', 'price-decimals'],
  ['0.001', 'price-decimals'],
  ['0', 'price-not-positive'],
  ['0.00', 'price-not-positive'],
  ['-5', 'price-not-positive'],
  ['¥-5', 'price-not-positive'],
  ['1000000', 100000000],
  ['1000000.01', 'price-too-high'],
  ['99999999999999999999', 'price-too-high'],
  ['12,50', 'price-not-a-number'],
  ['1,29', 'price-not-a-number'],
  ['约30', 'price-not-a-number'],
  ['30-40', 'price-not-a-number'],
  ['1e3', 'price-not-a-number'],
  ['NaN', 'price-not-a-number'],
  ['Infinity', 'price-not-a-number'],
  ['0x10', 'price-not-a-number'],
  ['1.2.3', 'price-not-a-number'],
  ['=1+1', 'price-not-a-number'],
])('the price %s reads %s', (text, seen) => expect(code(readPrice(text))).toBe(seen))

test.each<[string, string | number]>([
  ['0', 0],
  ['1,200', 1200],
  ['30件', 30],
  ['5.0', 5],
  ['3.5', 'stock-not-whole'],
  ['-1', 'stock-negative'],
  ['若干', 'stock-not-a-number'],
  ['1e3', 'stock-not-a-number'],
  ['10000001', 'stock-too-high'],
  ['999999999999999999999999', 'stock-too-high'],
])('the stock %s reads %s', (text, seen) => expect(code(readStock(text))).toBe(seen))

test.each<[string, string | number]>([
  ['2天', 2],
  ['0', 'ships-out-of-range'],
  ['331', 'ships-out-of-range'],
  ['尽快', 'ships-not-a-number'],
])('the days %s read %s', (text, seen) => expect(code(readDays(text))).toBe(seen))

test.each([
  ['2026-03-01', '2026-03-01'],
  ['2026/3/1', '2026-03-01'],
  ['2026.03.01', '2026-03-01'],
  ['2026年3月1日', '2026-03-01'],
  ['2026-03-01 18:00', '2026-03-01'],
  ['2026-02-29', 'date-unreadable'],
  ['2026-13-01', 'date-unreadable'],
  ['03/01/2026', 'date-unreadable'],
  ['46082', 'date-unreadable'],
  ['昨天', 'date-unreadable'],
])('the day %s reads %s', (text, seen) => expect(code(readDay(text))).toBe(seen))

test('bar codes of eight, twelve, thirteen and fourteen digits are checked by their last', () => {
  const good = ['96385074', '036000291452', '6901234567892', '4006381333931', '00012345600012', '16901234567899']
  expect(good.map(isBarcode)).toEqual(good.map(() => true))
  expect(['6901234567893', '69012345678', '690123456789２', ''].map(isBarcode)).toEqual([false, false, false, false])
  expect(barcodeFault('36000291452')).toEqual({ code: 'barcode-zero-lost', facts: { right: '036000291452' } })
  expect(
    ['4.90123E+12', '4,90123e12', '6901234567893', '12345', 'ABC'].map((text) => barcodeFault(text)?.code),
  ).toEqual(['barcode-damaged', 'barcode-damaged', 'barcode-check-digit', 'barcode-length', 'barcode-length'])
})

test('categories are known by their own and by other usual names; others are told which comes nearest', () => {
  expect(
    ['茶叶', ' 茶 ', '食品 > 茶叶', 'Tea', 'Home > Kitchen & Dining > Tableware'].map((text) => readCategory(text)),
  ).toEqual(['茶叶', '茶叶', '茶叶', '茶叶', '餐具'].map((category) => ({ category })))
  expect(readCategory('茶叶罐子')).toEqual({ code: 'category-unknown', facts: { nearest: '茶叶' } })
  expect(readCategory('Teas and more')).toMatchObject({ code: 'category-unknown', facts: { nearest: '茶叶' } })
  expect(['进口香烟', '电子烟', '处方药', '野生动物制品'].map((text) => readCategory(text))).toEqual(
    Array.from({ length: 4 }, () => ({ code: 'category-forbidden' })),
  )
  expect([CATEGORIES.at(-1), new Set(CATEGORIES).size]).toEqual([CATEGORY_UNKNOWN, CATEGORIES.length])
})

test('words for on sale and off it are known, in the languages of several systems', () => {
  expect(['Active', '在售', '1', '已上架'].map((text) => code(readStatus(text)))).toEqual([
    'live',
    'live',
    'live',
    'live',
  ])
  expect(['draft', '下架', '0', '-1'].map((text) => code(readStatus(text)))).toEqual(Array(4).fill('withdrawn'))
  expect(code(readStatus('也许'))).toBe('status-unknown')
})

test('HTML becomes words; what only looks like it stays', () => {
  expect(withoutTags('<p>一</p><ul><li>二</li><li>三</li></ul><style>p{}</style><img src=x onerror=alert(1)>')).toBe(
    '一\n• 二\n• 三',
  )
  expect(withoutTags('<a href="http://x.example.com">看这里</a> 3 &lt; 4')).toBe('看这里 3 < 4')
  expect(withoutTags('&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;茶')).toBe('茶')
  expect(withoutTags('<h2>Title</h2><table><tr><th>a</th><td>b</td></tr></table>')).toMatch(/^Title\n/)
  expect(withoutTags('3 < 4，5 > 2，a<b')).toBe('3 < 4，5 > 2，a<b')
  expect(withoutTags(`${'<div>'.repeat(50_000)}深`).length).toBeLessThan(100)
  expect(withoutTags('<svg><script>alert(1)</script></svg><scr<script>ipt>alert(2)</scr</script>ipt>')).not.toContain(
    '<script',
  )
})
