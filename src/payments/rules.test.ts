import { DAY, fromIso, HOUR, iso, MINUTE } from '@/kernel/time'
import { LIMITS, leftOf, type Recent, whyNot, whyNotNow } from './rules'

/** Noon in China. */
const NOW = fromIso('2026-11-22T04:00:00Z')
const MIDNIGHT = fromIso('2026-11-22T16:00:00Z')

const past = (given: Partial<Recent> = {}): Recent => ({
  id: 'w1',
  state: 'done',
  grossFen: 10_000,
  reason: '',
  askedAt: NOW - HOUR,
  endedAt: NOW - HOUR + MINUTE,
  ...given,
})
const wish = (amountFen: number, recent: Recent[] = [], availableFen = 1_000_000) =>
  whyNot({ amountFen, availableFen, recent }, NOW)

test('what is there may be taken out, to the last fen', () => {
  expect(wish(LIMITS.minFen)).toBeNull()
  expect(wish(LIMITS.maxFen)).toBeNull()
  expect(wish(12_345, [], 12_345)).toBeNull()
})

test('one fen below, above, or more than there is, is refused with the bound', () => {
  expect(wish(LIMITS.minFen - 1)).toEqual({ refused: 'withdraw-too-little', facts: { minFen: 100 } })
  expect(wish(LIMITS.maxFen + 1)).toEqual({ refused: 'withdraw-too-much', facts: { maxFen: 199_999 } })
  expect(wish(12_346, [], 12_345)).toEqual({ refused: 'withdraw-over-balance', facts: { availableFen: 12_345 } })
})

test.each(['asked', 'processing', 'waiting'] as const)('while one is %s there is no second one', (state) => {
  expect(wish(1_000, [past({ state, endedAt: null })])).toEqual({
    refused: 'withdrawal-open',
    facts: { withdrawalId: 'w1', amountFen: 10_000 },
  })
})

test('the day has its times and its sum, and both begin anew at midnight in China', () => {
  const five = Array.from({ length: 5 }, () => past({ state: 'failed', reason: 'OVERDUE_CLOSE' }))
  expect(whyNotNow(five, NOW)).toMatchObject({ refused: 'withdraw-day-limit', facts: { until: iso(MIDNIGHT) } })
  expect(whyNotNow(five, MIDNIGHT)).toBeNull()
  const much = [past({ grossFen: 199_999 }), past({ grossFen: 199_999 })]
  expect(wish(100_003, much)).toMatchObject({ refused: 'withdraw-day-limit', facts: { leftFen: 100_002 } })
  expect(wish(100_002, much)).toBeNull()
})

test('what came back takes nothing of the day’s sum', () => {
  expect(leftOf([past({ state: 'failed' }), past()], NOW)).toEqual({ fen: 490_000, times: 3 })
})

test('an account that WeChat turned down is left alone for a day, with the reason and the clock', () => {
  const turned = past({ state: 'failed', reason: 'REAL_NAME_CHECK_FAIL', endedAt: NOW - HOUR })
  expect(wish(1_000, [turned])).toEqual({
    refused: 'account-checking',
    facts: { missing: 'REAL_NAME_CHECK_FAIL', until: iso(NOW - HOUR + DAY) },
  })
  expect(whyNotNow([turned], NOW - HOUR + DAY)).toBeNull()
  expect(wish(1_000, [past({ state: 'failed', reason: 'OVERDUE_CLOSE' })])).toBeNull()
})
