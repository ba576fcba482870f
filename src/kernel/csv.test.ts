import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvText, withoutMarks } from './csv'

const cells = fc.array(
  fc.array(fc.oneof(fc.string({ maxLength: 12 }), fc.stringMatching(/^[';=+\-@\ta"\n]{0,8}$/)), {
    minLength: 2,
    maxLength: 2,
  }),
  { minLength: 1, maxLength: 5 },
)
const read = (text: string, delimiter = ','): string[][] =>
  parse(text, { bom: true, delimiter, record_delimiter: '\r\n', skip_empty_lines: false })

test('what is written is what a reader of CSV gets, once the marks before formulas are taken off', () => {
  fc.assert(
    fc.property(cells, (rows) => {
      expect(read(csvText(rows)).map((row) => row.map(withoutMarks))).toEqual(rows)
    }),
  )
})

test('no cell begins as a formula, whatever a stranger is called', () => {
  for (const sign of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    expect(csvText([[`${sign}1`]])).toBe(`\uFEFF'${sign}1\r\n`)
    expect(csvText([[`'${sign}1`]])).toBe(`\uFEFF''${sign}1\r\n`)
  }
})

test('where semicolons or tabs part the cells, what stands behind one is no formula either', () => {
  const text = csvText([['茶', "a;=cmd|' /C calc'!A0;b", 'a\t@SUM(1)']])
  for (const delimiter of [';', '\t']) {
    const line = text.slice(1, -2).split(delimiter)
    expect(line.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
  }
  expect(read(csvText([['a;b', 'c\td']]), ',')).toEqual([['a;b', 'c\td']])
  expect(csvText([['a;b']])).toBe('\uFEFF"a;b"\r\n')
})
