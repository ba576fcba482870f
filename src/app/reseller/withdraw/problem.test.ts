import { mostOf, problemOf } from './problem'

const head = {
  availableFen: 250_000,
  limits: { minFen: 100, maxFen: 199_999, dayLeftFen: 150_000, dayLeftTimes: 3, dayEndsAt: '2026-11-22T16:00:00.000Z' },
}

test('all means as much as one withdrawal of today may be', () => {
  expect(mostOf(head)).toBe(150_000)
  expect(mostOf({ ...head, availableFen: 3_210 })).toBe(3_210)
})

test('a sum that may be sent has no problem', () => {
  for (const text of ['1', '1.00', '1500', '¥88.8']) expect(problemOf(text, head)).toBeNull()
})

test('every other sum says what is wrong with it', () => {
  expect(problemOf('', head)).toMatch(/请填金额/)
  expect(problemOf('1.234', head)).toMatch(/请填金额/)
  expect(problemOf('0.99', head)).toMatch(/最少 ¥1.00/)
  expect(problemOf('2500.01', head)).toMatch(/只有 ¥2500.00/)
  expect(problemOf('2000', head)).toMatch(/最多 ¥1999.99/)
  expect(problemOf('1500.01', head)).toMatch(/只剩 ¥1500.00/)
})
