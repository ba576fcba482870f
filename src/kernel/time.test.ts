import { compactId, expandId, newId } from './id'
import { DAY, fromIso, HOUR, iso, nextMidnight } from './time'

test('the next midnight is China’s, whatever the zone of the machine', () => {
  expect(iso(nextMidnight(fromIso('2026-11-22T15:59:59.999Z')))).toBe('2026-11-22T16:00:00.000Z')
  expect(iso(nextMidnight(fromIso('2026-11-22T16:00:00.000Z')))).toBe('2026-11-23T16:00:00.000Z')
})

test('a midnight is never more than a day away', () => {
  for (let at = 0; at < 3 * DAY; at += HOUR) expect(nextMidnight(at) - at).toBeLessThanOrEqual(DAY)
})

test('an id fits the numbers of WeChat Pay and comes back from them', () => {
  const id = newId()
  expect(compactId(id)).toMatch(/^[0-9a-f]{32}$/)
  expect(expandId(compactId(id))).toBe(id)
})

test('ids made one after the other stay in order', () => {
  const ids = Array.from({ length: 100 }, newId)
  expect([...ids].sort()).toEqual(ids)
})
