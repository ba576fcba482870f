/** The headings of our template; also the names of the columns in differences old → new. */
export const OURS = {
  handle: '商品编码',
  title: '商品名称',
  category: '类目',
  options: '规格',
  sku: 'SKU编码',
  price: '价格(元)',
  stock: '库存',
  ships: '发货天数',
  pictures: '图片',
  about: '说明',
} as const

/** Differences in what our template has no column for. */
export const OTHERS = { status: '状态', skuPicture: '规格图片' } as const

export const STATUS = { draft: '草稿', 'in-review': '审核中', live: '在售', withdrawn: '下架' } as const

/** A SKU that is no longer offered. */
export const RETIRED = '停用'

/** Cells that versions of a product differ in, as the review and the history name them. */
export const CELLS = {
  handle: '商品编码',
  title: '商品名称',
  category: '类目',
  ships: '发货天数',
  pictures: '图片',
  about: '说明',
  comparedSource: '划线价来源',
  comparedOn: '划线价日期',
  sku: '规格',
  code: 'SKU编码',
  options: '规格名',
  price: '价格(元)',
  compared: '划线价(元)',
  barcode: '条码',
  skuPicture: '规格图片',
} as const

/** A product of a foreign file that says no category. */
export const CATEGORY_UNKNOWN = '其他'

export const TEMPLATE_NAME = '愿团商品模板.csv'
/** One example line; stock is what lies in the warehouse, units set aside for campaigns included. */
export const TEMPLATE_EXAMPLE = [
  'tea-001',
  '明前龙井',
  '茶叶',
  '100 克 / 礼盒',
  'TEA-001-100',
  '129.00',
  '200',
  '2',
  'https://example.com/tea.webp',
  '每行一个规格；同一商品的多行用同一个商品编码。库存填仓库实有数（含活动已占用的）。图片可填多个链接，用空格隔开。',
] as const

/** Why a file could not be read at all (facts.why of `file-unreadable`). */
export const UNREADABLE: Readonly<Record<string, string>> = {
  empty: '文件是空的',
  'no-rows': '只有表头，没有商品行',
  'is-xlsx': '这是 Excel 文件（xlsx）。请在 Excel 中另存为「CSV UTF-8」再上传',
  'is-xls': '这是旧版 Excel 文件（xls）。请在 Excel 中另存为「CSV」再上传',
  binary: '这不是文本文件',
  'not-csv': '这一行不符合 CSV 格式',
  'quote-not-closed': '这一行的引号没有成对，后面的内容无法识别',
  'columns-unknown': '认不出表头。请使用我们的模板，或 Shopify 导出的商品 CSV',
  'column-missing': '缺少必需的列',
  'column-twice': '有两列表头是同一个意思，请删去一列',
}

/** What is wrong with a line and how to put it right (problems[].code of a row). */
export const PROBLEMS: Readonly<Record<string, string>> = {
  'handle-missing': '缺少商品编码，请补上',
  'title-missing': '新商品缺少名称，请补上',
  'category-missing': '新商品缺少类目，请补上',
  'price-missing': '缺少价格，请补上',
  'price-not-a-number': '价格不是数字。请填 29.90 这样的金额，最多两位小数',
  'price-not-positive': '价格必须大于 0',
  'price-too-high': '价格超出上限 100 万元，请核对',
  'price-guard': '价格比现在低一半以上。若确实要降，请分两次降，或核对小数点',
  'stock-negative': '库存不能是负数',
  'stock-not-a-number': '库存不是整数',
  'stock-too-high': '库存超出上限，请核对',
  'stock-below-held': '库存少于已被活动占用的数量。请填仓库实有数，或先结束活动',
  'ships-not-a-number': '发货天数不是整数',
  'ships-out-of-range': '发货天数须在 1 到 330 之间',
  'picture-not-a-link': '图片须是 http(s) 链接',
  'duplicate-sku': '与另一行的 SKU 编码相同，请删去一行或改编码',
  'duplicate-options': '与同一商品另一行的规格相同，请改规格',
  'options-taken': '该商品已有同名规格，其 SKU 编码不同。请改规格，或用原编码',
  'sku-elsewhere': '该 SKU 编码已属于另一个商品，请改编码',
  'too-many-skus': '一个商品最多 100 个规格',
  'differs-from-first-line': '与该商品首行写的不一样，请统一',
  'product-broken': '该新商品的首行有错，请先改首行',
  'too-long': '内容太长，请缩短',
  'formula-cell': '内容以 = + - @ 开头，表格软件会当作公式执行。请去掉开头的符号',
  'extra-cells': '这一行的列比表头多。请检查未加引号的分隔符',
  garbled: '有乱码字符。请检查文件编码后重新导出',
}
