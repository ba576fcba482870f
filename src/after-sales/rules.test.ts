import { decide, permit, wayBack } from './rules'

const TABLE = [
  ['unpaid', null, 'not-allowed-now'],
  ['closed', null, 'not-allowed-now'],
  ['forming', 'leave', null],
  ['to-ship', 'refund', null],
  ['shipped', null, 'parcel-left'],
  ['signed', null, 'parcel-left'],
  ['finished', null, 'parcel-left'],
  ['refunding', null, 'already-done'],
  ['refunded', null, 'already-done'],
] as const

test.each(TABLE)('an order that is %s goes back by %s, or is refused as %s', (status, way, refused) => {
  expect(wayBack(status, false)).toBe(way)
  expect(decide(status, { sent: 0, units: 2 })).toEqual(way ?? { refused })
})

test.each(TABLE)('what is allowed while %s is what would be done, and a no names its state', (status, way) => {
  expect(permit(status, false)).toEqual(way ? { yes: true, why: null } : { yes: false, why: status })
})

test('once one of several parcels has left the whole sum does not go back any more, and the refusal says how much has left', () => {
  expect(decide('to-ship', { sent: 1, units: 2 })).toEqual({ refused: 'parcel-left', facts: { sent: 1, units: 2 } })
  expect(permit('to-ship', true)).toEqual({ yes: false, why: 'parcel-left' })
})
