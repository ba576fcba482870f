import { chinaDay, DAY, HOUR } from '@/kernel/time'
import { eachDay, lastDays, ratio } from './rules'

/** Four in the afternoon UTC is midnight in China. */
const MIDNIGHT = Date.UTC(2026, 10, 21, 16)

test('a day begins at midnight in China', () => {
  expect(chinaDay(MIDNIGHT - 1)).toBe('2026-11-21')
  expect(chinaDay(MIDNIGHT)).toBe('2026-11-22')
})

test('seven days end with today, whatever the hour', () => {
  for (const now of [MIDNIGHT, MIDNIGHT + 9 * HOUR, MIDNIGHT + DAY - 1]) {
    expect(lastDays(7, now)).toEqual({ from: MIDNIGHT - 6 * DAY, to: MIDNIGHT + DAY })
  }
})

test('days without anything are days of nothing', () => {
  const days = eachDay(lastDays(3, MIDNIGHT), [{ day: '2026-11-21', orders: 4 }], { orders: 0 })
  expect(days).toEqual([
    { day: '2026-11-20', orders: 0 },
    { day: '2026-11-21', orders: 4 },
    { day: '2026-11-22', orders: 0 },
  ])
})

test('a share of too few is no share', () => {
  expect(ratio(1, 9)).toEqual({ part: 1, whole: 9, rate: null })
  expect(ratio(1, 12).rate).toBe(833)
  expect(ratio(0, 0).rate).toBeNull()
})
