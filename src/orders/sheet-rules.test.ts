import fc from 'fast-check'
import { judgeParcels } from './parcel-rules'
import { columnsOf, SHEET_HEADINGS } from './sheet-columns'
import { judgeRows, type Known, type SheetBox } from './sheet-rules'

const A = '019a0000-0000-7000-8000-00000000000a'
const B = '019a0000-0000-7000-8000-0000aaaaaaab'
const line = (position: number, code: string, [units, sent] = [1, 0]) => ({
  position,
  code,
  units,
  sent,
  title: '龙井',
  options: code,
})
const box = (lines: SheetBox['lines'], more: Partial<SheetBox> = {}): SheetBox => ({
  status: 'to-ship',
  addressId: 'lin',
  parcels: [],
  lines,
  ...more,
})
const known = (boxes: Record<string, SheetBox>, numbers: Known['numbers'] = []): Known => ({
  boxes: new Map(Object.entries(boxes)),
  byEnd: new Map(Object.keys(boxes).map((id) => [id.slice(-8), [id]])),
  numbers,
})
const row = (n: number, order: string, more: object = {}) => ({
  line: n,
  order,
  sku: '',
  units: '',
  carrier: '顺丰',
  trackingNo: 'SF1234567890',
  ...more,
})
const sent = { carrier: '顺丰速运', trackingNo: 'SF1234567890', lines: [{ position: 0, units: 2 }] }

const WORLD = known({
  [A]: box([line(0, 'LJ-50', [2, 0]), line(1, 'LJ-100')]),
  [B]: box([line(0, 'LJ-50')], { addressId: 'bo' }),
})

describe('headings', () => {
  test('our own export comes back with every column known', () => {
    expect(columnsOf(SHEET_HEADINGS)).toEqual({ order: 0, sku: 3, units: 4, carrier: 10, trackingNo: 11 })
  })

  test.each([
    [['商家订单号', '物流公司', '运单号'], { order: 0, carrier: 1, trackingNo: 2 }],
    [['运单号', '客户订单号', '收件人'], { order: 1, trackingNo: 0 }],
    [['订单编号*', ' 快递公司名称 ', '快递单号（必填）', '数量'], { order: 0, carrier: 1, trackingNo: 2, units: 3 }],
    [
      ['Order ID', 'Carrier', 'Tracking Number', 'SKU', 'Quantity'],
      { order: 0, carrier: 1, trackingNo: 2, sku: 3, units: 4 },
    ],
    [['姓名', '电话'], {}],
  ])('%j', (headings, columns) => expect(columnsOf(headings)).toEqual(columns))
})

describe('rows', () => {
  const one = (more: object, at = WORLD) => judgeRows([row(2, A, more)], at).rows[0]!

  test.each([
    [{ order: '' }, 'order', 'order-missing'],
    [{ order: '20260101001' }, 'order', 'order-unknown'],
    [{ order: A.replace('a0', 'b0') }, 'order', 'order-unknown'],
    [{ sku: 'NO-SUCH' }, 'sku', 'sku-unknown'],
    [{ sku: 'LJ-50', units: '1.5' }, 'units', 'units-wrong'],
    [{ sku: 'LJ-50', units: '3' }, 'units', 'units-over'],
    [{ carrier: '', trackingNo: '123456789' }, 'carrier', 'carrier-missing'],
    [{ carrier: '顺风' }, 'carrier', 'carrier-unknown'],
    [{ trackingNo: '' }, 'trackingNo', 'number-missing'],
    [{ trackingNo: '7.53123E+13' }, 'trackingNo', 'number-damaged'],
    [{ trackingNo: '单号在路上' }, 'trackingNo', 'number-wrong'],
    [{ trackingNo: 'YT1234567890123' }, 'trackingNo', 'number-unlike'],
  ])('%j is wrong in %s: %s', (more, column, code) => {
    expect(one(more)).toMatchObject({ line: 2, state: 'wrong', problem: { column, code } })
  })

  test('what was perhaps meant stands beside it', () => {
    expect(one({ carrier: '顺风' }).problem!.near).toContain('顺丰速运')
    expect(one({ trackingNo: 'YT1234567890123' }).problem!.near).toEqual(['圆通速递'])
  })

  test.each([
    ['shipped', 'not-to-ship'],
    ['refunded', 'refunded'],
    ['refunding', 'refunded'],
    ['forming', 'not-formed'],
  ] as const)('an order that is %s is refused as %s', (status, code) => {
    expect(one({}, known({ [A]: box([line(0, 'LJ-50')], { status }) })).problem!.code).toBe(code)
  })

  test('an order is known by its number with or without dashes, by the end that papers show, and behind an apostrophe', () => {
    for (const order of [A, A.replaceAll('-', ''), `'${A}`, A.toUpperCase(), ` ${A.slice(-8)} `]) {
      expect(one({ order })).toMatchObject({ state: 'good', orderId: A })
    }
  })

  test('a carrier that is not named is read off the number where only one prints such', () => {
    expect(one({ carrier: '' })).toMatchObject({ state: 'good', carrier: '顺丰速运' })
  })

  test('lines of one order with one number are one parcel, with two numbers two', () => {
    const rows = [
      row(2, A, { sku: 'LJ-50', units: '2' }),
      row(3, A, { sku: 'lj-100', units: '1' }),
      row(4, B, { trackingNo: 'SF2234567890' }),
    ]
    const together = judgeRows(rows, WORLD)
    expect(together.parcels.map((p) => p.rows)).toEqual([[0, 1], [2]])
    const apart = judgeRows([rows[0]!, { ...rows[1]!, trackingNo: 'SF3234567890' }], WORLD)
    expect(apart.parcels.map((p) => p.asked.lines)).toEqual([[{ position: 0, units: 2 }], [{ position: 1, units: 1 }]])
    expect(apart.rows.map((r) => r.state)).toEqual(['good', 'good'])
  })

  test('a second row for what has all left by the first is named, not swallowed', () => {
    const { rows } = judgeRows([row(2, A), row(3, A, { trackingNo: 'SF2234567890' })], WORLD)
    expect(rows.map((r) => r.problem?.code ?? r.state)).toEqual(['good', 'not-to-ship'])
  })

  test('what stands on record already is known, not wrong', () => {
    const at = known({ [A]: box([line(0, 'LJ-50', [1, 1])], { status: 'signed', parcels: [sent] }) })
    expect(judgeRows([row(2, A)], at)).toMatchObject({ rows: [{ state: 'known', problem: null }], parcels: [] })
  })

  test('a row that was put right after its parcel had left goes into that parcel; the rows of before are not sent twice', () => {
    const at = known({ [A]: box([line(0, 'LJ-50', [2, 2]), line(1, 'LJ-100', [1, 0])], { parcels: [sent] }) })
    const mended = row(3, A, { sku: 'LJ-100' })
    const alone = judgeRows([mended], at)
    expect(alone.parcels.map((p) => p.asked.lines)).toEqual([[{ position: 1, units: 1 }]])
    expect(alone.rows.map((r) => r.state)).toEqual(['good'])
    expect(judgeRows([row(2, A, { sku: 'LJ-50', units: '2' }), mended], at).parcels).toHaveLength(1)
    expect(judgeRows([row(2, A, { sku: 'LJ-50', units: '2' })], at).rows.map((r) => r.state)).toEqual(['known'])
  })

  test('one number on two addresses is a warning on both rows; neighbours may still be sent', () => {
    const { rows } = judgeRows([row(2, A), row(3, B)], WORLD)
    expect(rows.map(({ state, warning }) => [state, warning])).toEqual([
      ['good', { lines: [3], orderId: null }],
      ['good', { lines: [2], orderId: null }],
    ])
    const before = known({ [A]: box([line(0, 'LJ-50')]) }, [
      { trackingNo: 'SF1234567890', orderId: B, addressId: 'bo' },
    ])
    expect(judgeRows([row(2, A)], before).rows[0]!.warning).toEqual({ lines: [], orderId: B })
  })
})

test('whatever is packed, in whatever order: never more than there is, and complete exactly when nothing is left', () => {
  const units = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
  const asked = fc.array(
    fc.record({
      number: fc.integer({ min: 0, max: 5 }),
      lines: fc.option(
        fc.array(fc.record({ position: fc.integer({ min: 0, max: 4 }), units: fc.integer({ min: 0, max: 4 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        { nil: undefined },
      ),
    }),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(units, asked, (has, list) => {
      const lines = has.map((n, position) => line(position, `s${position}`, [n, 0]))
      const parcels = list.map(({ number, lines }) => ({
        orderId: A,
        carrier: '顺丰',
        trackingNo: `SF100000000${number}`,
        lines,
      }))
      const verdicts = judgeParcels(parcels, new Map([[A, box(lines)]]))
      const sent = has.map(() => 0)
      for (const verdict of verdicts) {
        if (verdict.is !== 'good') continue
        for (const packed of verdict.lines) sent[packed.position]! += packed.units
        expect(sent.every((n, at) => n <= has[at]!)).toBe(true)
        expect(verdict.complete).toBe(sent.every((n, at) => n === has[at]))
      }
    }),
  )
})
