import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvText } from './csv'

const cells = fc.array(fc.array(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 2 }), {
  minLength: 1,
  maxLength: 5,
})

test('what is written is what a reader of CSV gets, with a mark before formulas', () => {
  fc.assert(
    fc.property(cells, (rows) => {
      const read: string[][] = parse(csvText(rows), { bom: true, record_delimiter: '\r\n', skip_empty_lines: false })
      expect(read).toEqual(
        rows.map((row) => row.map((text) => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text))),
      )
    }),
  )
})

test('no cell begins as a formula, whatever a stranger is called', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'])
    expect(csvText([[`${sign}1`]])).toBe(`\uFEFF'${sign}1\r\n`)
})
