import { OURS } from '@/catalogue/words'
import { type Chance, createChance } from '../trade/chance'
import type { Row } from './dialects'

type Column = keyof typeof OURS

/** A fault that was put into a file, by the line that a spreadsheet shows. */
export interface Fault {
  readonly kind: string
  readonly line: number
  readonly column: string
  readonly code: string
}

/** What is written into a cell, and what must be said of it. */
type Kind = readonly [kind: string, column: Column, text: string | ((was: string) => string), code: string]

const KINDS: readonly Kind[] = [
  ['no handle', 'handle', '', 'handle-missing'],
  ['no title', 'title', '', 'title-missing'],
  ['no category', 'category', '', 'category-missing'],
  ['a category that is none of ours', 'category', '茶叶周边好物', 'category-unknown'],
  ['goods that may not be sold', 'category', '进口香烟', 'category-forbidden'],
  ['no price', 'price', '', 'price-missing'],
  ['a price in words', 'price', '约三十', 'price-not-a-number'],
  ['a price of nothing', 'price', '0.00', 'price-not-positive'],
  ['a price below nothing', 'price', '-12.50', 'price-not-positive'],
  ['three decimals', 'price', '29.999', 'price-decimals'],
  ['a price that no one pays', 'price', '99999999', 'price-too-high'],
  ['a price over the crossed-out one', 'price', '900000', 'price-over-compared'],
  ['a crossed-out price in words', 'compared', '面议', 'price-not-a-number'],
  ['a stock below nothing', 'stock', '-3', 'stock-negative'],
  ['half a unit', 'stock', '3.5', 'stock-not-whole'],
  ['a stock in words', 'stock', '若干', 'stock-not-a-number'],
  ['a stock that no house holds', 'stock', '99999999999', 'stock-too-high'],
  ['days in words', 'ships', '尽快', 'ships-not-a-number'],
  ['more than a year to wait', 'ships', '400', 'ships-out-of-range'],
  ['a picture on somebody’s disk', 'pictures', 'file:///c:/tea.png', 'picture-not-a-link'],
  ['a picture at home', 'pictures', 'http://127.0.0.1/a.png', 'picture-inside'],
  ['a picture among the cloud’s secrets', 'pictures', 'http://169.254.169.254/latest/meta-data', 'picture-inside'],
  ['a picture behind one number', 'pictures', 'http://2130706433/a.png', 'picture-inside'],
  ['a picture in the house, by its long name', 'pictures', 'http://[::ffff:10.0.0.1]/a.png', 'picture-inside'],
  ['a picture with a password', 'pictures', 'https://example.com:x@evil.example.org/a.png', 'picture-with-login'],
  ['a title without an end', 'title', (was) => was.repeat(60), 'too-long'],
  ['a description without an end', 'about', (was) => was.repeat(120), 'too-long'],
  ['a formula for a title', 'title', '=HYPERLINK("http://evil.example.org","茶")', 'formula-cell'],
  ['a formula for a code', 'sku', '@SUM(1,2)', 'formula-cell'],
  ['a bell in a title', 'title', (was) => `${was}\u0007`, 'control-characters'],
  ['a title that runs backwards', 'title', (was) => `\u202e${was}`, 'control-characters'],
  ['letters that were lost', 'about', (was) => `${was}\ufffd`, 'garbled'],
  ['an error of a formula', 'title', '#REF!', 'sheet-error'],
  ['a bar code that became a number', 'barcode', '6.90123E+12', 'barcode-damaged'],
  [
    'a bar code of a wrong digit',
    'barcode',
    (was) => was.slice(0, -1) + ((Number(was.at(-1)) + 1) % 10),
    'barcode-check-digit',
  ],
  ['a bar code that lost its zero', 'barcode', '36000291452', 'barcode-zero-lost'],
  ['a bar code that is too short', 'barcode', '12345', 'barcode-length'],
  ['a code that became a number', 'sku', '1.23E+11', 'number-damaged'],
  ['a handle that became a number', 'handle', '4.90123E+12', 'number-damaged'],
  ['a day that no calendar has', 'compared-on', '2026-02-30', 'date-unreadable'],
]

export interface Damaged {
  readonly rows: readonly Row[]
  /** Cells beyond the last heading, by line. */
  readonly extra: ReadonlyMap<number, string>
  readonly faults: readonly Fault[]
  /** Lines that somebody touched, and those that stand with them in one fault. */
  readonly touched: ReadonlySet<number>
}

const ROUNDS = 2

/** Every kind of fault twice, each in a product of its own, and those between two lines besides. */
export function damage(clean: readonly Row[], seed: number): Damaged {
  const chance = createChance(seed)
  const rows = clean.map((row) => ({ ...row }))
  const faults: Fault[] = []
  const extra = new Map<number, string>()
  const singles = shuffled(
    linesOf(clean, (n) => n === 1),
    chance,
  )
  const several = shuffled(
    linesOf(clean, (n) => n > 1),
    chance,
  )
  const note = (kind: string, line: number, [column, code]: readonly [Column | '', string]) =>
    faults.push({ kind, line, column: column === '' ? '' : OURS[column], code })
  for (let round = 0; round < ROUNDS; round++) {
    for (const [kind, column, text, code] of KINDS) {
      const line = singles.pop()!
      const row = rows[line - 2]!
      row[column] = typeof text === 'string' ? text : text(row[column])
      note(kind, line, [column, code])
    }
    const surplus = singles.pop()!
    extra.set(surplus, '多出来的')
    note('more cells than headings', surplus, ['', 'extra-cells'])
    const [one, other] = [singles.pop()!, singles.pop()!]
    rows[other - 2]!.sku = rows[one - 2]!.sku
    for (const line of [one, other]) note('one code for two', line, ['sku', 'duplicate-sku'])
    const first = several.pop()!
    rows[first - 1]!.options = rows[first - 2]!.options
    for (const line of [first, first + 1]) note('one kind twice', line, ['options', 'duplicate-options'])
    const lead = several.pop()!
    rows[lead - 1]!.title = '另一件东西'
    note('two goods under one handle', lead + 1, ['title', 'differs-from-first-line'])
  }
  return { rows, extra, faults, touched: new Set(faults.map(({ line }) => line)) }
}

/** First lines of the products that have so many. */
function linesOf(rows: readonly Row[], fits: (n: number) => boolean): number[] {
  const count = (handle: string) => rows.filter((row) => row.handle === handle).length
  return rows.flatMap(({ handle, title }, i) => (title !== '' && fits(count(handle)) ? [i + 2] : []))
}

function shuffled(lines: readonly number[], chance: Chance): number[] {
  return [...lines]
    .map((line) => ({ line, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line)
}
