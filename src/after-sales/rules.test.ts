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
  expect(wayBack(status)).toBe(way)
  expect(decide(status)).toEqual(way ?? { refused })
})

test.each(TABLE)('what is allowed while %s is what would be done, and a no names its state', (status, way) => {
  expect(permit(status)).toEqual(way ? { yes: true, why: null } : { yes: false, why: status })
})
