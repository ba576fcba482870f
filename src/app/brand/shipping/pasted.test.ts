import { readPasted } from './pasted'

const a = '019a0000-0000-7000-8000-00000000000a'
const b = '019a0000-0000-7000-8000-00000000000b'

test('commas of either width and tabs part the columns, and a short carrier name becomes its full one', () => {
  const { parcels, problems } = readPasted(`${a},顺丰,SF1234567890\n${b}，ZTO，75312345678901\n`)
  expect(problems).toEqual([])
  expect(parcels).toEqual([
    { orderId: a, carrier: '顺丰速运', trackingNo: 'SF1234567890', line: 1 },
    { orderId: b, carrier: '中通快递', trackingNo: '75312345678901', line: 2 },
  ])
})

test('a heading and empty lines are passed over, and lines keep the number they had in the sheet', () => {
  const { parcels } = readPasted(`订单号\t快递公司\t单号\n\n${a}\t圆通速递\tYT0000001`)
  expect(parcels.map((p) => p.line)).toEqual([3])
})

test.each([
  ['columns-missing', `${a},顺丰`],
  ['order-bad', '12345,顺丰,SF1234567890'],
  ['carrier-unknown', `${a},飞鸽传书,SF1234567890`],
  ['tracking-bad', `${a},顺丰,单号在路上`],
] as const)('a line is named by its problem: %s', (code, text) => {
  expect(readPasted(text)).toEqual({ parcels: [], problems: [{ line: 1, code }] })
})

test('the same order twice ships once, the second line is named', () => {
  const { parcels, problems } = readPasted(`${a},顺丰,SF1234567890\n${a},顺丰,SF0987654321`)
  expect(parcels).toHaveLength(1)
  expect(problems).toEqual([{ line: 2, code: 'order-twice' }])
})
