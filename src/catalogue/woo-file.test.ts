import { isRefusal } from '@/kernel/result'
import { columnsOf, mapColumns } from './columns'
import { compare } from './compare'
import { understand } from './understand'

const HEADINGS =
  'ID|Type|SKU|Name|Published|Description|Stock|Sale price|Regular price|Categories|Images|Parent|Attribute 1 name|Attribute 1 value(s)'.split(
    '|',
  )

type Cells = Readonly<Record<string, string>>

function judge(...list: Cells[]) {
  const rows = list.map((cells, i) => ({ line: i + 2, cells: HEADINGS.map((heading) => cells[heading] ?? '') }))
  const columns = columnsOf(mapColumns(HEADINGS, rows), { headings: HEADINGS, headingLine: 1 })
  if (isRefusal(columns)) throw new Error(JSON.stringify(columns))
  const lines = understand(rows, { columns, isOwnHost: () => false })
  return compare(lines, { products: new Map(), skus: [] }, columns)
}

const short = (judged: ReturnType<typeof judge>) =>
  judged.map(({ line, change, problems }) => [
    line.line,
    change,
    ...problems.map(({ field, code }) => `${field}: ${code}`),
  ])

const parent: Cells = { ID: '7', Type: 'variable', SKU: 'TEA', Name: '龙井', Published: '1', Categories: 'Tea' }
const child = (n: number, more: Cells = {}): Cells => ({
  ID: String(n),
  Type: 'variation',
  SKU: `TEA-${n}`,
  Name: `龙井 - ${n}`,
  'Regular price': '68',
  Parent: 'TEA',
  'Attribute 1 value(s)': `${n} 克`,
  ...more,
})

test('variations are the SKUs of their parent, whose words they carry; the parent itself is none', () => {
  const judged = judge(
    parent,
    child(50),
    child(100, { 'Sale price': '59', Images: 'https://a.example.com/1.jpg, https://a.example.com/2.jpg' }),
  )
  expect(short(judged)).toEqual([
    [3, 'new'],
    [4, 'new'],
  ])
  expect(judged[0]!.carries).toMatchObject({ title: '龙井', category: '茶叶', status: 'live' })
  expect(judged[1]!.line).toMatchObject({
    options: '100 克',
    priceFen: 5900,
    comparedFen: 6800,
    skuPicture: 'https://a.example.com/1.jpg',
  })
})

test('a fault of the parent is named on its own line, and keeps its new variations back', () => {
  expect(short(judge({ ...parent, Name: '=1+1' }, child(50), child(100)))).toEqual([
    [2, 'error', 'Name: formula-cell'],
    [3, 'error', 'Parent: product-broken'],
    [4, 'error', 'Parent: product-broken'],
  ])
  expect(short(judge({ ...parent, Name: '' }, child(50)))[0]).toEqual([2, 'error', 'Name: title-missing'])
  expect(short(judge({ ...parent, Images: 'http://10.0.0.1/a.png' }, child(50)))[0]).toEqual([
    2,
    'error',
    'Images: picture-inside',
  ])
})

test('a fault of one variation leaves the others alone', () => {
  expect(short(judge(parent, child(50, { 'Regular price': 'much' }), child(100)))).toEqual([
    [3, 'error', 'Regular price: price-not-a-number'],
    [4, 'new'],
  ])
})

test('what belongs to nothing says so: a parent without variations, a variation without a parent, other kinds', () => {
  expect(short(judge(parent))).toEqual([[2, 'error', 'Type: no-variants']])
  expect(short(judge(child(50, { Parent: '' })))).toEqual([[2, 'error', 'Parent: parent-missing']])
  expect(short(judge(child(50, { Parent: 'GONE' })))).toEqual([[2, 'error', 'Name: title-missing']])
  expect(short(judge({ ...parent, Type: 'grouped' }))[0]!.slice(1)).toContain('Type: kind-unknown')
})

test('a price on sale above the regular one is a fault of the price', () => {
  expect(short(judge(parent, child(50, { 'Sale price': '70' })))).toEqual([
    [3, 'error', 'Sale price: price-over-compared'],
  ])
  expect(short(judge(parent, child(50, { 'Sale price': 'free', 'Regular price': '' })))).toEqual([
    [3, 'error', 'Sale price: price-not-a-number'],
  ])
})
