import { csvText } from '@/kernel/csv'
import type { Columns } from './columns'
import { CellReader, type RawLine } from './lines'
import type { Table, TableRow } from './read-file'
import { OURS, TEMPLATE_EXAMPLE } from './words'

/** Lines of our template and of plain spreadsheets with Chinese headings: every line is one SKU. */
export function readOurs(table: Table, columns: Columns): RawLine[] {
  return table.rows.map((row) => readLine(row, columns, table.headings.length))
}

function readLine(row: TableRow, columns: Columns, width: number): RawLine {
  const cells = new CellReader(columns, row, width)
  const handle = cells.safe('handle') ?? ''
  if (cells.text('handle') === null) cells.fault('handle', 'handle-missing')
  return {
    line: row.line,
    handle,
    title: cells.safe('title'),
    about: cells.safe('about'),
    category: cells.safe('category'),
    ships: cells.text('ships'),
    status: null,
    pictures: (cells.safe('pictures') ?? '').split(/[\s,，;；|]+/).filter((url) => url !== ''),
    sku: cells.safe('sku') ?? '',
    options: cells.safe('options'),
    price: cells.text('price'),
    stock: cells.text('stock'),
    skuPicture: null,
    problems: cells.problems,
  }
}

/** A file to fill in, with one line as an example. */
export const templateText = (): string => csvText([Object.values(OURS), TEMPLATE_EXAMPLE])
