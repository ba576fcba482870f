import { FILE_UNREADABLE } from '@/sheets/words'
import type { Field } from './fields'

/** The headings of our template; also the names of the columns in differences old → new. */
export const OURS = {
  handle: '商品编码',
  title: '商品名称',
  category: '类目',
  options: '规格',
  sku: 'SKU编码',
  price: '价格(元)',
  compared: '划线价(元)',
  'compared-source': '划线价来源',
  'compared-on': '划线价日期',
  barcode: '条码',
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

/** What each column means, for whoever puts a mapping right. */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  ...OURS,
  'sale-price': '促销价',
  'about-short': '简短说明',
  status: '状态',
  type: '商品类型',
  position: '图片顺序',
  'sku-picture': '规格图片',
  kind: '类型',
  parent: '父商品',
  id: 'ID',
  'option1-name': '选项 1 名称',
  'option1-value': '选项 1',
  'option2-name': '选项 2 名称',
  'option2-value': '选项 2',
  'option3-name': '选项 3 名称',
  'option3-value': '选项 3',
}

/** A product of a foreign file that says no category. */
export const CATEGORY_UNKNOWN = '其他'

export const EXPORT_FILE = (day: string): string => `愿团商品-${day}.csv`

/** What a cell says to take away what stands there: a blank one leaves it. */
export const CLEAR = '清空'

export const TEMPLATE_NAME = '愿团商品模板.csv'
/** One example line; stock is what lies in the warehouse, units to ship and set aside for campaigns included. */
export const TEMPLATE_EXAMPLE = [
  'tea-001',
  '明前龙井',
  '茶叶',
  '100 克 / 礼盒',
  'TEA-001-100',
  '129.00',
  '168.00',
  '愿团小店',
  '2026-03-01',
  '6901234567892',
  '200',
  '2',
  'https://example.com/tea.webp',
  '每行一个规格；同一商品的多行用同一个商品编码。库存填仓库实有数（含待发的和活动已占用的）。图片可填多个链接，用空格隔开。再次导入时，空着的格不改动原来的内容；要去掉说明、图片、条码或划线价，就在那一格填「清空」。',
] as const

/** Why a file could not be read at all (facts.why of `file-unreadable`). */
export const UNREADABLE: Readonly<Record<string, string>> = {
  ...FILE_UNREADABLE,
  fault: '我们这边读这份文件时反复出故障，商品库没有任何改动。请换一种读法或稍后再传；还是不行，请把故障号告诉平台',
  'columns-unknown': '认不出表头。请使用我们的模板，或在「列」这一步指定每列的意思',
  'column-missing': '缺少必需的列',
  'column-twice': '有两列是同一个意思，请指定用哪一列',
  'column-outside': '指定的列不在表里',
}

/** What is wrong with a line and how to put it right (problems[].code of a row). */
export const PROBLEMS: Readonly<Record<string, string>> = {
  'handle-missing': '缺少商品编码，请补上',
  'title-missing': '新商品缺少名称，请补上',
  'category-missing': '新商品缺少类目，请补上',
  'price-missing': '缺少价格，请补上',
  'price-not-a-number': '价格不是数字。请填 29.90 这样的金额，最多两位小数',
  'price-not-positive': '价格必须大于 0',
  'price-decimals': '价格最多两位小数，请精确到分',
  'price-over-compared': '价格没有低于划线价（没写的那个沿用商品库里的）。请核对两个价格',
  'price-too-high': '价格超出上限 100 万元，请核对',
  'stock-negative': '库存不能是负数',
  'stock-not-a-number': '库存不是数字。请只填数字',
  'stock-not-whole': '库存必须是整数',
  'stock-too-high': '库存超出上限，请核对',
  'stock-below-held': '库存少于待发和活动占用的数量。请填仓库实有数（待发的也算），已寄出的先登记发货',
  'ships-not-a-number': '发货天数不是整数',
  'ships-out-of-range': '发货天数须在 1 到 330 之间',
  'picture-not-a-link': '图片须是 http(s) 链接',
  'picture-inside': '图片链接指向内部网络，无法使用。请填公开可访问的链接',
  'picture-with-login': '图片链接里带有账号或密码。请填公开可访问的链接',
  'category-unknown': '没有这个类目，请改为平台已有的类目',
  'category-forbidden': '平台不允许销售这类商品，请删去这一行',
  'status-unknown': '状态无法识别。请填「在售」或「下架」',
  'date-unreadable': '日期无法识别。请填 2026-03-01 这样的日期',
  'barcode-damaged': '条码被表格软件改成了科学计数，数字已丢失。请把该列设为文本格式，重新填写条码',
  'barcode-zero-lost': '条码少了开头的 0。请把该列设为文本格式，补上 0',
  'barcode-length': '条码应为 8、12、13 或 14 位数字',
  'barcode-check-digit': '条码的校验位不对，请对照包装核对每一位',
  'number-damaged': '编码被表格软件改成了科学计数，数字已丢失。请把该列设为文本格式，重新填写',
  'kind-unknown': '不支持这种商品类型。支持 simple、variable 和 variation',
  'parent-missing': '规格行没有写父商品，请补上父商品的 SKU 或 id',
  'no-variants': '多规格商品没有任何规格行，请补上规格，或把类型改为 simple',
  'duplicate-sku': '与另一行的 SKU 编码相同，请删去一行或改编码',
  'duplicate-options': '与同一商品另一行的规格相同，请改规格',
  'options-taken': '该商品已有同名规格，其 SKU 编码不同。请改规格，或用原编码',
  'sku-elsewhere': '该 SKU 编码已属于另一个商品，请改编码',
  'too-many-skus': '一个商品最多 100 个规格',
  'differs-from-first-line': '与同一商品编码首行写的不一样。若是另一个商品请改编码，若是同一个请统一',
  'product-broken': '该新商品的首行有错，请先改首行',
  'too-many-pictures': '一个商品最多 12 张图片，这里列出的是多出来的。请删去',
  'not-clearable': '这一列不能清空。要保持原样请把这一格留空；能清空的是说明、图片、规格图片、条码和划线价三列',
  'too-long': '内容太长，请缩短',
  'formula-cell': '内容以 = + - @ 开头，表格软件会当作公式执行。请去掉开头的符号',
  'extra-cells': '这一行的列比表头多。请检查未加引号的分隔符',
  'control-characters': '有看不见的控制字符。请删去后重新填写',
  'sheet-error': '表格公式出错，单元格里是错误值。请改正公式或直接填写内容',
  garbled: '有乱码字符。请检查文件编码后重新导出',
  fault:
    '我们这边处理这一行时出了故障，这一行什么都没有写入，其他行不受影响。请稍后单独再传这一行；还是不行，请把故障号告诉平台',
  'changed-since-check': '核对之后商品库里有人改过，这一行的意思变了，没有写入。请重新上传这一行核对',
}

/** Why a line waits for a yes of its own (waits[].code of a row). */
export const WAITS: Readonly<Record<string, string>> = {
  'price-far': '价格变动超过 30%，没有确认',
  'below-campaign': '价格低于进行中活动的价格，没有确认',
}

/** The column in front of lines that were not written, and the name of their file. */
export const REASON = '原因'
/** Beside a line that is in order and comes along, because the failed ones can't be uploaded without it. */
export const COMPANION = '这一行没有错，随同一商品的其他行一起上传'
export const FAILED_FILE = (name: string): string => `${name.replace(/\.(csv|txt|xlsx)$/i, '')}-出错的行.csv`

/** Why a picture could not be fetched (`reason` of a picture). */
export const PICTURE_FAILED: Readonly<Record<string, string>> = {
  'address-inside': '图片地址指向内部网络，不会去取',
  'not-found': '图片地址打不开（404）',
  'not-a-picture': '这个地址给出的不是图片',
  'too-large': '图片太大',
  'timed-out': '对方网站太慢，没有取到',
  unreachable: '连不上对方网站',
  'room-full': '品牌的图片空间已满',
}

/** Behind a reason that is ours: by this the operator finds what happened. */
export const FAULT_ID = (id: string): string => `（故障号 ${id}）`
