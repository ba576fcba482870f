import readXlsx from 'read-excel-file/node'
import writeXlsx from 'write-excel-file/node'
import { isRefusal } from '@/kernel/result'
import { data, HEAD, row, text } from '@/testing/catalogue-files/sheet-xml'
import { workbookOf } from '@/testing/catalogue-files/zip-writer'
import { openTable } from './open'
import type { Choice, OpenTable } from './table'

const HEADINGS = ['商品编码', '商品名称', '价格(元)', '库存', '条码', '划线价日期']
const knows = (heading: string) => HEADINGS.includes(heading)

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
const open = (bytes: Uint8Array, choice: Choice = {}) => openTable(once(bytes), { knows, choice })

async function read(bytes: Uint8Array, choice: Choice = {}) {
  const table = await open(bytes, choice)
  if (isRefusal(table)) throw new Error(JSON.stringify(table))
  return { ...table.meta, ...(await grid(table)) }
}

async function grid(table: OpenTable) {
  const cells: (readonly string[])[] = []
  const lines: number[] = []
  for await (const row of table.rows) {
    if (isRefusal(row)) return { cells, lines, leftOut: table.leftOut, broken: row }
    cells.push(row.cells)
    lines.push(row.line)
  }
  return { cells, lines, leftOut: table.leftOut, broken: null }
}

test('a workbook as a shop keeps it: a merged title, a note, dates, bar codes, prices to the fen and a sum below', async () => {
  const day = new Date(Date.UTC(2026, 2, 1))
  const bytes = await writeXlsx([
    [{ value: '春季上新表', columnSpan: 6 }],
    [{ value: '制表：小温' }],
    HEADINGS,
    [
      { value: 'longjing', rowSpan: 2 },
      { value: '明前龙井', rowSpan: 2 },
      { value: 129.9, format: '0.00' },
      120,
      6901234567892,
      { value: day, format: 'yyyy/mm/dd' },
    ],
    [null, null, 1234.5, 8, { value: 6901234567892, format: '0.00E+00' }, null],
    [
      { value: '007', type: String },
      '白瓷盖碗',
      { value: 29.999999999999996 },
      7,
      { value: 123, format: '000000' },
      null,
    ],
    ['合计', null, { value: 1394.4, format: '#,##0.00' }, 135, null, null],
  ]).toBuffer()
  const { cells, lines, leftOut, headingLine, format, guessed } = await read(bytes)
  expect({ headingLine, format, guessed }).toEqual({
    headingLine: 3,
    format: 'xlsx',
    guessed: ['sheet', 'headingLine'],
  })
  expect(cells).toEqual([
    ['longjing', '明前龙井', '129.90', '120', '6901234567892', '2026-03-01'],
    ['longjing', '明前龙井', '1234.5', '8', '6901234567892'],
    ['007', '白瓷盖碗', '30', '7', '000123'],
  ])
  expect(lines).toEqual([4, 5, 6])
  expect(leftOut).toEqual([{ line: 7, text: '合计 1394.40 135' }])
})

/** The other reader leaves the noise of binary fractions in its numbers. */
const shown = (cell: unknown) => String(typeof cell === 'number' ? Number(cell.toPrecision(15)) : cell)

test('another reader of workbooks sees the same texts and numbers', async () => {
  const rows = Array.from({ length: 300 }, (_, n) => [
    `货-${n}`,
    `茶 ${n} <&"'> 🍵\n第二行`,
    n * 1.01,
    n,
    6900000000000 + n,
  ])
  const bytes = await writeXlsx([HEADINGS.slice(0, 5), ...rows]).toBuffer()
  const [sheet] = (await readXlsx(bytes)) as unknown as [{ data: unknown[][] }]
  const theirs = sheet.data.slice(1).map((cells) => cells.map(shown))
  expect((await read(bytes)).cells).toEqual(theirs)
})

test('formulas give the values that were worked out, errors and truths what a sheet shows', async () => {
  const bytes = workbookOf({
    sheets: {
      货: data(
        HEAD,
        row(
          2,
          '<c r="A2" t="str"><f>"T-"&amp;1</f><v>T-1</v></c>',
          '<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>',
          '<c r="C2"><f>50+9.9</f><v>59.9</v></c>',
          '<c r="D2" t="b"><v>1</v></c>',
          '<c r="E2" t="d"><v>2026-03-01T00:00:00</v></c>',
        ),
      ),
    },
  })
  expect((await read(bytes)).cells).toEqual([['T-1', '#N/A', '59.9', 'TRUE', '2026-03-01']])
})

test('shared texts are put together from their runs, without how they sound; odd characters come back', async () => {
  const bytes = workbookOf({
    shared:
      '<si><r><t>明前</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 龙井</t></r><rPh sb="0" eb="1"><t>ミン</t></rPh></si>' +
      '<si><t>a_x000D_&#10;b &lt;i&gt;</t></si><si><t/></si>',
    sheets: {
      货: data(
        HEAD,
        row(2, '<c r="A2" t="s"><v>1</v></c>', '<c r="B2" t="s"><v>0</v></c>', '<c r="C2" t="s"><v>2</v></c>'),
      ),
    },
  })
  expect((await read(bytes)).cells).toEqual([['a\r\nb <i>', '明前 龙井']])
})

const STYLES =
  '<numFmts><numFmt numFmtId="200" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="201" formatCode="[>100]0.0;0.00"/>' +
  '<numFmt numFmtId="202" formatCode="¥#,##0.00_);[Red]\\(¥#,##0.00\\)"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>' +
  [0, 14, 200, 202, 9, 11, 201, 22].map((id) => `<xf numFmtId="${id}"/>`).join('') +
  '</cellXfs><cellStyles/>'
const styled = (value: string, style: number, workbook = '') =>
  workbookOf({
    styles: STYLES,
    workbook,
    sheets: { 货: data(HEAD, row(2, text('A2', 'x'), `<c r="B2" s="${style}"><v>${value}</v></c>`)) },
  })

test.each([
  ['6.901234567892E12', 0, '6901234567892'],
  ['4.90123E+12', 5, '4901230000000'],
  ['0.1', 0, '0.1'],
  ['1E-7', 0, '0.0000001'],
  ['29.900000000000002', 0, '29.9'],
  ['46082', 1, '2026-03-01'],
  ['46082', 2, '2026-03-01'],
  ['46082.75', 7, '2026-03-01 18:00'],
  ['59', 1, '1900-02-28'],
  ['1299', 3, '1299.00'],
  ['1.005', 3, '1.01'],
  ['0.125', 4, '13%'],
  ['120.25', 6, '120.3'],
  ['-3', 0, '-3'],
])('the number %s in style %i reads %s', async (value, style, seen) => {
  expect((await read(styled(value, style))).cells[0]![1]).toBe(seen)
})

test('a workbook that counts its days from 1904 says the same day', async () => {
  expect((await read(styled('44620', 1, '<workbookPr date1904="1"/>'))).cells[0]![1]).toBe('2026-03-01')
})

test('the first sheet with a heading is read, hidden ones are not guessed, another one can be asked for', async () => {
  const bytes = workbookOf({
    hidden: ['清单'],
    sheets: {
      清单: data(HEAD, row(2, text('A2', 'hidden'))),
      封面: data(row(1, text('A1', '北茶 2026 春')), row(3, text('B3', '联系人'), text('C3', '小温'))),
      货: data(HEAD, row(2, text('A2', 'tea'))),
      旧货: data(HEAD, row(2, text('A2', 'old'))),
    },
  })
  const guessed = await read(bytes)
  expect([guessed.sheet, guessed.cells]).toEqual(['货', [['tea']]])
  expect(guessed.sheets).toEqual(['清单', '封面', '货', '旧货'])
  expect((await read(bytes, { sheet: '旧货' })).cells).toEqual([['old']])
  expect(await open(bytes, { sheet: '没有' })).toEqual({ refused: 'file-unreadable', facts: { why: 'sheet-missing' } })
})

test('what is merged downwards fills the lines that say something, and no others', async () => {
  const rows = [
    HEAD,
    row(2, text('A2', 'tea'), text('C2', '5')),
    row(3, text('C3', '6')),
    row(4),
    row(5, text('C5', '7')),
  ]
  const merges = '<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="A1:C1"/></mergeCells>'
  const { cells, lines } = await read(workbookOf({ sheets: { 货: data(...rows) + merges } }))
  expect([lines, cells]).toEqual([
    [2, 3, 5],
    [
      ['tea', '', '5'],
      ['tea', '', '6'],
      ['', '', '7'],
    ],
  ])
})

test('prefixed names, rows that skip lines and cells without addresses are read', async () => {
  const bytes = workbookOf({
    sheets: {
      货:
        '<x:sheetData><x:row r="3"><x:c t="inlineStr"><x:is><x:t>商品编码</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>库存</x:t></x:is></x:c></x:row>' +
        '<x:row r="9"><x:c t="inlineStr"><x:is><x:t>tea</x:t></x:is></x:c><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>',
    },
  })
  const { cells, lines, headingLine } = await read(bytes)
  expect([cells, lines, headingLine]).toEqual([[['tea', '5']], [9], 3])
})
