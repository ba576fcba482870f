import { moveStock } from '@/catalogue/goods-contract'
import type { Caller } from '@/kernel/service'
import { deedOf } from './deeds'

const by: Caller = { role: 'brand', personId: 'wen', visitorId: '', shopId: '', brandId: 'tea' }
const kept = (input: object) => deedOf({ entry: { contract: moveStock }, asked: { by, input } }, { output: {} }).input

test('of a large request the log keeps why, which and how many; of a long text how long it was', () => {
  const moves = Array.from({ length: 300 }, (_, at) => ({ skuId: `sku-${at}`, what: 'counted', units: at }))
  expect(kept({ moves, reason: '月底盘点', product: { title: '明前龙井', about: 'x'.repeat(5_000) } })).toEqual({
    moves: 300,
    reason: '月底盘点',
    product: { title: '明前龙井', about: { characters: 5_000 } },
  })
})

test('a short request is kept as it was', () => {
  const input = { moves: [{ skuId: 'sku', what: 'lost', units: -1 }], reason: '破损' }
  expect(kept(input)).toEqual(input)
})
