import type { PricedFacts } from '@/kernel/effect'
import { DAY, HOUR, iso } from '@/kernel/time'
import { pictureFindings, priceFindings } from './price-rules'

const NOW = Date.UTC(2026, 3, 1)
const found = (...changes: Partial<PricedFacts>[]) =>
  priceFindings(
    changes.map((change) => ({ label: 'LJ-100', priceFen: 3_000, ...change })),
    NOW,
  )
const said = (...changes: Partial<PricedFacts>[]) => found(...changes).map(({ code, weight }) => `${code} ${weight}`)

test.each<[string, Partial<PricedFacts>, string[]]>([
  ['a plain price', {}, []],
  ['thirty percent of the list price', { listPriceFen: 10_000 }, []],
  ['less than that', { listPriceFen: 10_001 }, ['price-far-below-list block']],
  ['a quota as large as any of ours', { quota: 10_000 }, []],
  ['a larger one', { quota: 10_001 }, ['quota-huge note']],
  ['one that must be a mistake', { quota: 100_001 }, ['quota-huge block']],
  [
    'a compared price with source and day',
    { comparedFen: 5_000, comparedSource: '本店 2026 年 3 月成交价', comparedAt: iso(NOW - DAY) },
    [],
  ],
  ['a compared price alone', { comparedFen: 5_000 }, ['compared-price-bare block']],
  ['without its source', { comparedFen: 5_000, comparedAt: '2026-03-01' }, ['compared-price-bare block']],
  ['without its day', { comparedFen: 5_000, comparedSource: '门店' }, ['compared-price-bare block']],
  [
    'charged on a day to come',
    { comparedFen: 5_000, comparedSource: '门店', comparedAt: iso(NOW + DAY) },
    ['compared-price-bare block'],
  ],
  [
    'compared with itself',
    { comparedFen: 3_000, comparedSource: '门店', comparedAt: '2026-03-01' },
    ['compared-price-not-above block'],
  ],
  ['no compared price', { comparedFen: null }, []],
  ['what it costs', { costFen: 3_000 }, []],
  ['less than it costs', { costFen: 3_001 }, ['price-below-cost block']],
  ['an unknown cost', { costFen: null }, []],
])('%s: %j → %j', (_, change, findings) => expect(said(change)).toEqual(findings))

test('one fault of many goods is named once, with its first goods and the number of the others', () => {
  expect(found({ costFen: 4_000 }, { label: 'LJ-250', costFen: 5_000 }, { label: 'LJ-500' })).toEqual([
    { code: 'price-below-cost', weight: 'block', facts: { label: 'LJ-100', costFen: 4_000, priceFen: 3_000, more: 1 } },
  ])
  // A huge quota behind a large one is still huge.
  expect(said({ quota: 20_000 }, { quota: 200_000 })).toEqual(['quota-huge block'])
})

test('today in China is no day to come, and tomorrow there is one', () => {
  const atSevenThere = Date.UTC(2026, 2, 31, 23)
  const compared = (comparedAt: string) =>
    priceFindings(
      [{ label: 'LJ', priceFen: 3_000, comparedFen: 5_000, comparedSource: '门店', comparedAt }],
      atSevenThere,
    ).map(({ code }) => code)
  expect([compared('2026-04-01'), compared('2026-04-02')]).toEqual([[], ['compared-price-bare']])
  expect(compared(iso(atSevenThere + HOUR))).toEqual(['compared-price-bare'])
})

test('no picture is found where pictures were counted or shown', () => {
  const codes = (facts: Parameters<typeof pictureFindings>[0]) => pictureFindings(facts).map(({ code }) => code)
  expect([codes({}), codes({ pictures: 1 }), codes({ pictureUrls: ['/a.webp'] })]).toEqual([[], [], []])
  expect([codes({ pictures: 0 }), codes({ pictureUrls: [] })]).toEqual([['picture-missing'], ['picture-missing']])
})
