/** What a sheet of tracking numbers is made of. */
export const SHEET_COLUMNS = ['order', 'sku', 'units', 'carrier', 'trackingNo'] as const
export type SheetColumn = (typeof SHEET_COLUMNS)[number]

/** The headings of our own export; the last two are for the clerk to fill in. */
export const SHEET_HEADINGS: readonly string[] = [
  '订单号',
  '商品',
  '规格',
  'SKU',
  '件数',
  '收件人',
  '电话',
  '地区',
  '详细地址',
  '承诺发货',
  '快递公司',
  '快递单号',
]

/** How carriers' and other systems' exports name the same, in small letters and without blanks; the likelier first. */
const NAMES: Readonly<Record<SheetColumn, readonly string[]>> = {
  order: [
    '订单号',
    '订单编号',
    '商户订单号',
    '商家订单号',
    '客户订单号',
    '平台订单号',
    '平台单号',
    '外部订单号',
    '原始单号',
    '商户单号',
    'orderid',
    'ordernumber',
    'orderno',
    'order',
  ],
  sku: ['sku', 'sku编码', 'sku编号', '规格编码', '商家编码', '商品编码', '货号', 'skucode'],
  units: ['件数', '数量', '发货数量', '商品数量', '发货件数', 'quantity', 'qty', 'units'],
  carrier: [
    '快递公司',
    '物流公司',
    '承运商',
    '快递名称',
    '物流名称',
    '快递公司名称',
    '物流公司名称',
    '配送公司',
    '快递',
    '物流',
    '物流方式',
    'carrier',
    'trackingcompany',
    'shippingcarrier',
  ],
  trackingNo: [
    '快递单号',
    '运单号',
    '物流单号',
    '运单编号',
    '运单号码',
    '快递运单号',
    '物流运单号',
    '面单号',
    '邮件号',
    '单号',
    'trackingnumber',
    'trackingno',
    'tracking',
    'waybill',
    'waybillno',
  ],
}

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[\s\u200b\ufeff*＊:：_-]/g, '')
    .replace(/[（(].*$/, '')

/** The place of each column under these headings; the likelier name wins where two headings mean the same. */
export function columnsOf(headings: readonly string[]): Partial<Record<SheetColumn, number>> {
  const written = headings.map(plain)
  const found: Partial<Record<SheetColumn, number>> = {}
  for (const column of SHEET_COLUMNS) {
    const name = NAMES[column].find((one) => written.includes(one))
    if (name) found[column] = written.indexOf(name)
  }
  return found
}

/** Without these two nothing can be sent. */
const NEEDED: readonly SheetColumn[] = ['order', 'trackingNo']

export const missingColumns = (found: Partial<Record<SheetColumn, number>>): SheetColumn[] =>
  NEEDED.filter((column) => found[column] === undefined)

/** Whether a text is a heading of ours or of somebody's we know: it decides where a file's guesses are a coin's throw. */
export const isHeading = (text: string): boolean =>
  SHEET_HEADINGS.includes(text.trim()) || Object.keys(columnsOf([text])).length > 0
