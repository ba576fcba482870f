import fc from 'fast-check'
import { HOUR, MINUTE } from '@/kernel/time'
import { cursorOf, placeOf } from './place'
import { csvOf, EXPORTS_MOST, exportsAgainAt, isOpen, TAG_LONGEST, TAGS_MOST, tagProblem, tidy, withTag } from './rules'

const NOW = Date.UTC(2026, 10, 22, 4)

test('ordinary words are tags, in any script', () => {
  for (const tag of ['老顾客', '爱喝绿茶', 'VIP', '3 号楼', '送礼 · 长辈', '🍵茶友', 'Étudiant', '2026 春'])
    expect([tag, tagProblem(tidy(tag))]).toEqual([tag, null])
})

test('what could run, break a file or hide itself is no tag', () => {
  for (const tag of [
    '=1+1',
    '+86',
    '-2',
    '@某人',
    '＝和',
    'a\nb',
    'a\tb',
    '<b>',
    '"x"',
    'a,b',
    'a|b',
    '\u202e反',
    '\u0000',
  ])
    expect([tag, tagProblem(tag)]).toEqual([tag, 'characters'])
})

test('a way to reach somebody is no tag, however it is spaced', () => {
  for (const tag of ['13812345678', '138-1234567', '电话1381234567', '１３８１２３４５６７', '138 123 4567'])
    expect([tag, tagProblem(tag)]).toEqual([tag, 'contact'])
  expect(tagProblem('买过 100 盒')).toBeNull()
})

test('twelve characters are the most, counted as people count them', () => {
  expect(tagProblem('🍵'.repeat(TAG_LONGEST))).toBeNull()
  expect(tagProblem('字'.repeat(TAG_LONGEST + 1))).toBe('too-long')
  expect(tagProblem('字'.repeat(200))).toBe('too-long')
  expect(tagProblem(tidy('   '))).toBe('empty')
})

test('however tags are put on and off, there are never more than eight, and none twice', () => {
  const wish = fc.record({ tag: fc.constantFrom(...'abcdefghijkl'), on: fc.boolean() })
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 60 }), (wishes) => {
      let tags: readonly string[] = []
      for (const one of wishes) {
        const after = withTag(tags, one)
        if (after === 'too-large') expect(tags).toHaveLength(TAGS_MOST)
        else {
          expect(after.includes(one.tag)).toBe(one.on)
          tags = after
        }
        expect(new Set(tags).size).toBe(tags.length)
        expect(tags.length).toBeLessThanOrEqual(TAGS_MOST)
      }
    }),
  )
})

test('ten exports an hour, and a file stands open for ten minutes', () => {
  const times = (n: number) => Array.from({ length: n }, (_, at) => NOW - at * MINUTE)
  expect(exportsAgainAt(times(EXPORTS_MOST - 1), NOW)).toBeNull()
  expect(exportsAgainAt(times(EXPORTS_MOST), NOW)).toBe(NOW - 9 * MINUTE + HOUR)
  expect(exportsAgainAt(times(EXPORTS_MOST), NOW + HOUR)).toBeNull()
  expect([isOpen(NOW, NOW + 10 * MINUTE - 1), isOpen(NOW, NOW + 10 * MINUTE)]).toEqual([true, false])
})

test('a cursor leads back to where it was made; rubbish leads to the front', () => {
  const id = '01990000-0005-7000-8000-000000000001'
  expect(placeOf(cursorOf({ orders: 3, lastAt: NOW, id }))).toEqual({ orders: 3, at: new Date(NOW).toISOString(), id })
  for (const text of [undefined, '', 'x', `3~2026~${id}`, `3~9999-99-99T99:99:99.999Z~${id}`])
    expect(placeOf(text)).toBeNull()
})

const line = { name: '林*', orders: 2, paidFen: 5_980, commissionFen: 299, lastAt: NOW, tags: ['老顾客', '送礼'] }

test('a file has one line for each customer, with money in yuan and the day in China', () => {
  expect(csvOf(['顾客', '标签'], [line])).toBe('\uFEFF顾客,标签\r\n林*,2,59.80,2.99,2026-11-22,老顾客、送礼\r\n')
})
