import { DAY, HOUR } from '@/kernel/time'
import type { Market } from '../kind'
import { check, type Terms } from './terms'

const NOW = Date.UTC(2026, 10, 22)
const TERMS: Terms = { size: 3, hours: 24, unitsPerPerson: 2 }
const GOODS = { skuId: 'tin', priceFen: 2_990, singlePriceFen: 5_900, quota: 30, listPriceFen: 5_900, onHand: 100 }
const market = (more: Partial<Market> = {}): Market => ({
  now: NOW,
  startsAt: NOW,
  endsAt: NOW + 7 * DAY,
  shipsInDays: 3,
  commissionRate: 1_000,
  goods: [GOODS],
  ...more,
})
const problems = (terms: Partial<Terms>, more: Partial<Market> = {}) =>
  check({ ...TERMS, ...terms }, market(more)).map((p) => `${p.field} ${p.code}`)

test('a lawful offer has no problem', () => expect(problems({})).toEqual([]))

test.each([1, 6, 2.5, Number.NaN])('a group of %p is not lawful: WeChat caps shared teams at five', (size) => {
  expect(problems({ size })).toContain('terms.size size-unlawful')
})

test.each([
  [
    'a round longer than its campaign',
    { terms: { hours: 72 }, more: { endsAt: NOW + 71 * HOUR } },
    'terms.hours longer-than-campaign',
  ],
  ['a limit of nothing', { terms: { unitsPerPerson: 0 }, more: {} }, 'terms.unitsPerPerson out-of-range'],
  ['an end before the start', { terms: {}, more: { endsAt: NOW - 1 } }, 'endsAt ends-before-start'],
  ['an end that has passed', { terms: {}, more: { startsAt: NOW - 2 * DAY, endsAt: NOW } }, 'endsAt in-the-past'],
  ['a campaign of a hundred days', { terms: {}, more: { endsAt: NOW + 100 * DAY } }, 'endsAt too-long'],
  ['parcels after a year', { terms: {}, more: { shipsInDays: 331 } }, 'shipsInDays ships-too-late'],
  [
    'more commission than may be split off',
    { terms: {}, more: { commissionRate: 3_001 } },
    'commissionRate commission-too-high',
  ],
  ['no goods', { terms: {}, more: { goods: [] } }, 'goods goods-missing'],
])('%s is refused beside its field', (_, { terms, more }, problem) => expect(problems(terms, more)).toContain(problem))

test.each([
  ['no price', { priceFen: 0 }, 'goods.1.priceFen price-missing'],
  ['a group price that saves nothing', { priceFen: 5_900 }, 'goods.1.priceFen not-below-single'],
  ['a struck price that nobody ever asked', { singlePriceFen: 6_000 }, 'goods.1.singlePriceFen single-above-list'],
  ['more quota than stock', { quota: 101 }, 'goods.1.quota quota-above-stock'],
  ['less quota than one group', { quota: 2 }, 'goods.1.quota quota-below-group'],
])('%s is refused beside its field, whatever line it stands in', (_, goods, problem) => {
  expect(problems({}, { goods: [GOODS, { ...GOODS, ...goods }] })).toEqual([problem])
})
