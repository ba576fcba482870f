import { parseYuan } from '@/kernel/money'
import type { Problem } from '@/kernel/result'
import type { Columns, Field } from './columns'
import type { Line, ProductFields, RawLine } from './lines'
import { PICTURES_MAX, PRICE_FEN_MAX, SHIPS_IN_DAYS_MAX, STOCK_MAX } from './rules'
import { OURS } from './words'

/**
 * From words to numbers, as far as the file alone can tell. What a file says about a product is gathered on the first
 * line of its handle; pictures of picture-only lines go there too.
 */
export function understand(
  raw: { readonly lines: readonly RawLine[]; readonly pictureLines: readonly RawLine[] },
  columns: Columns,
): Line[] {
  const say = speaker(columns)
  const groups = groupByHandle(raw.lines)
  const pictures = groupByHandle(raw.pictureLines)
  const productColumns = new Set(PRODUCT_FIELDS.flatMap((field) => columns.names.get(field) ?? []))
  const lines = raw.lines.map((line) => {
    if (line.handle === '') return skuLine({ line, product: null, found: line.problems }, say)
    const group = groups.get(line.handle)!
    const isFirst = group[0] === line
    if (!isFirst) {
      return skuLine({ line, product: null, found: [...line.problems, ...contradictions(line, group[0]!, say)] }, say)
    }
    const [ofProduct, own] = parted(line.problems, productColumns)
    const product = productOf({ group, pictureLines: pictures.get(line.handle) ?? [], found: ofProduct }, say)
    return skuLine({ line, product, found: own }, say)
  })
  const faulty = raw.pictureLines.filter((line) => line.problems.length > 0 || badPicture(line))
  return [...lines, ...faulty.map((line) => pictureLine(line, say))].sort((a, b) => a.line - b.line)
}

const PRODUCT_FIELDS: readonly Field[] = ['title', 'about', 'category', 'type', 'ships', 'pictures', 'status']

/** A faulty title on the first line is a fault of the product, not only of that line's SKU. */
function parted(problems: readonly Problem[], productColumns: ReadonlySet<string>): [Problem[], Problem[]] {
  const isOfProduct = ({ field }: Problem) => productColumns.has(field)
  return [problems.filter(isOfProduct), problems.filter((problem) => !isOfProduct(problem))]
}

export type Say = (field: Field, code: string, facts?: Record<string, unknown>) => Problem

/** Problems name the column as the file spells it; a column that the file lacks goes by the name in our template. */
export const speaker =
  ({ names }: Pick<Columns, 'names'>): Say =>
  (field, code, facts) => {
    const column = names.get(field) ?? OURS[field as keyof typeof OURS] ?? ''
    return { field: column, code, ...(facts ? { facts } : {}) }
  }

function groupByHandle(lines: readonly RawLine[]): Map<string, RawLine[]> {
  const groups = new Map<string, RawLine[]>()
  for (const line of lines) {
    const group = groups.get(line.handle)
    if (group) group.push(line)
    else groups.set(line.handle, [line])
  }
  return groups
}

interface Gathered {
  readonly line: RawLine
  readonly product: ProductFields | null
  readonly found: readonly Problem[]
}

function skuLine({ line, product, found }: Gathered, say: Say): Line {
  const problems = [...found]
  const priceFen = numberOf(line.price, readPrice, (code) => problems.push(say('price', code)))
  const stock = numberOf(line.stock, readStock, (code) => problems.push(say('stock', code)))
  if (line.skuPicture !== null && !isLink(line.skuPicture)) problems.push(say('sku-picture', 'picture-not-a-link'))
  const { line: number, handle, sku, options, skuPicture } = line
  return { line: number, handle, sku, options, priceFen, stock, skuPicture, product, problems }
}

function pictureLine(line: RawLine, say: Say): Line {
  const problems = [...line.problems, ...(badPicture(line) ? [say('pictures', 'picture-not-a-link')] : [])]
  const nothing = { sku: '', options: null, priceFen: null, stock: null, skuPicture: null, product: null }
  return { line: line.line, handle: line.handle, ...nothing, problems, pictureOnly: true }
}

interface Group {
  readonly group: readonly RawLine[]
  readonly pictureLines: readonly RawLine[]
  readonly found: readonly Problem[]
}

function productOf({ group, pictureLines, found }: Group, say: Say): ProductFields {
  const problems = [...found]
  const shipsInDays = numberOf(first(group, 'ships'), readDays, (code) => problems.push(say('ships', code)))
  const own = group.flatMap((line) => line.pictures)
  if (own.some((url) => !isLink(url))) problems.push(say('pictures', 'picture-not-a-link'))
  return {
    title: first(group, 'title'),
    about: first(group, 'about'),
    category: first(group, 'category'),
    shipsInDays,
    status: statusOf(first(group, 'status')),
    pictureUrls: picturesOf([...group, ...pictureLines]),
    problems,
  }
}

type ProductText = 'title' | 'about' | 'category' | 'ships' | 'status'

const first = (group: readonly RawLine[], field: ProductText): string | null =>
  group.find((line) => line[field] !== null)?.[field] ?? null

/** A later line may repeat what the first one says of the product, but not say something else. */
function contradictions(line: RawLine, lead: RawLine, say: Say): Problem[] {
  return (['title', 'about', 'category', 'ships'] as const)
    .filter((field) => line[field] !== null && lead[field] !== null && line[field] !== lead[field])
    .map((field) => say(field, 'differs-from-first-line', { line: lead.line }))
}

/** Links in the order of their positions, each once, as many as a product may show; null when the file names none. */
function picturesOf(lines: readonly RawLine[]): string[] | null {
  const placed = [...lines].sort((a, b) => a.line - b.line)
  const ordered = placed.sort((a, b) => compare(a.position, b.position))
  const links = [...new Set(ordered.flatMap((line) => line.pictures).filter(isLink))]
  return links.length === 0 ? null : links.slice(0, PICTURES_MAX)
}

const place = (position: number | undefined): number =>
  position === undefined || Number.isNaN(position)
    ? Number.MAX_SAFE_INTEGER
    : Math.min(position, Number.MAX_SAFE_INTEGER)
const compare = (a: number | undefined, b: number | undefined): number => place(a) - place(b)

/** Shopify's drafts and archived products are not for sale; a status that we don't know changes nothing. */
function statusOf(status: string | null): ProductFields['status'] {
  const word = status?.toLowerCase()
  if (word === 'active') return 'live'
  return word === 'draft' || word === 'archived' ? 'withdrawn' : null
}

const badPicture = (line: RawLine): boolean => line.pictures.some((url) => !isLink(url))

/** Pictures lie on the web, or in the app's own folder. */
const isLink = (url: string): boolean =>
  url.length <= 500 && (/^https?:\/\/[^\s"'<>]+$/i.test(url) || /^\/[\w./-]+$/.test(url))

type Reading = { readonly value: number } | { readonly code: string }

function numberOf(text: string | null, read: (text: string) => Reading, fault: (code: string) => void): number | null {
  if (text === null) return null
  const reading = read(text.normalize('NFKC').replace(/\s/g, ''))
  if ('value' in reading) return reading.value
  fault(reading.code)
  return null
}

/** "1,299.00", "¥29.9" and "29.90元" are prices; "约30" is none. */
function readPrice(text: string): Reading {
  const bare = text
    .replace(/元$/, '')
    .replace(/^([¥￥]?)(\d{1,3}(?:,\d{3})+)(\.\d+)?$/, (whole) => whole.replaceAll(',', ''))
  const fen = parseYuan(bare.replace(/^(.*\.\d{2})0+$/, '$1'))
  if (/^[¥￥]?-/.test(bare) || fen === 0) return { code: 'price-not-positive' }
  if (fen === null) return { code: 'price-not-a-number' }
  return fen > PRICE_FEN_MAX ? { code: 'price-too-high' } : { value: fen }
}

function readStock(text: string): Reading {
  if (/^-\d/.test(text)) return { code: 'stock-negative' }
  if (!/^(\d{1,12}|\d{1,3}(,\d{3})+)(\.0+)?$/.test(text)) return { code: 'stock-not-a-number' }
  const units = Number(text.replaceAll(',', ''))
  return units > STOCK_MAX ? { code: 'stock-too-high' } : { value: units }
}

function readDays(text: string): Reading {
  const match = /^(\d{1,5})天?$/.exec(text)
  if (!match) return { code: 'ships-not-a-number' }
  const days = Number(match[1])
  return days >= 1 && days <= SHIPS_IN_DAYS_MAX ? { value: days } : { code: 'ships-out-of-range' }
}
