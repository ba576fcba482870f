import { type Refusal, refuse } from '@/kernel/result'
import { OURS } from './words'

/** What a column means to us. */
export type Field =
  | 'handle'
  | 'title'
  | 'about'
  | 'category'
  | 'ships'
  | 'pictures'
  | 'sku'
  | 'options'
  | 'price'
  | 'stock'
  | 'type'
  | 'status'
  | 'position'
  | 'sku-picture'
  | `option${1 | 2 | 3}-name`
  | `option${1 | 2 | 3}-value`

export type Format = 'yuantuan' | 'shopify'

/** Where each known column stands, and what the file calls it. Unknown columns are left alone. */
export interface Columns {
  readonly format: Format
  readonly at: ReadonlyMap<Field, number>
  readonly names: ReadonlyMap<Field, string>
}

/** Full-width brackets, spaces and capitals make no difference: "价格（元）" is "价格(元)". */
const plain = (heading: string): string => heading.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Our own headings and what plain spreadsheets of Chinese shops call the same. */
const OUR_HEADINGS = byHeading({
  handle: [OURS.handle, '商品货号', '货号', '款号', '商品id'],
  title: [OURS.title, '名称', '商品标题', '标题', '品名'],
  category: [OURS.category, '分类', '商品类目', '商品分类', '品类'],
  options: [OURS.options, '规格名称', '规格型号', '款式'],
  sku: [OURS.sku, 'sku', '规格编码', '商家编码', '条码'],
  price: [OURS.price, '价格', '单价', '售价', '售价(元)', '单价(元)'],
  stock: [OURS.stock, '库存数量', '数量', '现货库存'],
  ships: [OURS.ships, '发货时限', '发货时限(天)', '发货天数(天)'],
  pictures: [OURS.pictures, '图片链接', '图片地址', '主图', '商品图片'],
  about: [OURS.about, '描述', '商品描述', '商品说明', '详情'],
})

/**
 * Shopify's product CSV, in the spelling of long standing and in the one of its newer exports
 * (help.shopify.com, "Using CSV files to import and export products").
 */
const SHOPIFY_HEADINGS = byHeading({
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  about: ['Body (HTML)', 'Body HTML', 'Description'],
  category: ['Product Category', 'Standardized Product Type', 'Standard Product Type'],
  type: ['Type', 'Custom Product Type'],
  status: ['Status'],
  'option1-name': ['Option1 Name'],
  'option1-value': ['Option1 Value'],
  'option2-name': ['Option2 Name'],
  'option2-value': ['Option2 Value'],
  'option3-name': ['Option3 Name'],
  'option3-value': ['Option3 Value'],
  sku: ['Variant SKU', 'SKU'],
  price: ['Variant Price', 'Price'],
  stock: ['Variant Inventory Qty', 'Inventory quantity'],
  pictures: ['Image Src', 'Product image URL'],
  position: ['Image Position'],
  'sku-picture': ['Variant Image', 'Variant image URL'],
})

function byHeading(fields: Partial<Record<Field, readonly string[]>>): ReadonlyMap<string, Field> {
  return new Map(
    (Object.entries(fields) as [Field, readonly string[]][]).flatMap(([field, headings]) =>
      headings.map((heading) => [plain(heading), field] as const),
    ),
  )
}

export const isKnownHeading = (heading: string): boolean => OUR_HEADINGS.has(plain(heading))

/**
 * Which format a file has and where its columns are. Refuses with `file-unreadable`: why is `columns-unknown`,
 * `column-missing` (facts: column) or `column-twice` (facts: column).
 */
export function findColumns(headings: readonly string[], line: number): Columns | Refusal {
  const ours = locate(headings, OUR_HEADINGS)
  const theirs = locate(headings, SHOPIFY_HEADINGS)
  const format: Format = theirs.fields.size > ours.fields.size ? 'shopify' : 'yuantuan'
  const { fields, twice } = format === 'shopify' ? theirs : ours
  if (fields.size < 2)
    return refuse('file-unreadable', { why: 'columns-unknown', line, headings: headings.slice(0, 20) })
  if (twice) return refuse('file-unreadable', { why: 'column-twice', line, column: twice })
  const missing = missingColumn(format, fields)
  if (missing) return refuse('file-unreadable', { why: 'column-missing', line, column: missing })
  return { format, at: fields, names: new Map([...fields].map(([field, i]) => [field, headings[i]!])) }
}

/** A product is found again by its handle; Shopify's files may leave it to be made from the title. */
function missingColumn(format: Format, fields: ReadonlyMap<Field, number>): string | null {
  if (format === 'yuantuan') return fields.has('handle') ? null : OURS.handle
  return fields.has('handle') || fields.has('title') ? null : 'Handle'
}

function locate(headings: readonly string[], known: ReadonlyMap<string, Field>) {
  const fields = new Map<Field, number>()
  let twice: string | null = null
  for (const [i, heading] of headings.entries()) {
    const field = known.get(plain(heading))
    if (!field) continue
    if (fields.has(field)) twice ??= heading
    else fields.set(field, i)
  }
  return { fields, twice }
}
