import { draw } from './chart-drawing'
import { trendOf } from './chart-trend'

const week = [3, 8, 5, 0, 12, 9, 10].map((value, at) => ({ label: `11-${16 + at}`, value }))
const plain = (value: number) => `${value} 单`
const drawing = { points: week, width: 311, height: 180, text: 11, format: String }

test('the trend names the way, both ends, the highest and the lowest', () => {
  expect(trendOf(week, plain)).toBe('从 11-16 3 单 升到 11-22 10 单；最高 11-20 12 单，最低 11-19 0 单')
  expect(trendOf([...week].reverse(), plain)).toMatch(/^从 11-22 10 单 降到 11-16 3 单/)
  expect(trendOf([week[0]!, week[1]!, week[0]!], plain)).toMatch(/持平/)
})

test('nothing and one value all along are said as they are', () => {
  expect(trendOf([], plain)).toBe('还没有数据')
  expect(trendOf([week[0]!, { label: '明天', value: 3 }], plain)).toBe('一直是 3 单')
})

test('bars: one for each value, and nothing leaves the picture', () => {
  const svg = draw({ ...drawing, kind: 'bars' })
  expect(svg.match(/<rect /g)).toHaveLength(7)
  for (const [, x, y] of svg.matchAll(/ x="([\d.-]+)" y="([\d.-]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0)
    expect(Number(x)).toBeLessThanOrEqual(311)
    expect(Number(y)).toBeGreaterThanOrEqual(0)
    expect(Number(y)).toBeLessThanOrEqual(180)
  }
})

test('no label crowds another, and the last one always stands', () => {
  const quarter = Array.from({ length: 90 }, (_, at) => ({
    label: `${1 + Math.floor(at / 30)}月${1 + (at % 30)}日`,
    value: at,
  }))
  const svg = draw({ ...drawing, points: quarter, kind: 'line' })
  const below = [...svg.matchAll(/text-anchor="middle">([^<]+)</g)].map(([, text]) => text)
  expect(below.length).toBeLessThanOrEqual(5)
  expect(below[below.length - 1]).toBe('3月30日')
})

test('text from outside is written as text', () => {
  expect(draw({ ...drawing, points: [{ label: '<b>&"', value: 1 }], kind: 'bars' })).toContain('&lt;b&gt;&amp;&quot;')
})

test.each(['line', 'bars'] as const)('%s without values, with one, and with zeros is still a picture', (kind) => {
  for (const points of [[], [week[0]!], week.map(({ label }) => ({ label, value: 0 }))])
    expect(draw({ ...drawing, points, kind })).not.toMatch(/NaN|undefined|Infinity/)
})
