import { check, type Terms } from '@/campaigns/group-buy/terms'
import { fromIso } from '@/kernel/time'
import { dayOf, emptyDraft, marketOf, offerOf, type Product, withProduct } from './draft'

const now = fromIso('2026-03-05T15:30:00.000Z')
const sku = (at: number, sellable: number) => ({
  id: `019a0000-0000-7000-8000-00000000000${at}`,
  code: `NT-${at}`,
  options: `${at}00 克`,
  priceFen: 3990,
  pictureUrl: '',
  // What waits to be shipped is nobody’s to offer.
  onHand: sellable + 7,
  toShip: 7,
  held: 0,
  sellable,
  sold: 0,
})
const oolong: Product = {
  id: '019a0000-0000-7000-8000-0000000000aa',
  handle: 'oolong',
  title: '高山乌龙',
  category: '茶',
  shipsInDays: 2,
  status: 'live',
  pictureUrls: [],
  skus: [sku(1, 100), sku(2, 0), sku(3, 50)],
}
const terms: Terms = { size: 3, hours: 24, unitsPerPerson: 2 }
const draft = withProduct(emptyDraft('group-buy', { ...terms }, now), oolong)

test('a product laid out with its usual numbers passes the check at once', () => {
  const offer = offerOf(draft, now)
  expect(check(terms, marketOf(offer, oolong, now))).toEqual([])
})

test('a SKU without stock is laid out but not chosen', () => {
  expect(draft.goods.map((g) => g.chosen)).toEqual([true, false, true])
  expect(offerOf(draft, now).goods).toHaveLength(2)
})

test('unreadable numbers become problems beside their fields, never a silent zero on sale', () => {
  const goods = draft.goods.map((g) => ({ ...g, price: '九块九', quota: '-5' }))
  const offer = offerOf({ ...draft, goods, commission: '十', shipsInDays: '' }, now)
  const fields = check(terms, marketOf(offer, oolong, now)).map((p) => p.field)
  expect(fields).toEqual(expect.arrayContaining(['goods.0.priceFen', 'goods.0.quota', 'commissionRate', 'shipsInDays']))
})

test('a campaign that starts today starts now, and its last day lasts until midnight in China', () => {
  const offer = offerOf(draft, now)
  expect(offer.startsAt).toBe('2026-03-05T15:30:00.000Z')
  expect(offer.endsAt).toBe('2026-03-12T15:59:59.000Z')
})

test('the day is the day in China: 16:30 in London is tomorrow there', () => {
  expect(dayOf(fromIso('2026-03-05T16:30:00.000Z'))).toBe('2026-03-06')
})

test('a commission of 12.5 % is 1250 basis points', () => {
  expect(offerOf({ ...draft, commission: '12.5' }, now).commissionRate).toBe(1250)
})
