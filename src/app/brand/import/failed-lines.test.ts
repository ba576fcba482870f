import { failedLinesCsv } from './failed-lines'

const line = {
  line: 7,
  handle: 'oolong',
  skuCode: '',
  title: '乌龙, "春"',
  options: '',
  reasons: ['缺 SKU', '价格不是数字'],
}

test('each failed line keeps its number and says every reason', () => {
  expect(failedLinesCsv(['行号', '商品', 'SKU', '标题', '规格', '原因'], [line])).toBe(
    '\uFEFF行号,商品,SKU,标题,规格,原因\r\n7,oolong,,"乌龙, ""春""",,缺 SKU；价格不是数字\r\n',
  )
})

test('a cell that a spreadsheet would run as a formula is made plain text', () => {
  expect(failedLinesCsv(['a'], [{ ...line, title: '=HYPERLINK("x")' }])).toContain(`"'=HYPERLINK(""x"")"`)
})
