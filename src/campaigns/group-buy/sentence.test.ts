import { DAY, HOUR } from '@/kernel/time'
import type { Market } from '../kind'
import { sentence } from './sentence'
import { check, type Terms } from './terms'
import { words } from './words'

const goods = { skuId: 'a', priceFen: 2990, singlePriceFen: 3990, quota: 100, listPriceFen: 3990, onHand: 100 }
const market: Market = { now: 0, startsAt: 0, endsAt: 7 * DAY, shipsInDays: 3, commissionRate: 1000, goods: [goods] }
const terms: Terms = { size: 3, hours: 24, unitsPerPerson: 2 }

const faulty: [Partial<Terms>, Partial<Market>][] = [
  [{ size: 6 }, {}],
  [{ hours: 73, unitsPerPerson: 0 }, {}],
  [{ hours: 48 }, { endsAt: 24 * HOUR }],
  [{}, { endsAt: 0 }],
  [{}, { now: 8 * DAY }],
  [{}, { endsAt: 91 * DAY, shipsInDays: 331, commissionRate: 3001 }],
  [{}, { goods: [] }],
  [{}, { goods: [{ ...goods, priceFen: 0 }] }],
  [{}, { goods: [{ ...goods, priceFen: 3990, quota: 101 }] }],
  [{}, { goods: [{ ...goods, singlePriceFen: 5990, quota: 2 }] }],
]
const problems = faulty.flatMap(([t, m]) => check({ ...terms, ...t }, { ...market, ...m }))

test('the faulty offers above show every problem that has words', () => {
  const { other, ...known } = words.brand.problems
  expect(other).not.toBe('')
  expect([...new Set(problems.map((p) => p.code))].sort()).toEqual(Object.keys(known).sort())
})

test.each(problems.map((problem) => [problem.code, problem] as const))('%s is said in full', (_, problem) => {
  const said = sentence(problem)
  expect(said).not.toBe(words.brand.problems.other)
  expect(said).not.toMatch(/NaN|undefined|\[object/)
})

test('the remedy carries the number that helps: what is on hand, what the list price is', () => {
  expect(sentence({ field: 'goods.0.quota', code: 'quota-above-stock', facts: { onHand: 12 } })).toContain('12 件')
  const above = { field: 'goods.0.singlePriceFen', code: 'single-above-list', facts: { listPriceFen: 3990 } }
  expect(sentence(above)).toContain('¥39.90')
})

test('a problem that only the server knows still has a sentence', () => {
  expect(sentence({ field: 'x', code: 'something-new' })).toBe(words.brand.problems.other)
})
