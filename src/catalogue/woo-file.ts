import type { TableRow } from '@/sheets/table'
import { type Columns, OPTION_VALUES } from './fields'
import { withoutTags } from './html-text'
import { CellReader, type RawLine, type ReadRow, SILENT } from './lines'
import { joinOptions } from './options'
import { madeUpHandle } from './rules'
import { foreignCategory, unquoted } from './shopify-file'

const KINDS = ['simple', 'variable', 'variation'] as const
type Kind = (typeof KINDS)[number]

/**
 * A line of a WooCommerce product CSV (woocommerce.com, "Product CSV importer and exporter"). A simple product is one
 * line; a variable one is a line without a price of its own above its variations, which name it in Parent: by its SKU, or
 * as "id:12" where it has none.
 */
export function readWoo(row: TableRow, columns: Columns): ReadRow {
  const cells = new CellReader(columns, row)
  const kind = kindOf(cells)
  if (kind === null) cells.fault('kind', 'kind-unknown')
  const raw = kind === 'variation' ? readVariation(row, cells) : readProduct(row, cells, kind)
  return { raw, part: kind === 'variable' ? 'product' : 'sku' }
}

/** "simple, virtual" says more than we need. */
function kindOf(cells: CellReader): Kind | null {
  const words = (cells.text('kind') ?? '').toLowerCase().split(/[\s,]+/)
  return KINDS.find((kind) => words.includes(kind)) ?? null
}

function readProduct(row: TableRow, cells: CellReader, kind: Kind | null): RawLine {
  const sku = cells.code('sku') ?? ''
  const title = cells.safe('title')
  if (kind === 'variable' && cells.text('title') === null) cells.fault('title', 'title-missing')
  return {
    ...SILENT,
    ...priceOf(cells),
    line: row.line,
    handle: sku || byId(cells.text('id')) || madeUpHandle(title ?? ''),
    title,
    about: cells.safe('about', withoutTags) ?? cells.safe('about-short', withoutTags),
    category: foreignCategory((cells.text('category') ?? '').split(',')),
    status: cells.text('status'),
    pictures: linksIn(cells.text('pictures')),
    sku: kind === 'variable' ? '' : sku,
    options: null,
    stock: cells.text('stock'),
    barcode: unquoted(cells.text('barcode')),
    problems: cells.problems,
  }
}

/** A variation's name, words and category repeat its parent's; its picture is its own. */
function readVariation(row: TableRow, cells: CellReader): RawLine {
  const parent = cells.code('parent') ?? ''
  if (cells.text('parent') === null) cells.fault('parent', 'parent-missing')
  return {
    ...SILENT,
    ...priceOf(cells),
    line: row.line,
    handle: byId(/^id:(\d+)$/i.exec(parent)?.[1] ?? null) || parent,
    title: null,
    about: null,
    category: null,
    pictures: [],
    sku: cells.code('sku') ?? '',
    options: joinOptions(cells, OPTION_VALUES),
    stock: cells.text('stock'),
    barcode: unquoted(cells.text('barcode')),
    skuPicture: linksIn(cells.text('pictures'))[0] ?? null,
    problems: cells.problems,
  }
}

/** While something is on sale its regular price is the one that is crossed out. */
function priceOf(cells: CellReader): Pick<RawLine, 'price' | 'compared' | 'pricesIn'> {
  const [regular, sale] = [cells.text('price'), cells.text('sale-price')]
  if (sale === null) return { price: regular, compared: null }
  return { price: sale, compared: regular, pricesIn: { price: 'sale-price', compared: 'price' } }
}

const byId = (id: string | null): string => (id === null ? '' : `woo-${id}`)

const linksIn = (text: string | null): string[] =>
  (text ?? '').split(/\s*,\s+|,(?=https?:)/).filter((url) => url !== '')
