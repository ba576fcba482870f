import { csvText } from '@/kernel/csv'
import type { TableRow } from '@/sheets/table'
import { type Columns, OPTION_VALUES } from './fields'
import { withoutTags } from './html-text'
import { CellReader, type ReadRow } from './lines'
import { joinOptions } from './options'
import { madeUpHandle } from './rules'
import { unquoted } from './shopify-file'
import { OURS, TEMPLATE_EXAMPLE } from './words'

/** A line of our template, or of any spreadsheet in which every line is one SKU. */
export function readOurs(row: TableRow, columns: Columns): ReadRow {
  const cells = new CellReader(columns, row)
  const title = cells.safe('title')
  const raw = {
    line: row.line,
    handle: handleOf(cells, { title, isOurs: columns.format === 'yuantuan' }),
    title,
    about: cells.safe('about', withoutTags),
    category: cells.safe('category'),
    ships: cells.text('ships'),
    status: cells.text('status'),
    comparedSource: cells.safe('compared-source'),
    comparedOn: cells.text('compared-on'),
    pictures: linksIn(cells.text('pictures') ?? ''),
    sku: cells.code('sku') ?? '',
    options: joinOptions(cells, ['options', ...OPTION_VALUES]) || null,
    price: cells.text('price'),
    compared: cells.text('compared'),
    stock: cells.text('stock'),
    barcode: unquoted(cells.text('barcode')),
    skuPicture: cells.text('sku-picture'),
    problems: cells.problems,
  }
  return { raw, part: 'sku' }
}

/** Our template asks for a handle. Sheets that know none are told apart by the title. */
function handleOf(cells: CellReader, { title, isOurs }: { title: string | null; isOurs: boolean }): string {
  const said = cells.text('handle')
  if (said !== null) return cells.code('handle') ?? ''
  const made = isOurs ? '' : madeUpHandle(title ?? '')
  // A title that is broken says so itself.
  if (made === '' && (isOurs || title !== null || cells.text('title') === null)) cells.fault('handle', 'handle-missing')
  return made
}

/** Links stand side by side, with whatever between them that links don't hold. */
const linksIn = (text: string): string[] =>
  text.split(/[\s，；]+|[,;|]+(?=\s*(?:https?:|\/|$))/).filter((url) => url !== '')

/** A file to fill in, with one line as an example. */
export const templateText = (): string => csvText([Object.values(OURS), TEMPLATE_EXAMPLE])
