import iconv from 'iconv-lite'
import { isRefusal, type Refusal } from '@/kernel/result'
import { LIMITS } from './limits'
import { openTable } from './open'
import type { Choice, LeftOut, OpenTable, TableMeta, TableRow } from './table'

interface Table extends TableMeta {
  readonly rows: readonly TableRow[]
  readonly leftOut: readonly LeftOut[]
}

const HEADINGS = ['商品编码', '商品名称', '价格(元)', '库存', '说明', 'Handle', 'Title', 'sku', 'price']
const knows = (heading: string) => HEADINGS.includes(heading)

/** In small pieces, so that letters, line ends and quotes fall apart between them. */
async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function read(bytes: Uint8Array, choice: Choice = {}): Promise<Table | Refusal> {
  const table = await openTable(pieces(bytes, bytes.length > 10_000 ? 65_536 : 7), { knows, choice })
  if (isRefusal(table)) return table
  const rows: TableRow[] = []
  for await (const row of table.rows) {
    if (isRefusal(row)) return row
    rows.push(row)
  }
  return { ...table.meta, rows, leftOut: table.leftOut }
}
const readText = async (text: string, choice: Choice = {}) => (await read(Buffer.from(text), choice)) as Table

const TEA = '商品编码,商品名称,价格(元)\r\nlongjing,明前龙井,68\r\n'

test.each([
  ['UTF-8 without a mark', Buffer.from(TEA), 'UTF-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${TEA}`), 'UTF-8'],
  ['GB18030', iconv.encode(TEA, 'gb18030'), 'GB18030'],
  ['GBK, as old spreadsheets write it', iconv.encode(TEA, 'gbk'), 'GB18030'],
  ['UTF-16 little-endian with a mark', iconv.encode(TEA, 'utf-16le', { addBOM: true }), 'UTF-16LE'],
  ['UTF-16 big-endian with a mark', iconv.encode(TEA, 'utf-16be', { addBOM: true }), 'UTF-16BE'],
  ['UTF-16 without a mark', iconv.encode(`sku,price\r\nlongjing-tea,6800\r\n${TEA}`, 'utf-16le'), 'UTF-16LE'],
])('%s is recognised and read', async (_, bytes, encoding) => {
  const table = (await read(bytes)) as Table
  expect(table.encoding).toBe(encoding)
  expect(table.headings.concat(table.rows.flatMap(({ cells }) => cells))).toEqual(
    expect.arrayContaining(['商品编码', '明前龙井', '68']),
  )
})

test('a file whose only Chinese is in its cells is still read as GB18030', async () => {
  const table = (await read(iconv.encode('Handle,Title\nlongjing,明前龙井茶叶礼盒装\n', 'gb18030'))) as Table
  expect([table.encoding, table.rows[0]!.cells[1]]).toEqual(['GB18030', '明前龙井茶叶礼盒装'])
})

test('a western file that is no valid Chinese is read as windows-1252', async () => {
  const table = (await read(iconv.encode('Handle,Title\ncafe,Café crème\n', 'windows-1252'))) as Table
  expect([table.encoding, table.rows[0]!.cells[1]]).toEqual(['windows-1252', 'Café crème'])
})

test.each([
  [',', '商品编码,规格;说明,价格(元)\na,b,c'],
  [';', '商品编码;"价格,元";库存\na;b;c'],
  ['\t', '商品编码\t价格(元)\na\tb'],
  [';', 'sep=;\r\n商品编码;价格(元)\r\na;b'],
])('the delimiter %j is guessed from the heading', async (delimiter, text) => {
  expect((await readText(text)).delimiter).toBe(delimiter)
})

test('quoted cells may hold delimiters, quotes and line ends, and lines count as a spreadsheet counts them', async () => {
  const table = await readText('商品编码,说明\r\na,"第一行\r\n第二行,还有""引号"""\r\n\r\nb,x\r\n')
  expect(table.rows).toEqual([
    { line: 2, cells: ['a', '第一行\r\n第二行,还有"引号"'] },
    { line: 4, cells: ['b', 'x'] },
  ])
})

test('lines after "sep=" keep the number that the spreadsheet shows', async () => {
  expect((await readText('sep=;\n商品编码;库存\na;1')).rows[0]!.line).toBe(3)
})

test.each([
  ['an empty file', Buffer.alloc(0), { why: 'empty' }],
  ['blank lines only', Buffer.from('\r\n \r\n'), { why: 'empty' }],
  ['a heading only', Buffer.from('商品编码,库存\n'), { why: 'no-rows', line: 1 }],
  ['an xls file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), { why: 'is-xls' }],
  ['a picture', Buffer.from([0x89, 0x50, 0, 1, 2, 0, 0, 7, 9]), { why: 'binary' }],
  ['a quote that never closes', Buffer.from('商品编码,库存\na,1\nb,"2\nc,3'), { why: 'quote-not-closed', line: 3 }],
])('%s is refused with its reason and line', async (_, bytes, facts) => {
  expect(await read(bytes)).toEqual({ refused: 'file-unreadable', facts })
})

test.each([
  [
    'too many bytes',
    { bytes: 500 },
    ['1,2\n'.repeat(200), { refused: 'too-large', facts: { max: 500, unit: 'bytes' } }],
  ],
  ['too many rows', { rows: 50 }, ['1,2\n'.repeat(51), { refused: 'too-large', facts: { max: 50, unit: 'rows' } }]],
  ['a line without an end', { rowChars: 900 }, ['x'.repeat(2_000), cut('line-too-long', 2)]],
  ['a line of nothing but commas', { rowChars: 900 }, [`1,2\n${','.repeat(2_000)}`, cut('line-too-long', 3)]],
  [
    'a quote that swallows all the rest',
    { rowChars: 900 },
    [`1,"2\n${'3,4\n'.repeat(500)}`, cut('quote-not-closed', 2)],
  ],
  [
    'too many lines',
    { lines: 50 },
    [`${'\n'.repeat(50)}1,2\n`, { refused: 'too-large', facts: { max: 50, unit: 'rows' } }],
  ],
  ['blank rows of another width without end', { oddBlanks: 9 }, [' \n'.repeat(11), cut('blank-lines', 11)]],
  ['more columns than a table has', { columns: 9 }, [`1,2\n${'1,'.repeat(9)}1`, cut('too-wide', 3, { max: 9 })]],
] as [string, Partial<typeof LIMITS>, [string, Refusal]][])(
  '%s end in a refusal with the limit, however much would follow',
  async (_, limits, [body, refusal]) => {
    for (const [limit, max] of Object.entries(limits)) jest.replaceProperty(LIMITS, limit as keyof typeof LIMITS, max)
    expect(await read(Buffer.from(`sku,price\n${body}`))).toEqual(refusal)
    jest.restoreAllMocks()
  },
)

function cut(why: string, line: number, more = {}): Refusal {
  return { refused: 'file-unreadable', facts: { why, line, ...more } }
}

test('blank lines cost nothing, and lines below them are still those of the spreadsheet', async () => {
  const began = performance.now()
  const { rows } = await readText(`sku,price\na,1\n${'\n'.repeat(400_000)}b,2\n,\n"",\n\nc,3\n`)
  expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [2, 'a', '1'],
    [400_003, 'b', '2'],
    [400_007, 'c', '3'],
  ])
  // One by one they took fifty microseconds each.
  expect(performance.now() - began).toBeLessThan(5_000)
})

test('line ends of several systems in one file all end lines', async () => {
  expect((await readText('sku,price\r\na,1\nb,2\rc,3')).rows.map(({ line, cells }) => [line, ...cells])).toEqual([
    [2, 'a', '1'],
    [3, 'b', '2'],
    [4, 'c', '3'],
  ])
})

test('titles above the heading are stepped over, and the heading line can be chosen', async () => {
  const text = '春季上新表,,\n制表,小温,\n\n商品编码,商品名称,库存\ntea,龙井,3\n'
  const guessed = await readText(text)
  expect([guessed.headingLine, guessed.rows, guessed.guessed]).toEqual([
    4,
    [{ line: 5, cells: ['tea', '龙井', '3'] }],
    ['encoding', 'delimiter', 'headingLine'],
  ])
  const chosen = await readText(text, { headingLine: 2 })
  expect([chosen.headings, chosen.rows.map(({ line }) => line), chosen.guessed]).toEqual([
    ['制表', '小温', ''],
    [4, 5],
    ['encoding', 'delimiter'],
  ])
  expect(await read(Buffer.from(text), { headingLine: 3 })).toEqual(cut('heading-missing', 3))
})

test('a heading may stand below a page of notes, if somebody says so; headings are kept short', async () => {
  const text = `${'注意,事项,\n'.repeat(60)}sku,price,${'长'.repeat(300)}\ntea,3,x\n`
  const table = await readText(text, { headingLine: 61 })
  expect([table.headings.map(({ length }) => length), table.rows]).toEqual([
    [3, 5, 100],
    [{ line: 62, cells: ['tea', '3', 'x'] }],
  ])
})

test('headings that repeat are told apart', async () => {
  expect((await readText('sku,price,price,,\na,1,2,3,4')).headings).toEqual(['sku', 'price', 'price#2', '', ''])
})

test('encoding and delimiter can be given against the guess', async () => {
  const bytes = iconv.encode('sku;price,x\n茶;1,5\n茶;2,5\n', 'big5')
  const table = (await read(bytes, { encoding: 'Big5', delimiter: ';' })) as Table
  expect([table.encoding, table.delimiter, table.guessed, table.rows[0]!.cells]).toEqual([
    'Big5',
    ';',
    ['headingLine'],
    ['茶', '1,5'],
  ])
})

test('Chinese that begins far down in a file still decides its encoding', async () => {
  const head = `sku,price\n${'tea,1\n'.repeat(20_000)}`
  const table = (await read(iconv.encode(`${head}龙井茶叶礼盒,2\n`, 'gb18030'))) as Table
  expect([table.encoding, table.rows.at(-1)!.cells[0]]).toEqual(['GB18030', '龙井茶叶礼盒'])
})

test('sums below the goods are left out and named; goods that are called so stay', async () => {
  const { rows, leftOut } = await readText('sku,price,title\n合计杯,3,杯\nTotal,4,Total tea\n合计:,7,\n')
  expect([rows.map(({ line }) => line), leftOut]).toEqual([[2, 3], [{ line: 4, text: '合计: 7' }]])
})

test('zeros and half letters, which no database keeps, come as letters that were lost', async () => {
  const wide = Buffer.concat([
    iconv.encode(`sku,price\n${'tea,1\n'.repeat(20)}a`, 'utf-16le', { addBOM: true }),
    Buffer.from([0x00, 0xd8, 0, 0]),
  ])
  const table = (await read(Buffer.concat([wide, iconv.encode('b,1\n', 'utf-16le')]))) as Table
  expect(table).toMatchObject({ rows: expect.arrayContaining([{ line: 22, cells: ['a\ufffd\ufffdb', '1'] }]) })
})

test('whoever opens a file and does not read it to its end lets go of it', async () => {
  let closed = 0
  async function* source(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('sku,price\na,1\n'.repeat(5_000))
    } finally {
      closed += 1
    }
  }
  const opened = (await openTable(source(), { knows })) as OpenTable
  await opened.close()
  const walked = (await openTable(source(), { knows })) as OpenTable
  for await (const _ of walked.rows) break
  await new Promise(setImmediate)
  expect(closed).toBe(2)
})
