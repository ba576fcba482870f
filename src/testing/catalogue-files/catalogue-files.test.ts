import { compare, countChanges } from '@/catalogue/compare'
import type { Line } from '@/catalogue/lines'
import { PROBLEMS, UNREADABLE } from '@/catalogue/words'
import type { Refusal } from '@/kernel/result'
import { LIMITS } from '@/sheets/limits'
import { damage } from './damage'
import { csvOf, gridOf, sixDialects, templateRows } from './dialects'
import { chineseFile, shopifyFile, wooFile } from './foreign'
import { catalogueOfGoods, type Good } from './goods'
import { read, understood } from './read-file'
import { workbookOf, zipOf } from './zip-writer'

afterEach(() => jest.restoreAllMocks())

const goods = catalogueOfGoods()
const skuCount = goods.flatMap(({ skus }) => skus).length
const nothing = { products: new Map(), skus: [] }

/** What a line says, wherever in its file it stands. */
const meaning = (lines: readonly Line[]) => lines.map(({ line: _, ...says }) => says)

test('one catalogue of 210 goods says the same in six dialects', async () => {
  expect([goods.length >= 200, skuCount >= 240]).toEqual([true, true])
  const files = Object.entries(await sixDialects(goods))
  const first = await read(files[0]![1])
  expect(first.lines).toHaveLength(skuCount)
  expect(countChanges(compare(first.lines, nothing, first.columns))).toMatchObject({ new: skuCount, error: 0 })
  const seen = await Promise.all(files.map(async ([name, file]) => [name, await read(file)] as const))
  expect(seen.map(([, { meta }]) => [meta.encoding, meta.delimiter, meta.headingLine])).toEqual([
    ['UTF-8', ',', 1],
    ['UTF-8', ',', 1],
    ['GB18030', ',', 1],
    ['UTF-16LE', '\t', 1],
    ['UTF-8', ';', 1],
    ['', '', 3],
  ])
  for (const [, { lines }] of seen) expect(meaning(lines)).toEqual(meaning(first.lines))
  expect(seen.at(-1)![1].leftOut).toHaveLength(1)
})

test('what is understood is what was written down', async () => {
  const { lines } = await read(csvOf(gridOf(templateRows(goods))))
  expect(
    lines.map(({ sku, priceFen, comparedFen, stock, barcode }) => [sku, priceFen, comparedFen, stock, barcode]),
  ).toEqual(
    goods.flatMap(({ skus }) => skus.map((sku) => [sku.code, sku.priceFen, sku.comparedFen, sku.stock, sku.barcode])),
  )
  expect(lines.flatMap(({ product }) => product ?? [])).toEqual(
    goods.map((good) => ({ ...productOf(good), status: null })),
  )
})

const productOf = (good: Good) => ({
  title: good.title,
  about: good.about,
  category: good.category,
  shipsInDays: good.shipsInDays,
  comparedSource: good.comparedSource,
  comparedOn: good.comparedOn,
  pictureUrls: good.pictures,
  problems: [],
})

const SEEDS = [Number(process.env.CATALOGUE_SEED ?? 4071), 1, 2]

test.each(SEEDS)(
  'every fault that was put in is named by line and column, and no good row is refused (seed %i)',
  async (seed) => {
    const { rows, extra, faults, touched } = damage(templateRows(goods), seed)
    const grid = gridOf(rows).map((cells, i) => (extra.has(i + 1) ? [...cells, extra.get(i + 1)!] : cells))
    expect([faults.length >= 60, new Set(faults.map(({ kind }) => kind)).size >= 30]).toEqual([true, true])
    const { lines, columns } = await read(csvOf(grid))
    const judged = compare(lines, nothing, columns)
    const found = judged.flatMap(({ line, problems }) =>
      problems.map(({ field, code }) => `${line.line} ${field} ${code}`),
    )
    expect(found.sort()).toEqual(faults.map(({ line, column, code }) => `${line} ${column} ${code}`).sort())
    const refused = judged.filter(({ change }) => change === 'error').map(({ line }) => line.line)
    expect(refused.filter((line) => !touched.has(line))).toEqual([])
    expect(judged.filter(({ change }) => change === 'new')).toHaveLength(skuCount - touched.size)
    const withoutValue = judged
      .flatMap(({ problems }) => problems)
      .filter(({ code, value }) => !/missing|duplicate/.test(code) && !value)
    expect(withoutValue).toEqual([])
    expect(faults.filter(({ code }) => !(code in PROBLEMS))).toEqual([])
  },
)

const some = goods.slice(0, 60)

test('Shopify’s export of the same goods says the same', async () => {
  const { lines, columns } = await read(shopifyFile(some))
  expect(columns.format).toBe('shopify')
  expect(codesOf(lines)).toEqual(expectedCodes(some))
  expect(lines.flatMap(({ product }) => product ?? [])).toEqual(
    some.map((good) => ({
      ...productOf(good),
      shipsInDays: null,
      comparedSource: null,
      comparedOn: null,
      status: 'live',
    })),
  )
})

test('WooCommerce’s export of the same goods says the same; variations find their parent by code and by number', async () => {
  const { lines, columns } = await read(wooFile(some))
  expect(columns.format).toBe('woocommerce')
  // What comes in one kind only is a simple product there, which has no options.
  const simple = some.map((good) =>
    good.skus.length > 1 ? good : { ...good, skus: good.skus.map((sku) => ({ ...sku, options: [] })) },
  )
  expect(codesOf(lines)).toEqual(expectedCodes(simple))
  const silent = { shipsInDays: null, comparedSource: null, comparedOn: null, status: 'live' }
  expect(lines.flatMap(({ product }) => (product ? [{ ...product, saidOn: 0 }] : []))).toEqual(
    some.map((good) => ({ ...productOf(good), ...silent, saidOn: 0 })),
  )
  expect(lines.flatMap(({ problems }) => problems)).toEqual([])
})

test('a shop’s own sheet with its own headings says the same', async () => {
  const { lines, columns, meta, leftOut } = await read(chineseFile(some))
  expect([columns.format, meta.headingLine, leftOut.length]).toEqual(['plain', 3, 1])
  // It has no codes of its own for SKUs, only the handle.
  expect(codesOf(lines).map(([, ...rest]) => rest)).toEqual(expectedCodes(some).map(([, ...rest]) => rest))
  expect(lines.flatMap(({ product }) => product ?? [])).toEqual(
    some.map((good) => ({ ...productOf(good), status: null })),
  )
})

const codesOf = (lines: readonly Line[]) =>
  lines.map(({ sku, options, priceFen, comparedFen, stock, barcode }) => [
    sku,
    options ?? '',
    priceFen,
    comparedFen,
    stock,
    barcode,
  ])
const expectedCodes = (list: readonly Good[]) =>
  list.flatMap(({ skus }) =>
    skus.map((sku) => [sku.code, sku.options.join(''), sku.priceFen, sku.comparedFen, sku.stock, sku.barcode]),
  )

const template = csvOf(gridOf(templateRows(goods)))

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ['an empty file', () => Buffer.alloc(0), 'empty'],
  ['a header only', () => Buffer.from(`${csvOf(gridOf([]))}\r\n`), 'no-rows'],
  [
    'a binary file',
    () => Buffer.from(Uint8Array.from({ length: 5_000 }, (_, i) => (i * 167 + (i >> 3) * 31) % 256)),
    'binary',
  ],
  ['a ZIP that is no XLSX', () => zipOf({ 'photo.jpg': 'x'.repeat(1_000), 'readme.txt': 'hello' }), 'is-zip'],
  ['a ZIP bomb', () => workbookOf({ sheets: { 货: Buffer.alloc(48 * 1024 * 1024, ' ') } }), 'zip-bomb'],
  ['50 MB of one line', () => Buffer.alloc(50 * 1024 * 1024, '茶'), 'line-too-long'],
  ['wrong columns', () => Buffer.from('姓名,手机,地址\n林,138,杭州\n'), 'columns-unknown'],
  ['a text cut within a line', () => Buffer.from(template.slice(0, template.indexOf('\n', 20_000) - 90)), 'file-cut'],
  [
    'a text cut within a quote',
    () => Buffer.from(template.slice(0, template.indexOf('"', 20_000) + 4)),
    'quote-not-closed',
  ],
  ['a workbook cut in the middle', async () => (await sixDialects(some)).XLSX!.subarray(0, 5_000), 'zip-cut'],
])('%s gets a refusal that says why', async (_, file, why) => {
  jest.replaceProperty(LIMITS, 'unpackedBytes', 32 * 1024 * 1024)
  const answer = (await understood(await file())) as Refusal
  expect(answer).toMatchObject({ refused: 'file-unreadable', facts: { why } })
  expect(UNREADABLE[why]).toMatch(/[。，]|文件是空的|只有表头/)
})
