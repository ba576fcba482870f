import fc from 'fast-check'
import { type MoveAsked, moved } from './move-stock'
import { inWarehouse, NO_STOCK } from './rules'

/** 92 lie there: 50 are free, 30 set aside, 12 of the 20 sold ones wait to be shipped. */
const now = { received: 100, held: 30, sold: 20, unshipped: 12 }
const one = (what: MoveAsked['what'], units: number) => moved([{ skuId: 'a', what, units }], new Map([['a', now]]))

test.each<[MoveAsked['what'], number, number | string]>([
  ['received', 5, 97],
  ['received', 0, 'units-not-positive'],
  ['received', -1, 'units-not-positive'],
  ['counted', 92, 92],
  ['counted', 75, 75],
  ['counted', 0, 'short'],
  ['counted', -1, 'stock-negative'],
  ['counted', 42, 42],
  ['counted', 41, 'short'],
  ['corrected', -50, 42],
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
      const row = { ...NO_STOCK, received: held + sold + 10, held, sold, unshipped: Math.floor(sold / 2) }
      const plan = moved([{ skuId: 'a', what: kind, units: n }], new Map([['a', row]]))
      if (plan.problems.length + plan.short.length > 0) return
      for (const { received } of plan.stock) expect(received - sold).toBeGreaterThanOrEqual(held)
      for (const { safety } of plan.safety) expect(safety).toBeGreaterThanOrEqual(0)
    }),
  )
})

type Deed = { readonly what: 'aside' | 'sell' | 'ship' | 'take-back' | 'return' | 'lose' | 'count'; readonly n: number }
const deed = fc.record({
  what: fc.constantFrom<Deed['what']>('aside', 'sell', 'ship', 'take-back', 'return', 'lose', 'count'),
  n: fc.nat(30),
})

/** A warehouse with a book beside it: goods move on the shelf, the book hears what a brand's system tells it. */
class House {
  book = { ...NO_STOCK, received: 100 }
  shelf = 100

  act({ what, n }: Deed): void {
    const { received, held, sold, unshipped } = this.book
    const few = (most: number) => Math.min(n, most)
    if (what === 'aside') this.book = { ...this.book, held: held + few(received - held - sold) }
    if (what === 'sell') this.sell(few(held))
    if (what === 'take-back') this.sell(-few(unshipped))
    if (what === 'return') this.book = { ...this.book, held: held - few(held) }
    if (what === 'ship') {
      this.shelf -= few(unshipped)
      this.book = { ...this.book, unshipped: unshipped - few(unshipped) }
    }
    // Moths, thieves, and a box that turns up again: only a count tells the book.
    if (what === 'lose') this.shelf = Math.max(0, this.shelf + 10 - n)
    if (what === 'count') this.count()
  }

  private sell(n: number): void {
    const { held, sold, unshipped } = this.book
    this.book = { ...this.book, held: held - n, sold: sold + n, unshipped: unshipped + n }
  }

  count(): boolean {
    const { stock, short } = moved([{ skuId: 'a', what: 'counted', units: this.shelf }], new Map([['a', this.book]]))
    if (short.length > 0) return false
    this.book = { ...this.book, received: stock[0]!.received }
    return true
  }
}

test('after any selling, shipping and taking back, a count leaves for sale what lies there and nobody was promised', () => {
  const property = fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
    const house = new House()
    for (const one of deeds) house.act(one)
    const counted = house.count()
    const { received, held, sold, unshipped } = house.book
    const free = house.shelf - unshipped - held
    if (counted) expect(received - held - sold).toBe(free)
    else expect(free).toBeLessThan(0)
  })
  fc.assert(property, { numRuns: 2_000 })
})

test('who loses nothing may count as often as they like: nothing changes', () => {
  const honest = deed.filter(({ what }) => what !== 'lose')
  const property = fc.property(fc.array(honest, { maxLength: 40 }), (deeds) => {
    const house = new House()
    for (const one of deeds) house.act(one)
    expect([house.count(), house.book.received]).toEqual([true, 100])
  })
  fc.assert(property, { numRuns: 1_000 })
})
