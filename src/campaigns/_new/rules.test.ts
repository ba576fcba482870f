import fc from 'fast-check'
import { MINUTE } from '@/kernel/time'
import type { Command, Facts } from '../kind'
import { lawsOf } from '../laws'
import { newKind } from './rules'
import type { State } from './state'

const NOW = Date.UTC(2026, 10, 22)
const facts: Facts = {
  now: NOW,
  campaignStartsAt: NOW,
  campaignEndsAt: NOW + 60 * MINUTE,
  goods: new Map([['tea', { priceFen: 2990, singlePriceFen: 5900, left: 2 }]]),
  unitsOfPerson: 0,
  unpaid: null,
  seenPriceFen: null,
  hasAddress: true,
}
const lin = { personId: 'lin', entryId: 'entry', orderId: 'order' }
const reserve: Command = { type: 'act', action: { type: 'reserve', skuId: 'tea', units: 1 }, ...lin }
const pay: Command = { type: 'pay', entryId: 'entry', personId: 'lin', skuId: 'tea', units: 1 }

const empty = newKind.open({ unitsPerPerson: 1 }, { roundId: 'round', now: NOW, action: { type: 'reserve' } })
const after = (state: State, command: Command, known: Partial<Facts> = {}): State => {
  const decided = newKind.decide(state, command, { ...facts, ...known })
  return 'refused' in decided ? state : decided.reduce(newKind.evolve, state)
}

test('a reserved unit waits for its money', () => {
  expect(newKind.headline(after(empty, reserve))).toMatchObject({
    status: 'waiting',
    seatsHeld: 1,
    wakesAt: NOW + 15 * MINUTE,
  })
})

test('the payment makes the purchase firm at once', () => {
  expect(newKind.headline(after(after(empty, reserve), pay))).toMatchObject({ status: 'formed', seatsPaid: 1 })
})

test('an unpaid unit goes back when its time is up, and money that comes later goes back too', () => {
  const late = after(after(empty, reserve), { type: 'wake' }, { now: NOW + 15 * MINUTE })
  expect(newKind.headline(late)).toMatchObject({ status: 'failed', reason: 'not-paid-in-time' })
  expect(newKind.decide(late, pay, facts)).toMatchObject([{ type: 'paid-too-late' }])
})

test('what is sold out, over the limit or not begun is refused with its reason', () => {
  const refused = (known: Partial<Facts>) => newKind.decide(empty, reserve, { ...facts, ...known })
  const none = new Map([['tea', { priceFen: 2990, singlePriceFen: 5900, left: 0 }]])
  expect(refused({ goods: none })).toMatchObject({ refused: 'sold-out' })
  expect(refused({ unitsOfPerson: 1 })).toMatchObject({ refused: 'over-limit' })
  expect(refused({ now: NOW - 1 })).toMatchObject({ refused: 'not-started' })
})

const units = fc.oneof(fc.constantFrom(1, 1, 2), fc.constantFrom(0, 1.5, '2', null))

lawsOf(newKind, {
  terms: fc.record({ unitsPerPerson: fc.integer({ min: 1, max: 5 }) }),
  actions: (skuIds) => {
    const place = { skuId: fc.constantFrom(...skuIds, 'nothing'), units }
    return fc.oneof(
      { weight: 8, arbitrary: fc.record({ type: fc.constant('reserve'), ...place }) },
      { weight: 2, arbitrary: fc.constant({ type: 'cancel' }) },
      { weight: 1, arbitrary: fc.record({ type: fc.string() }) },
    )
  },
  opens: (action) => action.type === 'reserve',
  broken: () => [],
  kept: () => [],
  price: (_, goods) => goods.priceFen,
  reaches: ['reserved', 'bought', 'released', 'paid-too-late'],
})
