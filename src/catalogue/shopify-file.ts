import type { TableRow } from '@/sheets/table'
import { readCategory } from './categories'
import { type Columns, type Field, OPTION_VALUES } from './fields'
import { withoutTags } from './html-text'
import { CellReader, type ReadRow, SILENT } from './lines'
import { joinOptions } from './options'
import { madeUpHandle } from './rules'

/** What a variant row carries; a row with a handle, a picture and none of these only adds the picture. */
const VARIANT_FIELDS: readonly Field[] = ['sku', 'price', 'stock', 'barcode', ...OPTION_VALUES]

/**
 * Lines of a Shopify product CSV: one row per variant under a shared handle, product columns filled on its first row
 * only, further pictures as rows of their own (help.shopify.com, "Using CSV files to import and export products").
 */
export function readShopify(rows: readonly TableRow[], columns: Columns): ReadRow[] {
  const started = new Set<string>()
  return rows.map((row) => {
    const { raw, isVariant } = readRow(row, columns)
    // The first row of a handle is the product itself, even when it is all that there is.
    const onlyPicture = !isVariant && raw.pictures.length > 0 && started.has(raw.handle)
    if (raw.handle !== '') started.add(raw.handle)
    return { raw, part: onlyPicture ? 'picture' : 'sku' }
  })
}

function readRow(row: TableRow, columns: Columns) {
  const cells = new CellReader(columns, row)
  const title = cells.safe('title')
  const handle = cells.code('handle') ?? madeUpHandle(title ?? '')
  if (handle === '' && cells.text('handle') === null) cells.fault('handle', 'handle-missing')
  const picture = cells.text('pictures')
  const raw = {
    ...SILENT,
    line: row.line,
    handle,
    title,
    about: cells.safe('about', withoutTags),
    category: foreignCategory([cells.text('type'), cells.text('category')]),
    status: cells.text('status'),
    pictures: picture === null ? [] : [picture],
    position: Number(cells.text('position') ?? Number.POSITIVE_INFINITY),
    sku: cells.code('sku') ?? '',
    options: columns.at.has('option1-value') ? joinOptions(cells, OPTION_VALUES) : null,
    price: cells.text('price'),
    compared: cells.text('compared'),
    stock: cells.text('stock'),
    barcode: unquoted(cells.text('barcode')),
    skuPicture: cells.text('sku-picture'),
    problems: cells.problems,
  }
  return { raw, isVariant: VARIANT_FIELDS.some((field) => cells.text(field) !== null) }
}

/**
 * The first of a shop's own words for a category that means one of ours. Where none does the file says nothing: another
 * system's categories are not ours, and no reason to leave goods out.
 */
export function foreignCategory(words: readonly (string | null)[]): string | null {
  for (const word of words) {
    const read = word === null ? null : readCategory(word)
    // What may not be sold must not slip through as an unknown word.
    if (read && 'code' in read && read.code === 'category-forbidden') return word
    if (read && 'category' in read) return read.category
  }
  return null
}

/** The mark before a number that is to stay a text. */
export const unquoted = (text: string | null): string | null => text?.replace(/^['’]/, '') || null
