import { isRefusal } from '@/kernel/result'
import { columnsOf, isKnownHeading, type Mapping, mapColumns } from './columns'
import { FIELDS, FORMATS } from './fields'
import { FIELD_NAMES, OURS } from './words'

const rowsOf = (...grid: string[][]) => grid.map((cells, i) => ({ line: i + 2, cells }))
const map = (headings: string, said = {}) => mapColumns(headings.split('|'), [], said)
const fieldsOf = ({ columns }: Mapping) => columns.map(({ field, heading }) => `${field}=${heading}`).sort()
const refusalOf = (mapping: Mapping, headings: string) => {
  const columns = columnsOf(mapping, { headings: headings.split('|'), headingLine: 3 })
  return isRefusal(columns) ? columns.facts : null
}

test('our template is known by its headings, each with certainty', () => {
  const mapping = mapColumns(Object.values(OURS), [])
  expect([mapping.format, mapping.columns.length, mapping.twice]).toEqual(['yuantuan', Object.keys(OURS).length, null])
  expect(
    mapping.columns.every(
      ({ field, heading, sure, why }) => FIELD_NAMES[field] === heading && sure === 1 && why === 'heading',
    ),
  ).toBe(true)
})

test.each([
  [
    '商品名称|售价|划线价|库存|规格|条码',
    'plain',
    'barcode=条码 compared=划线价 options=规格 price=售价 stock=库存 title=商品名称',
  ],
  [
    '*品名（必填）|款号|货号|颜色|尺码|销售价(元)|吊牌价|可售库存',
    'plain',
    'compared=吊牌价 handle=款号 option1-value=颜色 option2-value=尺码 price=销售价(元) sku=货号 stock=可售库存 title=*品名（必填）',
  ],
  ['货号|名称|单价|数量', 'plain', 'handle=货号 price=单价 stock=数量 title=名称'],
  [
    'Name|SKU|Price|Quantity|Color|Size|EAN|Image URL',
    'plain',
    'barcode=EAN option1-value=Color option2-value=Size pictures=Image URL price=Price sku=SKU stock=Quantity title=Name',
  ],
  ['商品名称|SKU|Price (CNY)|库存 Stock', 'plain', 'price=Price (CNY) sku=SKU title=商品名称'],
  [
    'Handle|Title|Option1 Name|Option1 Value|Variant Price',
    'shopify',
    'handle=Handle option1-name=Option1 Name option1-value=Option1 Value price=Variant Price title=Title',
  ],
  [
    'ID|Type|SKU|Name|Regular price|Parent',
    'woocommerce',
    'id=ID kind=Type parent=Parent price=Regular price sku=SKU title=Name',
  ],
  [
    'ID|类型|SKU|名称|已发布|常规售价|促销价|属性 1 名称|属性 1 值|父级',
    'woocommerce',
    'id=ID kind=类型 option1-name=属性 1 名称 option1-value=属性 1 值 parent=父级 price=常规售价 sale-price=促销价 sku=SKU status=已发布 title=名称',
  ],
])('%s', (headings, format, fields) => {
  const mapping = map(headings)
  expect([mapping.format, fieldsOf(mapping).join(' ')]).toEqual([format, fields])
  expect(refusalOf(mapping, headings)).toBeNull()
})

test('a heading with a remark in brackets is less sure than one without, which is preferred', () => {
  expect(map('商品名称|售价(含税)').columns.find(({ field }) => field === 'price')).toMatchObject({
    why: 'near-heading',
    sure: 0.8,
  })
  expect(map('商品名称|售价(含税)|售价').columns.find(({ field }) => field === 'price')).toMatchObject({
    index: 2,
    sure: 1,
  })
})

test('columns without a known heading are taken for what all of their cells look like', () => {
  const rows = rowsOf(
    ['茶', '6901234567892', 'https://a.example.com/1.jpg', '12'],
    ['杯', '4006381333931', 'https://a.example.com/2.webp?x=1', '3'],
    ['碗', '036000291452', 'https://a.example.com/3.png', '4'],
  )
  const { columns } = mapColumns(['商品名称', '编号', '素材', '价格'], rows)
  expect(columns.filter(({ why }) => why === 'cells')).toEqual([
    { field: 'barcode', index: 1, heading: '编号', why: 'cells', sure: 0.6 },
    { field: 'pictures', index: 2, heading: '素材', why: 'cells', sure: 0.6 },
  ])
})

test('what a person chose is taken as it is, and remembered choices are the same thing', () => {
  const headings = '甲|乙|价格'
  const said = {
    format: 'plain',
    columns: [
      { field: 'title', index: 0 },
      { field: 'price', index: 1 },
      { field: 'nonsense', index: 2 },
    ],
  }
  const mapping = map(headings, said)
  expect([mapping.format, fieldsOf(mapping)]).toEqual(['plain', ['price=乙', 'title=甲']])
  expect(mapping.columns.every(({ why }) => why === 'chosen')).toBe(true)
  expect(refusalOf(mapping, headings)).toBeNull()
  expect(map('Handle|Title|Variant Price', { format: 'shopify' }).format).toBe('shopify')
})

test.each([
  [
    'a field twice',
    [
      { field: 'title', index: 0 },
      { field: 'title', index: 1 },
    ],
    { why: 'column-twice', line: 3, column: '乙' },
  ],
  [
    'a column for two fields',
    [
      { field: 'title', index: 0 },
      { field: 'price', index: 0 },
    ],
    { why: 'column-twice', line: 3, column: '甲' },
  ],
  [
    'a column that is not there',
    [
      { field: 'title', index: 0 },
      { field: 'price', index: 7 },
    ],
    { why: 'column-outside', line: 3, column: OURS.price },
  ],
  [
    'nothing that names the goods',
    [
      { field: 'price', index: 0 },
      { field: 'stock', index: 1 },
    ],
    { why: 'column-missing', line: 3, column: OURS.title },
  ],
  ['one column only', [{ field: 'title', index: 0 }], { why: 'columns-unknown', line: 3, headings: ['甲', '乙'] }],
])('a mapping is refused with %s', (_, columns, facts) => {
  expect(refusalOf(map('甲|乙', { columns }), '甲|乙')).toEqual(facts)
})

test('two headings of one meaning wait for a person; two columns of pictures don’t', () => {
  expect(refusalOf(map('商品名称|售价|单价'), '商品名称|售价|单价')).toMatchObject({
    why: 'column-twice',
    column: '单价',
  })
  expect(refusalOf(map('商品名称|售价|主图|图片'), '商品名称|售价|主图|图片')).toBeNull()
  expect(refusalOf(map('商品名称|售价|售价#2'), '商品名称|售价|售价#2')).toMatchObject({ why: 'column-twice' })
})

test('every field has a name for people and every format a list', () => {
  expect(FIELDS.filter((field) => !FIELD_NAMES[field])).toEqual([])
  expect(FORMATS).toHaveLength(4)
  expect(['＊售价（元）', ' price ', 'Variant SKU', '成本', 'x'].map(isKnownHeading)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
