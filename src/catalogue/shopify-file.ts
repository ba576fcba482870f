import type { Columns, Field } from './columns'
import { CellReader, type RawLine } from './lines'
import type { Table, TableRow } from './read-file'
import { madeUpHandle } from './rules'

/** What a variant row carries; a row with a handle, a picture and none of these only adds the picture. */
const VARIANT_FIELDS: readonly Field[] = ['sku', 'price', 'stock', 'option1-value', 'option2-value', 'option3-value']

/** What Shopify writes for the only variant of a product without options. */
const NO_OPTIONS = 'Default Title'

/**
 * Lines of a Shopify product CSV: one row per variant under a shared handle, product columns filled on its first row
 * only, further pictures as rows of their own (help.shopify.com, "Using CSV files to import and export products").
 */
export function readShopify(table: Table, columns: Columns): { lines: RawLine[]; pictureLines: RawLine[] } {
  const read = table.rows.map((row) => readRow(row, columns, table.headings.length))
  const started = new Set<string>()
  const lines: RawLine[] = []
  const pictureLines: RawLine[] = []
  for (const { raw, isVariant } of read) {
    // The first row of a handle is the product itself, even when it is all that there is.
    const onlyPicture = !isVariant && raw.pictures.length > 0 && started.has(raw.handle)
    if (raw.handle !== '') started.add(raw.handle)
    if (onlyPicture) pictureLines.push(raw)
    else lines.push(raw)
  }
  return { lines, pictureLines }
}

function readRow(row: TableRow, columns: Columns, width: number): { raw: RawLine; isVariant: boolean } {
  const cells = new CellReader(columns, row, width)
  const title = cells.safe('title')
  const handle = cells.safe('handle') ?? madeUpHandle(title ?? '')
  if (handle === '' && cells.text('handle') === null) cells.fault('handle', 'handle-missing')
  const picture = cells.text('pictures')
  const raw = {
    line: row.line,
    handle,
    title,
    about: cells.safe('about', withoutTags),
    category: categoryOf(cells),
    ships: null,
    status: cells.text('status'),
    pictures: picture === null ? [] : [picture],
    position: Number(cells.text('position') ?? Number.POSITIVE_INFINITY),
    sku: cells.safe('sku') ?? '',
    options: columns.at.has('option1-value') ? optionsOf(cells) : null,
    price: cells.text('price'),
    stock: cells.text('stock'),
    skuPicture: cells.text('sku-picture'),
    problems: cells.problems,
  }
  return { raw, isVariant: VARIANT_FIELDS.some((field) => cells.text(field) !== null) }
}

/** The merchant's own type, else the last step of Shopify's category path. */
function categoryOf(cells: CellReader): string | null {
  const own = cells.safe('type')
  if (own) return own.slice(0, 40)
  return cells.safe('category', (text) => text.split('>').at(-1)!.trim().slice(0, 40))
}

function optionsOf(cells: CellReader): string {
  const values = (['option1-value', 'option2-value', 'option3-value'] as const).map((field) => cells.safe(field))
  return values.filter((value) => value !== null && value !== NO_OPTIONS).join(' / ')
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of an HTML description: blocks become lines, tags, scripts and styles go. */
export function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(br|\/p|\/div|\/li|\/h[1-6]|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[a-z/!][^>]*>/gi, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
}

function entity(name: string): string | null {
  const number = /^#x([0-9a-f]+)$/i.exec(name) ?? /^#(\d+)$/.exec(name)
  if (!number) return ENTITIES[name.toLowerCase()] ?? null
  const code = Number.parseInt(number[1]!, name[1]?.toLowerCase() === 'x' ? 16 : 10)
  return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ''
}
