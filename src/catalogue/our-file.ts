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

/** UTF-8 with a byte-order mark, or Excel shows Chinese as rubbish; CRLF as spreadsheets write it. */
export function templateText(): string {
  const lines = [Object.values(OURS), TEMPLATE_EXAMPLE].map((cells) => cells.map(quoted).join(','))
  return `\ufeff${lines.join('\r\n')}\r\n`
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
