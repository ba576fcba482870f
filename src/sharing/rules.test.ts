import { cardPath, cardQuery, cardTitle, codeFrom, isVisitorId } from './rules'

test('a code has ten plain characters, and bytes that would favour some characters are passed over', () => {
  const bytes = Uint8Array.from([255, 0, 248, 9, 10, 35, 36, 61, 62, 247, 123, 124, 185, 1])
  expect(codeFrom(bytes)).toBe('09AZaz0zz0')
  expect(() => codeFrom(new Uint8Array(9))).toThrow('too few')
})

test('a card opens its page from a chat, from Moments and from a code', () => {
  expect([cardPath('abcdefgh01'), cardQuery('abcdefgh01')]).toEqual([
    '/consumer/campaign/index?s=abcdefgh01',
    's=abcdefgh01',
  ])
})

test('the title of a card begins with the price', () => {
  expect(cardTitle('明前龙井', 2990)).toBe('¥29.90 明前龙井')
})

test('a device without a usable name earns no credit', () => {
  expect(['', 'short', 'v'.repeat(65), 'v'.repeat(8)].map(isVisitorId)).toEqual([false, false, false, true])
})
