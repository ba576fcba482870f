import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadFile, read, understood } from '@/testing/catalogue-files/read-file'
import { compare, countChanges } from './compare'
import { withoutTags } from './html-text'
import { templateText } from './our-file'
import { keysOf } from './understand'
import { PROBLEMS, UNREADABLE } from './words'

const fixture = (name: string): Promise<ReadFile> => read(readFileSync(join(__dirname, 'fixtures', name)))
const refused = (text: string) => understood(text)
const nothing = { products: new Map(), skus: [] }
const judge = ({ lines, columns }: ReadFile) => compare(lines, nothing, columns)

test('our template in UTF-8 with a mark: multi-line cells, yuan signs and thousands are understood', async () => {
  const file = await fixture('ours-utf8-bom.csv')
  expect([file.meta.encoding, file.meta.delimiter, file.columns.format]).toEqual(['UTF-8', ',', 'yuantuan'])
  const [first, second, third, fourth] = file.lines
  expect(first!.product).toEqual({
    title: '明前龙井',
    about: '2026 年春茶。\r\n产地:杭州西湖,手工"炒制"。',
    category: '茶叶',
    shipsInDays: 2,
    status: null,
    comparedSource: null,
    comparedOn: null,
    pictureUrls: ['https://img.example.com/longjing-1.webp', 'https://img.example.com/longjing-2.webp'],
    problems: [],
  })
  expect([second!.product, second!.options, second!.priceFen, second!.stock]).toEqual([
    null,
    '100 克 / 礼盒',
    12900,
    80,
  ])
  expect([third!.priceFen, fourth!.priceFen]).toEqual([9950, 128800])
  expect(countChanges(judge(file))).toEqual({ new: 4, changed: 0, same: 0, error: 0, waiting: 0 })
})

test('a shop’s own sheet in GB18030 with semicolons and other headings is understood', async () => {
  const file = await fixture('ours-gb18030-semicolon.csv')
  expect([file.meta.encoding, file.meta.delimiter]).toEqual(['GB18030', ';'])
  expect(file.lines.map(({ handle, sku, priceFen, stock }) => [handle, sku, priceFen, stock])).toEqual([
    ['biluochun', '00123', 5800, 30],
    ['biluochun', '00124', 8880, 20],
    ['fuding', 'FD-1', 15800, 15],
  ])
  expect(file.lines[2]!.product!.shipsInDays).toBe(2)
  expect(countChanges(judge(file))).toEqual({ new: 3, changed: 0, same: 0, error: 0, waiting: 0 })
})

test('a Shopify export: image-only rows become pictures in their order, blank SKUs get codes, titles carry down', async () => {
  const judged = judge(await fixture('shopify-export.csv'))
  expect(
    judged.map(({ line, code, change }) => [line.line, code, line.options, line.priceFen, line.stock, change]),
  ).toEqual([
    [2, 'OO-50-TIN', '50 g / Tin', 2490, 40, 'new'],
    [3, 'oolong-tea:50 g / Bag', '50 g / Bag', 1990, 15, 'new'],
    [4, 'oolong-tea:100 g / Bag', '100 g / Bag', 3400, 0, 'new'],
    [7, 'gift-card-sleeve', '', 500, 7, 'new'],
    [9, 'WHISK', '', 1200, null, 'new'],
  ])
  const oolong = judged[0]!.carries!
  expect([oolong.title, oolong.category, oolong.status]).toEqual(['Oolong Tea', '茶叶', 'live'])
  expect(oolong.about).toBe('Roasted slowly, 12" tin.\n• Floral\n• Sweet & light')
  expect(oolong.pictureUrls!.map((url) => url.slice(24))).toEqual([
    'oolong-front.jpg',
    'oolong-back.jpg',
    'oolong-side.jpg',
    'oolong-leaf.jpg',
  ])
  expect([judged[3]!.carries!.status, judged[3]!.carries!.category]).toEqual(['withdrawn', null])
})

test('Shopify’s newer headings are known, and a missing handle is made from the title', async () => {
  const file = await fixture('shopify-new-headings.csv')
  expect(file.columns.format).toBe('shopify')
  expect(file.lines.map(({ handle, priceFen }) => [handle, priceFen])).toEqual([
    ['sencha-no-1', 1650],
    ['matcha', 2200],
    ['matcha', 4900],
  ])
})

test('a faulty picture of an image-only row is reported on its own line', async () => {
  const file = await read('Handle,Title,Variant Price,Image Src\ntea,Tea,3.00,\ntea,,,ftp://x/y.jpg\n')
  expect(judge(file).map(({ line, change, problems }) => [line.line, change, problems])).toEqual([
    [2, 'new', []],
    [3, 'error', [{ field: 'Image Src', code: 'picture-not-a-link', value: 'ftp://x/y.jpg' }]],
  ])
})

test('every error is named by line and column, and only the good lines would be written', async () => {
  const judged = judge(await fixture('every-error.csv'))
  const named = judged.flatMap(({ line, problems }) => problems.map(({ field, code }) => [line.line, field, code]))
  expect(named).toEqual([
    [2, '商品编码', 'handle-missing'],
    [3, '商品名称', 'title-missing'],
    [4, '商品编码', 'product-broken'],
    [5, '类目', 'category-missing'],
    [6, '价格(元)', 'price-missing'],
    [7, '价格(元)', 'price-not-a-number'],
    [8, '价格(元)', 'price-not-positive'],
    [9, '价格(元)', 'price-too-high'],
    [10, '库存', 'stock-negative'],
    [11, '库存', 'stock-not-a-number'],
    [12, 'SKU编码', 'duplicate-sku'],
    [13, 'SKU编码', 'duplicate-sku'],
    [14, '规格', 'duplicate-options'],
    [15, '规格', 'duplicate-options'],
    [16, '发货天数', 'ships-out-of-range'],
    [17, '商品名称', 'formula-cell'],
    [18, '图片', 'picture-not-a-link'],
    [19, '商品名称', 'too-long'],
    [21, '商品名称', 'differs-from-first-line'],
    [22, '', 'extra-cells'],
  ])
  expect(judged.filter(({ change }) => change === 'new').map(({ line }) => line.line)).toEqual([20, 23])
  expect(named.filter(([, , code]) => !(String(code) in PROBLEMS))).toEqual([])
})

test('a faulty title on the first line keeps the other lines of a new product back', async () => {
  const file = await read('商品编码,商品名称,类目,规格,价格(元)\na,=1+1,茶,一,10\na,,,二,10\n')
  expect(judge(file).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    ['formula-cell'],
    ['product-broken'],
  ])
})

test('a price that is missing is named beside a crossed-out one that is none', async () => {
  const [line] = judge(await read('商品编码,商品名称,类目,价格(元),划线价(元)\na,茶,茶叶,,面议\n'))
  expect(line!.problems.map(({ field, code }) => [field, code])).toEqual([
    ['划线价(元)', 'price-not-a-number'],
    ['价格(元)', 'price-missing'],
  ])
})

test('a faulty price on the first line does not keep the other lines back', async () => {
  const judged = judge(await read('商品编码,商品名称,类目,规格,价格(元)\na,茶,茶,一,贵\na,,,二,10\n'))
  expect(judged.map(({ change }) => change)).toEqual(['error', 'new'])
  expect(judged[1]!.carries!.title).toBe('茶')
})

test.each([
  ['价钱,数目\n1,2', { why: 'columns-unknown', line: 1, headings: ['价钱', '数目'] }],
  ['商品编号类,商品名,库存,价格\nx,茶,2,3', { why: 'column-missing', line: 1, column: '商品名称' }],
  ['商品编码,库存,库存数量\n茶,2,3', { why: 'column-twice', line: 1, column: '库存数量' }],
])('headings that can’t be used are refused with the column: %j', async (text, facts) => {
  expect(await refused(text)).toEqual({ refused: 'file-unreadable', facts })
  expect(facts.why in UNREADABLE).toBe(true)
})

test('the template can be filled in and read back', async () => {
  const file = await read(templateText())
  expect(templateText().startsWith('\ufeff')).toBe(true)
  expect(countChanges(judge(file))).toEqual({ new: 1, changed: 0, same: 0, error: 0, waiting: 0 })
})

test('HTML becomes words, entities included, scripts do not survive', async () => {
  expect(withoutTags('a<br>b &amp; c&#20; &#x8336;<!-- x --><style>p{}</style>')).toBe('a\nb & c 茶')
  expect(withoutTags('3 < 4 and 5 > 2')).toBe('3 < 4 and 5 > 2')
})

test('rows that are kept until their product is together are found by its handle and by the code they say', async () => {
  const { rows, columns } = await fixture('shopify-new-headings.csv')
  expect(rows.map((row) => keysOf(row, columns))).toEqual([
    { handle: 'sencha-no-1', saidCode: 'SEN-1' },
    { handle: 'matcha', saidCode: '' },
    { handle: 'matcha', saidCode: '' },
  ])
})
