import fc from 'fast-check'
import { type MoveAsked, moved } from './move-stock'
import { inWarehouse } from './rules'

const now = { skuId: 'a', received: 100, held: 30, sold: 20, safety: 0 }
const one = (what: MoveAsked['what'], units: number) => moved([{ skuId: 'a', what, units }], new Map([['a', now]]))

test.each<[MoveAsked['what'], number, number | string]>([
  ['received', 5, 85],
  ['received', 0, 'units-not-positive'],
  ['received', -1, 'units-not-positive'],
  ['counted', 75, 75],
  ['counted', 0, 'short'],
  ['counted', -1, 'stock-negative'],
  ['counted', 30, 30],
  ['counted', 29, 'short'],
  ['corrected', -50, 30],
  ['corrected', -51, 'short'],
  ['received', 10_000_000, 'stock-too-high'],
])('%s %s → %s in the warehouse', (what, units, expected) => {
  const plan = one(what, units)
  const found = plan.problems[0]?.code ?? (plan.short.length > 0 ? 'short' : inWarehouse({ ...now, ...plan.stock[0]! }))
  expect(found).toBe(expected)
})

test('the same SKU twice is a mistake; its safety beside it is none', () => {
  const moves = (...whats: MoveAsked['what'][]) =>
    moved(
      whats.map((what) => ({ skuId: 'a', what, units: 40 })),
      new Map([['a', now]]),
    ).problems
  expect(moves('counted', 'received')).toMatchObject([{ field: 'moves.1.units', code: 'twice' }])
  expect(moves('counted', 'safety')).toEqual([])
})

test('whatever is asked, what is let through holds no less than campaigns do, and sold stays sold', () => {
  const units = fc.integer({ min: -200, max: 200 })
  const what = fc.constantFrom<MoveAsked['what']>('received', 'counted', 'corrected', 'safety')
  fc.assert(
    fc.property(what, units, fc.nat(60), fc.nat(60), (...drawn) => {
      const [kind, n, held, sold] = drawn
      const row = { skuId: 'a', received: held + sold + 10, held, sold, safety: 0 }
      const plan = moved([{ skuId: 'a', what: kind, units: n }], new Map([['a', row]]))
      if (plan.problems.length + plan.short.length > 0) return
      for (const { received } of plan.stock) expect(received - sold).toBeGreaterThanOrEqual(held)
      for (const { safety } of plan.safety) expect(safety).toBeGreaterThanOrEqual(0)
    }),
  )
})
