import fc from 'fast-check'
import { assertFen, parseYuan, rateOf, splitFen, yuan } from './money'

const fen = fc.integer({ min: 0, max: 1_000_000_000 })

test('the parts of a sum make the whole again, whatever the weights', () => {
  const weights = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fen, weights, (total, list) => {
      const parts = splitFen(total, list)
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
      expect(parts.every((p) => Number.isSafeInteger(p) && p >= 0)).toBe(true)
    }),
    { seed: 1 },
  )
})

test('the largest remainder gets the odd fen, the earlier one on a tie', () => {
  expect(splitFen(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(splitFen(10, [1, 2])).toEqual([3, 7])
  expect(splitFen(5, [0, 0])).toEqual([5, 0])
})

test('a rate rounds down: what is left over stays with the payer of the rate', () => {
  expect(rateOf(999, 1_000)).toBe(99)
  expect(rateOf(2_990, 1_200)).toBe(358)
})

test('what is no whole number of fen never travels on', () => {
  for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) expect(() => assertFen(wrong)).toThrow()
})

test('yuan are written and read back to the same fen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (n) => expect(parseYuan(yuan(n))).toBe(n)),
    {
      seed: 2,
    },
  )
  expect(yuan(-5)).toBe('-0.05')
})

test.each(['', '1.234', '1,5', '-1', '1e3', '１', '12345678901'])('“%s” is not an amount', (text) => {
  expect(parseYuan(text)).toBeNull()
})
