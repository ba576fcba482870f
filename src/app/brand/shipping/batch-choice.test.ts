import { batchIdsOf, goodsIn, type OpenGoods, takenOf } from './batch-choice'

const batch = (id: string) => ({ id, number: id, place: '龙坞', madeOn: '2026-01-02', left: null })
const tea: OpenGoods = { productId: 'tea', title: '龙井', batches: [batch('tea-1')] }
const flowers: OpenGoods = { productId: 'flowers', title: '茉莉', batches: [batch('fl-2'), batch('fl-1')] }
const line = (productId: string, more: object = {}) => ({ productId, batch: null, units: 2, sent: 0, ...more })

test('the only batch is taken by itself, of two one has to be asked for', () => {
  expect(takenOf(tea, {})).toBe('tea-1')
  expect(takenOf(flowers, {})).toBeNull()
})

test('what a clerk said counts, also that there is to be none', () => {
  expect(takenOf(flowers, { flowers: 'fl-1' })).toBe('fl-1')
  expect(takenOf(tea, { tea: '' })).toBe('')
  expect(batchIdsOf([tea, flowers], { tea: '', flowers: 'fl-1' })).toEqual(['fl-1'])
})

test('only goods with a line that names no batch yet and has something left to pack are asked about', () => {
  const orders = [{ lines: [line('tea', { sent: 2 }), line('flowers', { batch: { id: 'x', number: 'x' } })] }]
  expect(goodsIn(orders, [tea, flowers])).toEqual([])
  expect(goodsIn([...orders, { lines: [line('flowers'), line('cup')] }], [tea, flowers])).toEqual([flowers])
})
