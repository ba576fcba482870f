import fc from 'fast-check'
import { spell } from './pinyin'
import { isNamed, queryOf, unitsOf, wordsOf } from './rules'

const words = wordsOf(['明前龙井 2026 新茶', 'Peach 乌龙'], spell)

/** What PostgreSQL does with `'term':*`, for words without weights. */
const finds = (asked: string, among = words): boolean => {
  const query = queryOf(asked, spell)
  if (!query) return false
  return query.all.split(' & ').every((part) => {
    const ways = [...part.matchAll(/'([^']+)':\*/g)].map(([, way]) => way!)
    return ways.some((way) => among.some((word) => word.startsWith(way)))
  })
}

test.each([
  '龙井',
  '明前龙井',
  '新茶',
  '井',
  'longjing',
  'long',
  'longj',
  'lj',
  'mqlj',
  'xc',
  'LJ',
  'ＬＪ',
  '2026',
  'peach',
  'PEA',
])('"%s" finds it', (asked) => expect(finds(asked)).toBe(true))
test.each(['龙 新茶', 'long jing', 'longjing 2026', '龙jing', '新cha', 'lj xc', ' 龙井！'])(
  '"%s" finds it too',
  (asked) => expect(finds(asked)).toBe(true),
)
test.each(['红茶', 'ongjing', 'jl', '龙井 红茶', 'tea'])('"%s" does not', (asked) => expect(finds(asked)).toBe(false))

test('nothing asked is nothing, and a long or odd question stays a question', () => {
  expect(queryOf(' ，。！', spell)).toBeNull()
  expect(queryOf("'; drop table campaign; --", spell)?.all).toBe("('drop':*) & ('table':*) & ('campaign':*)")
  expect(queryOf('茶'.repeat(500), spell)!.all).toHaveLength(24 + 6)
  expect(queryOf('😀', spell)).toBeNull()
})

test('what sounds alike or shares two characters is near', () => {
  const near = (asked: string) => queryOf(asked, spell)!.near
  expect(near('龙景')).toContain("'longjing':*")
  expect(near('龙井糕')).toContain("'龙井':*")
  expect(near('lonjing')).toContain("'jing':*")
})

test.each(['北茶', 'bei', 'bc', 'BC', '茶', 'cha'])('"%s" names the brand', (asked) =>
  expect(isNamed('北茶', asked, spell)).toBe(true),
)
test.each(['龙井', '北茶 龙井', 'bcx', ''])('"%s" does not name it', (asked) =>
  expect(isNamed('北茶', asked, spell)).toBe(false),
)

test('a name keeps its sounds in step with its characters, whatever else stands between them', () => {
  expect(unitsOf('A区 龙b井', spell)).toEqual([
    { text: 'a', sound: 'a' },
    { text: '区', sound: 'qu' },
    { text: '龙', sound: 'long' },
    { text: 'b', sound: 'b' },
    { text: '井', sound: 'jing' },
  ])
})

test('every piece of a name that starts at a character finds the name', () => {
  const name = fc.stringMatching(/^[明前龙井新茶乌白桃花红岩a-z0-9 ]{1,20}$/)
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (text, a, b) => {
      const units = unitsOf(text, spell)
      if (units.length === 0) return true
      const [from, to] = [a % units.length, b % units.length].sort((x, y) => x - y) as [number, number]
      const piece = units.slice(from, to + 1)
      const indexed = wordsOf([text], spell)
      return [piece.map((u) => u.text), piece.map((u) => u.sound)].every((way) => finds(way.join(''), indexed))
    }),
    { seed: 20260402, numRuns: 300, verbose: true },
  )
})
