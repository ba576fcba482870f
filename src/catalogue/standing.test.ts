import { mayMove } from '@/kernel/lifecycle'
import type { Snapshot, Status } from './snapshot'
import { isSame, STANDING, saysNothingNew, standingAfter, standingDecided, type Wish } from './standing'

const sku = { id: 's1', code: 'T-50', options: '50 克', priceFen: 6800, pictureUrl: '', barcode: '', comparedFen: null }
const tea: Snapshot = {
  handle: 'tea',
  title: '龙井',
  about: '',
  category: '茶',
  shipsInDays: 2,
  pictureUrls: ['/a.webp', '/b.webp'],
  comparedSource: '',
  comparedOn: null,
  skus: [sku],
}

type Row = [Status | null, Wish, approved: boolean, changed: boolean, ...Standing: [Status, string]]

/** Where a product was, what its writer wants, whether its words are those of the last live version, whether they changed. */
const table: Row[] = [
  [null, 'hand-in', false, false, 'in-review', 'asks'],
  [null, 'keep', false, false, 'draft', ''],
  [null, 'withdraw', false, false, 'withdrawn', ''],
  ['draft', 'keep', false, true, 'draft', ''],
  ['draft', 'hand-in', false, false, 'in-review', 'asks'],
  ['draft', 'hand-in', true, true, 'live', ''],
  ['draft', 'withdraw', false, false, 'withdrawn', ''],
  ['in-review', 'keep', false, false, 'in-review', ''],
  ['in-review', 'keep', false, true, 'in-review', 'asks'],
  ['in-review', 'keep', true, true, 'live', 'drops'],
  ['in-review', 'take-back', false, false, 'draft', 'drops'],
  ['draft', 'take-back', false, false, 'draft', ''],
  ['in-review', 'withdraw', false, false, 'withdrawn', 'drops'],
  ['live', 'keep', true, false, 'live', ''],
  ['live', 'keep', false, true, 'in-review', 'asks'],
  ['live', 'hand-in', true, false, 'live', ''],
  ['live', 'withdraw', true, false, 'withdrawn', ''],
  ['withdrawn', 'keep', true, false, 'withdrawn', ''],
  ['withdrawn', 'hand-in', true, false, 'live', ''],
  ['withdrawn', 'hand-in', false, true, 'in-review', 'asks'],
]

test.each(table)('%s, %s, approved %s, changed %s → %s %s', (...row) => {
  const [was, wish, approved, changed, status, tells] = row
  const after = standingAfter(was && { status: was, changed }, wish, approved)
  expect(after).toEqual({ status, asks: tells === 'asks', drops: tells === 'drops' })
  if (was && was !== status) expect(mayMove(STANDING, was, status)).toBe(true)
})

test('a review lets it pass, sends it back, or brings back what buyers could meet before', () => {
  expect(standingDecided('accepted', false)).toBe('live')
  expect(standingDecided('needs-work', true)).toBe('draft')
  expect(standingDecided('declined', true)).toBe('live')
  expect(standingDecided('declined', false)).toBe('withdrawn')
})

test.each<[string, Snapshot, boolean]>([
  ['a price', { ...tea, skus: [{ ...sku, priceFen: 6500 }] }, true],
  ['the days to ship', { ...tea, shipsInDays: 5 }, true],
  ['a code and a barcode', { ...tea, skus: [{ ...sku, code: 'T-51', barcode: '6901234567892' }] }, true],
  ['a SKU less', { ...tea, skus: [] }, true],
  ['a word', { ...tea, title: '西湖龙井' }, false],
  ['the sort of goods', { ...tea, category: '保健食品' }, false],
  ['the order of pictures', { ...tea, pictureUrls: ['/b.webp', '/a.webp'] }, false],
  ['a SKU’s name', { ...tea, skus: [{ ...sku, options: '50 克 特级' }] }, false],
  ['a SKU’s picture', { ...tea, skus: [{ ...sku, pictureUrl: '/c.webp' }] }, false],
  ['a SKU more', { ...tea, skus: [sku, { ...sku, id: 's2', options: '100 克' }] }, false],
  ['a crossed-out price', { ...tea, skus: [{ ...sku, comparedFen: 9900 }] }, false],
  ['where it was charged', { ...tea, comparedSource: '官网' }, false],
])('%s is a change; does it pass by itself: %#', (_, after, passes) => {
  expect(isSame(tea, after)).toBe(false)
  expect(saysNothingNew(tea, after)).toBe(passes)
})

test('nothing changed is the same, whatever the order of SKUs', () => {
  const two = { ...sku, id: 's2', options: '100 克' }
  expect(isSame({ ...tea, skus: [sku, two] }, { ...tea, skus: [two, sku] })).toBe(true)
})
