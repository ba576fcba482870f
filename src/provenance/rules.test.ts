import fc from 'fast-check'
import { addsUp, PARTS, percentsOf, splitPrice } from './cost-rules'
import { type BatchFacts, batchProblems, isDay, MANY_PEOPLE, verdictOf } from './rules'

const fen = fc.integer({ min: 0, max: 100_000_000 })
const costs = fc.record({ materialFen: fen, labourFen: fen, freightFen: fen })
const takes = fc.record({ platformFen: fen, resellerFen: fen })

test('a cost card adds up to its price to the fen, or there is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), costs, takes, (priceFen, own, others) => {
      const card = splitPrice(priceFen, own, others)
      const asked = own.materialFen + own.labourFen + own.freightFen + others.platformFen + others.resellerFen
      expect(card === null).toBe(asked > priceFen)
      if (card) {
        expect(addsUp(card)).toBe(true)
        expect(PARTS.every((part) => card[part] >= 0 && Number.isInteger(card[part]))).toBe(true)
        expect(percentsOf(card).reduce((sum, n) => sum + n, 0)).toBe(100)
      }
    }),
  )
})

test('a card that was tampered with does not add up', () => {
  const card = splitPrice(
    2990,
    { materialFen: 900, labourFen: 400, freightFen: 300 },
    { platformFen: 17, resellerFen: 239 },
  )!
  expect(card.brandFen).toBe(1134)
  expect(addsUp({ ...card, brandFen: card.brandFen + 1 })).toBe(false)
})

test.each([
  ['the very first scan', { isFirst: true, isMine: true, people: 1 }, 'first'],
  ['the same person once more', { isFirst: false, isMine: true, people: 1 }, 'mine'],
  ['somebody else', { isFirst: false, isMine: false, people: 2 }, 'again'],
  ['whoever was first, after somebody else', { isFirst: false, isMine: true, people: 2 }, 'again'],
  [
    'whoever comes alone after all were forgotten',
    { isFirst: false, isMine: false, isForgotten: true, people: 1 },
    'long-ago',
  ],
  ['one of many', { isFirst: false, isMine: false, people: MANY_PEOPLE }, 'many'],
  ['whoever was first, after many', { isFirst: false, isMine: true, people: MANY_PEOPLE }, 'many'],
] as const)('%s', (_, facts, verdict) => {
  expect(verdictOf({ isForgotten: false, ...facts })).toBe(verdict)
})

const facts: BatchFacts = {
  region: '浙江',
  place: '杭州西湖区龙坞',
  madeOn: '2026-04-02',
  bestBefore: '2027-10-02',
  quantity: 600,
  notes: '',
  papers: [{ fileId: 'a', kind: 'photo', title: '' }],
}
const codes = (over: Partial<BatchFacts>, type = 'image/webp') =>
  batchProblems({ ...facts, ...over }, { today: '2026-04-10', types: new Map([['a', type]]) }).map(
    (p) => `${p.field} ${p.code}`,
  )

test('a batch that can be shown has a place, a day and its papers', () => {
  expect(codes({})).toEqual([])
  expect(codes({ place: '', region: '', madeOn: '' })).toEqual(['place missing', 'region missing', 'madeOn missing'])
  expect(codes({ madeOn: '2026-04-11' })).toEqual(['madeOn in-the-future'])
  expect(codes({ bestBefore: '2026-04-02' })).toEqual(['bestBefore before-made'])
  expect(codes({ papers: [{ fileId: 'b', kind: 'photo', title: '' }] })).toEqual(['papers.0 file-missing'])
  expect(codes({}, 'application/pdf')).toEqual(['papers.0 not-a-picture'])
})

test('a day is a day of the calendar', () => {
  expect(['2026-02-28', '2028-02-29'].every(isDay)).toBe(true)
  expect(['2026-02-30', '2026-2-3', '', 'gestern', '2026-13-01'].some(isDay)).toBe(false)
})
