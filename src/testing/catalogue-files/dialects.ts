import iconv from 'iconv-lite'
import writeXlsx from 'write-excel-file/node'
import { OURS } from '@/catalogue/words'
import { yuan } from '@/kernel/money'
import type { Good, GoodSku } from './goods'

type Column = keyof typeof OURS
export type Row = Record<Column, string>

/** Lines of our template: what holds for the product stands on its first line. */
export const templateRows = (goods: readonly Good[]): Row[] =>
  goods.flatMap((good) =>
    good.skus.map((sku, i) => ({ ...skuCells(good, sku), ...(i === 0 ? productCells(good) : {}) })),
  )

const skuCells = ({ handle }: Good, sku: GoodSku): Row => ({
  handle,
  title: '',
  category: '',
  options: sku.options.join(' / '),
  sku: sku.code,
  price: yuan(sku.priceFen),
  compared: yuan(sku.comparedFen),
  'compared-source': '',
  'compared-on': '',
  barcode: sku.barcode,
  stock: String(sku.stock),
  ships: '',
  pictures: '',
  about: '',
})

const productCells = (good: Good) => ({
  title: good.title,
  category: good.category,
  'compared-source': good.comparedSource,
  'compared-on': good.comparedOn,
  ships: String(good.shipsInDays),
  pictures: good.pictures.join(' '),
  about: good.about,
})

export const COLUMNS = Object.keys(OURS) as Column[]

export function csvOf(rows: readonly (readonly string[])[], delimiter = ','): string {
  const cell = (text: string) => (/["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(cell).join(delimiter)).join('\r\n')
}

export const gridOf = (rows: readonly Row[]): string[][] => [
  Object.values(OURS),
  ...rows.map((row) => COLUMNS.map((column) => row[column])),
]

/** The same catalogue six times, as six people would hand it in. */
export async function sixDialects(goods: readonly Good[]): Promise<Record<string, Buffer>> {
  const grid = gridOf(templateRows(goods))
  const text = csvOf(grid)
  return {
    'UTF-8': Buffer.from(text),
    'UTF-8 with a mark': Buffer.from(`\ufeff${text}`),
    GB18030: iconv.encode(text, 'gb18030'),
    'UTF-16LE': iconv.encode(csvOf(grid, '\t'), 'utf-16le', { addBOM: true }),
    semicolons: Buffer.from(csvOf(grid, ';')),
    XLSX: await workbook(goods),
  }
}

/** With a title above, numbers as numbers, days as days, names merged over their kinds, and a sum below. */
async function workbook(goods: readonly Good[]): Promise<Buffer> {
  const rows = goods.flatMap((good) =>
    good.skus.map((sku, i) => COLUMNS.map((column) => xlsxCell(column, { good, sku, isFirst: i === 0 }))),
  )
  const units = goods.flatMap(({ skus }) => skus).reduce((sum, { stock }) => sum + stock, 0)
  const sum = COLUMNS.map((column) => (column === 'handle' ? '合计' : column === 'stock' ? units : null))
  const title = [{ value: '春季商品总表', columnSpan: COLUMNS.length }]
  return await writeXlsx([title, [], Object.values(OURS), ...rows, sum]).toBuffer()
}

function xlsxCell(column: Column, { good, sku, isFirst }: { good: Good; sku: GoodSku; isFirst: boolean }) {
  const text = { ...skuCells(good, sku), ...productCells(good) }[column]
  const merged = column === 'handle' || column === 'title'
  if (merged && good.skus.length > 1) return isFirst ? { value: text, rowSpan: good.skus.length } : null
  if (column in productCells(good) && !isFirst) return null
  if (column === 'price' || column === 'compared') return { value: Number(text), format: '#,##0.00' }
  if (column === 'stock' || column === 'ships' || column === 'barcode') return { value: Number(text) }
  if (column === 'compared-on') return { value: new Date(`${text}T00:00:00Z`), format: 'yyyy/m/d' }
  return text === '' ? null : text
}
