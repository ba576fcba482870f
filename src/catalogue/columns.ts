import { type Refusal, refuse } from '@/kernel/result'
import type { TableRow } from '@/sheets/table'
import { type Columns, FIELDS, type Field, FORMATS, type Format, type MappedColumn } from './fields'
import { PLAIN_TABLE, plain, SHOPIFY_TABLE, type Table, WOO_TABLE, withoutBrackets } from './headings'
import { looksLike } from './looks'
import { FIELD_NAMES, OURS } from './words'

export { isKnownHeading } from './headings'

/** Which column means what: a guess until a person says otherwise. Plain data, so that it can be kept and edited. */
export interface Mapping {
  readonly format: Format
  readonly columns: readonly MappedColumn[]
  /** A heading that means what another one means already; a person has to choose. */
  readonly twice: string | null
}

/** What a person chose, now or for an earlier file with the same headings. */
export interface Said {
  readonly format?: string | undefined
  readonly columns?: readonly { readonly field: string; readonly index: number }[] | undefined
}

/** Guesses what the columns of a file mean. Never refuses: `columnsOf` says whether the guess is good enough. */
export function mapColumns(headings: readonly string[], firstRows: readonly TableRow[], said: Said = {}): Mapping {
  const tables = [
    { format: ownFormat(headings), ...claim(headings, PLAIN_TABLE) },
    { format: 'shopify' as const, ...claim(headings, SHOPIFY_TABLE) },
    { format: 'woocommerce' as const, ...claim(headings, WOO_TABLE) },
  ]
  const format = FORMATS.find((known) => known === said.format)
  const sameTable = (one: Format) => one === format || (isOwn(one) && format !== undefined && isOwn(format))
  // The earlier table wins a tie.
  const best = tables.find((table) => sameTable(table.format)) ?? tables.reduce((a, b) => (b.score > a.score ? b : a))
  const named = format ?? best.format
  if (said.columns) return { format: named, columns: chosenOf(said.columns, headings), twice: null }
  const looked = isOwn(named) ? looksLike(headings, firstRows, best.columns) : []
  return { format: named, columns: [...best.columns, ...looked], twice: best.twice }
}

const isOwn = (format: Format): boolean => format === 'yuantuan' || format === 'plain'

/** Our template names its products by the first of its headings and has at least one more of them. */
function ownFormat(headings: readonly string[]): Format {
  const names = new Set(headings.map(plain))
  const ours = Object.values(OURS).filter((name) => names.has(plain(name)))
  return names.has(plain(OURS.handle)) && ours.length >= 2 ? 'yuantuan' : 'plain'
}

/** Several pictures, descriptions or categories may stand side by side; the first one is taken. */
const MAY_REPEAT: readonly Field[] = ['pictures', 'about', 'category', 'options', 'status']

function claim(headings: readonly string[], table: Table) {
  const names = headings.map((heading) => [plain(heading), withoutBrackets(heading)] as const)
  const taken = new Set<number>()
  const columns: MappedColumn[] = []
  for (const [field, aliases] of table) {
    const exact = firstFree(aliases, (name) => names.findIndex(([whole], i) => whole === name && !taken.has(i)))
    const near = firstFree(aliases, (name) => names.findIndex(([, bare], i) => bare === name && !taken.has(i)))
    const index = exact ?? near
    if (index === undefined) continue
    taken.add(index)
    const sureness =
      exact === undefined ? { why: 'near-heading' as const, sure: 0.8 } : { why: 'heading' as const, sure: 1 }
    columns.push({ field, index, heading: headings[index]!, ...sureness })
  }
  const score = columns.reduce((sum, { sure }) => sum + sure, 0)
  return { columns, score, twice: twiceOf(headings, { table, taken, columns }) }
}

function firstFree(names: readonly string[], indexOf: (name: string) => number): number | undefined {
  return names.map(indexOf).find((index) => index >= 0)
}

interface Claimed {
  readonly table: Table
  readonly taken: ReadonlySet<number>
  readonly columns: readonly MappedColumn[]
}

function twiceOf(headings: readonly string[], { table, taken, columns }: Claimed): string | null {
  const mapped = new Set(columns.map(({ field }) => field))
  const means = (heading: string) =>
    table.find(([field, names]) => mapped.has(field) && names.includes(plain(heading)))?.[0]
  const found = headings.find((heading, i) => {
    const field = taken.has(i) ? undefined : means(heading)
    return field !== undefined && !MAY_REPEAT.includes(field)
  })
  return found ?? null
}

const chosenOf = (columns: NonNullable<Said['columns']>, headings: readonly string[]): MappedColumn[] =>
  columns.flatMap(({ field, index }) => {
    const known = FIELDS.find((one) => one === field)
    return known ? [{ field: known, index, heading: headings[index] ?? '', why: 'chosen', sure: 1 }] : []
  })

/**
 * A mapping that can be worked with. Refuses with `file-unreadable`: why is `columns-unknown`, `column-missing`,
 * `column-twice` or `column-outside` (facts: column; line is the heading's).
 */
export function columnsOf(
  mapping: Mapping,
  of: { headings: readonly string[]; headingLine: number },
): Columns | Refusal {
  const { format, columns } = mapping
  const { headings, headingLine: line } = of
  const broken = (why: string, facts: object) => refuse('file-unreadable', { why, line, ...facts })
  const outside = columns.find(({ index }) => !(index >= 0 && index < headings.length))
  if (outside) return broken('column-outside', { column: FIELD_NAMES[outside.field] })
  const twice = mapping.twice ?? repeated(columns)
  if (twice !== null) return broken('column-twice', { column: twice })
  if (new Set(columns.map(({ field }) => field)).size < 2) {
    return broken('columns-unknown', { headings: headings.slice(0, 20) })
  }
  const missing = missingColumn(format, new Set(columns.map(({ field }) => field)))
  if (missing) return broken('column-missing', { column: missing })
  return {
    format,
    at: new Map(columns.map(({ field, index }) => [field, index])),
    names: new Map(columns.map(({ field, index }) => [field, headings[index] || FIELD_NAMES[field]])),
    width: headings.length,
  }
}

/** A field that two columns are to mean, or a column that is to mean two fields. */
function repeated(columns: readonly MappedColumn[]): string | null {
  const again = columns.find(({ field, index }, i) =>
    columns.slice(0, i).some((other) => other.field === field || other.index === index),
  )
  return again ? again.heading || FIELD_NAMES[again.field] : null
}

/** A product is found again by its handle; where a file has none, it is made from the title. */
function missingColumn(format: Format, fields: ReadonlySet<Field>): string | null {
  if (format === 'yuantuan') return fields.has('handle') ? null : OURS.handle
  if (format === 'woocommerce') return fields.has('title') && fields.has('kind') ? null : 'Type'
  if (fields.has('handle') || fields.has('title')) return null
  return format === 'shopify' ? 'Handle' : OURS.title
}
