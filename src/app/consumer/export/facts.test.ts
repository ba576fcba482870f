import { factsOf } from './facts'

test('an order is read in Chinese: its state, its sums in yuan, its times in Chinese time, its lines one by one', () => {
  const order = {
    id: '01990000-0001-7000-8000-000000000001',
    status: 'shipped',
    paidFen: 5980,
    paidAt: '2026-11-20T16:30:00.000Z',
    parcels: [{ carrier: '中通', trackingNo: 'YT1', shippedAt: '2026-11-20T16:30:00+00:00' }],
    lines: [{ title: '龙井', options: '50 克', units: 2, unitPriceFen: 2990 }],
    steps: [{ type: 'paid' }],
    signedAt: null,
  }
  expect(factsOf(order)).toEqual([
    { label: '状态', text: '已发货' },
    { label: '实付', text: '¥59.80' },
    { label: '付款时间', text: '2026年11月21日 00:30' },
    { label: '包裹', text: '中通 · YT1 · 2026年11月21日 00:30' },
    { label: '商品', text: '龙井 · 50 克 · 2 · ¥29.90' },
  ])
})

test('a field that has no name yet is shown under the one it has in the file', () => {
  expect(factsOf({ shoeSize: 42 })).toEqual([{ label: 'shoeSize', text: '42' }])
})

test('what somebody wrote is not taken for a code', () => {
  expect(factsOf({ tag: 'done', state: 'done' })).toMatchObject([{ text: 'done' }, { text: '已完成' }])
})
