import fc from 'fast-check'
import { averageOf, mayDo, type Part, shown, whyNotFollowUp, whyNotRate } from './rules'

const line = { signedAt: 1, rated: false, parts: [] as Part[] }

test('only a signed line is rated, and once', () => {
  expect(whyNotRate(line)).toBeNull()
  expect(whyNotRate({ ...line, signedAt: null })).toBe('not-allowed-now')
  expect(whyNotRate({ ...line, rated: true })).toBe('already-done')
})

test('a follow-up needs a rating before it, and comes once', () => {
  expect(whyNotFollowUp(line)).toBe('not-allowed-now')
  expect(whyNotFollowUp({ ...line, rated: true, parts: ['first'] })).toBeNull()
  expect(whyNotFollowUp({ ...line, rated: true, parts: ['first', 'follow-up'] })).toBe('already-done')
})

test.each([
  [{ ...line, signedAt: null }, 'nothing'],
  [line, 'rate'],
  [{ ...line, rated: true }, 'follow-up'],
  [{ ...line, rated: true, parts: ['follow-up' as const] }, 'nothing'],
])('the button beside %j is %s', (facts, button) => expect(mayDo(facts)).toBe(button))

test('nobody rated means no average at all', () => {
  expect(averageOf([0, 0, 0, 0, 0])).toBeNull()
  expect(averageOf([0, 0, 0, 1, 3])).toBe(4.8)
})

test('an average lies between the lowest and the highest star that was given', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 5, maxLength: 5 }), (perStar) => {
      const average = averageOf(perStar)
      const given = perStar.flatMap((n, at) => (n > 0 ? [at + 1] : []))
      if (average === null) return given.length === 0
      return average >= given[0]! && average <= given.at(-1)!
    }),
    { seed: 20260401, verbose: true },
  )
})

test('strangers see checked words only, their author sees all of them', () => {
  const words = [
    { part: 'first', state: 'pending' },
    { part: 'answer', state: 'visible' },
  ] as const
  expect(shown(words, 'first', false)).toBeNull()
  expect(shown(words, 'first', true)).toBe(words[0])
  expect(shown(words, 'answer', false)).toBe(words[1])
  expect(shown(words, 'follow-up', true)).toBeNull()
})
