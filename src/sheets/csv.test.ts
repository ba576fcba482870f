import iconv from 'iconv-lite'
import { isRefusal, type Refusal } from '@/kernel/result'
import { LIMITS } from './limits'
import { openTable } from './open'
import type { Choice, LeftOut, TableMeta, TableRow } from './table'

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

test('too many bytes and too many rows are refused with the limit', async () => {
  async function* endless(): AsyncGenerator<Uint8Array> {
    const piece = Buffer.from('a,b\n'.repeat(250_000))
    for (let n = 0; n * piece.length <= LIMITS.bytes; n++) yield n < 2 ? piece : Buffer.alloc(piece.length, '\n')
  }
  const table = await openTable(endless(), { knows })
  const last = isRefusal(table) ? table : await lastOf(table.rows)
  expect([
    { max: LIMITS.bytes, unit: 'bytes' },
    { max: LIMITS.rows, unit: 'rows' },
  ]).toContainEqual((last as Refusal).facts)
  const rows = Buffer.from(`a,b\n${'1,2\n'.repeat(LIMITS.rows + 1)}`)
  expect(await read(rows)).toEqual({ refused: 'too-large', facts: { max: LIMITS.rows, unit: 'rows' } })
})

async function lastOf<T>(rows: AsyncIterable<T>): Promise<T | undefined> {
  let last: T | undefined
  for await (const row of rows) last = row
  return last
}
