import fc from 'fast-check'
import {
  CODE_LENGTH,
  codeOf,
  fingerprint,
  groupsOf,
  markOf,
  newMark,
  newSecret,
  type Run,
  serialOf,
  tidyCode,
} from './codes'

const run = (over: Partial<Run> = {}): Run => ({
  brandId: 'north-tea',
  batchId: 'spring',
  mark: 'ABCDEFG',
  secret: new Uint8Array(32).fill(7),
  ...over,
})
const serial = fc.integer({ min: 1, max: 10_000 })

test('ten thousand codes of a run are ten thousand different ones, and each leads back to its unit', () => {
  const own = run()
  const codes = Array.from({ length: 10_000 }, (_, i) => codeOf(own, i + 1))
  expect(new Set(codes).size).toBe(10_000)
  expect(codes.every((code) => code.length === CODE_LENGTH && markOf(code) === own.mark)).toBe(true)
  expect(codes.every((code, i) => serialOf(own, code, 10_000) === i + 1)).toBe(true)
})

test('a code of another secret, brand, batch or run is none of this one', () => {
  const other = fc.oneof(
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((secret) => run({ secret })),
    fc.constant(run({ brandId: 'south-kiln' })),
    fc.constant(run({ batchId: 'autumn' })),
  )
  fc.assert(
    fc.property(serial, other, (n, stranger) => {
      expect(serialOf(run(), codeOf(stranger, n), 10_000)).toBeNull()
    }),
  )
  expect(serialOf(run(), codeOf(run({ mark: newMark() }), 1), 10_000)).toBeNull()
})

test('one character changed is a forgery, whichever it is', () => {
  const place = fc.integer({ min: 0, max: CODE_LENGTH - 1 })
  fc.assert(
    fc.property(serial, place, fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (n, at, letter) => {
      const code = codeOf(run(), n)
      fc.pre(code[at] !== letter)
      expect(serialOf(run(), code.slice(0, at) + letter + code.slice(at + 1), 10_000)).toBeNull()
    }),
    { numRuns: 2_000 },
  )
})

test('a unit beyond the print is nobody’s, though its signature is right', () => {
  expect(serialOf(run(), codeOf(run(), 101), 100)).toBeNull()
  expect(serialOf(run(), codeOf(run(), 0), 100)).toBeNull()
})

test('anything at all can be typed in', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const code = tidyCode(typed)
      expect(serialOf(run(), code, 10_000)).toBeNull()
      expect(markOf(code) === null || code.length === CODE_LENGTH).toBe(true)
    }),
  )
})

test('a code is read as people write it', () => {
  const code = codeOf(run({ mark: '0123ABC' }), 42)
  expect(tidyCode(` ${groupsOf(code).toLowerCase().replace('0', 'o').replace('1', 'l')} `)).toBe(code)
  expect(groupsOf(code)).toMatch(/^(?:.{5}-){3}.{5}$/)
})

test('neighbours don’t look like neighbours', () => {
  const own = run({ secret: newSecret() })
  const middles = Array.from({ length: 50 }, (_, i) => codeOf(own, i + 1).slice(7, 10))
  expect(middles.slice(1).filter((middle, i) => middle > middles[i]!).length).toBeLessThan(45)
})

test('a person’s fingerprint on one run says nothing on the next', () => {
  expect(fingerprint(run(), 'lin')).toBe(fingerprint(run(), 'lin'))
  expect(fingerprint(run(), 'lin')).not.toBe(fingerprint(run({ secret: newSecret() }), 'lin'))
})
