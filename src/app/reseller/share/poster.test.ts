import { POSTER, type PosterFacts, posterStyles, type Stroke, wrap } from './poster'

/** Chinese is as wide as it is high, Latin a bit over half: close enough to a real font to lay out by. */
const measure = (text: string, size: number) =>
  Array.from(text).reduce((width, c) => width + ((c.codePointAt(0) ?? 0) > 0x2e80 ? size : size * 0.56), 0)

const facts: PosterFacts = {
  title: '北茶 高山乌龙 2026 春茶',
  priceFen: 2990,
  singlePriceFen: 3990,
  badge: '3 人团',
  promise: '24 小时内成团，不成自动全额退款',
  shopName: '小梅的茶铺',
  brandName: '北茶发货',
  scanHint: '长按识别，看看详情',
}
const extremes: [string, Partial<PosterFacts>][] = [
  ['a title of 200 characters', { title: '长'.repeat(200) }],
  ['one Latin word without a break', { title: 'W'.repeat(180) }],
  ['emoji of several code units', { title: '🍵👨‍👩‍👧‍👦'.repeat(40) }],
  ['the highest price there is', { priceFen: 100_000_000, singlePriceFen: 100_000_000 }],
  [
    'a long shop, brand, badge and promise',
    {
      shopName: '店'.repeat(40),
      brandName: '牌'.repeat(60),
      badge: '五'.repeat(20),
      promise: '退'.repeat(80),
    },
  ],
  ['nothing to say', { title: '', shopName: '', brandName: '', promise: '', badge: '' }],
]

const right = (stroke: Stroke) => stroke.x + stroke.width
const texts = (strokes: Stroke[]) => strokes.filter((s) => s.type === 'text')

describe.each(Object.entries(posterStyles))('the poster style %s', (_, style) => {
  test.each(extremes)('keeps inside its frame with %s', (_case, part) => {
    const strokes = style({ ...facts, ...part }, measure)
    for (const stroke of strokes) {
      expect(stroke.x).toBeGreaterThanOrEqual(0)
      expect(right(stroke)).toBeLessThanOrEqual(POSTER.width)
      expect(stroke.y).toBeLessThanOrEqual(POSTER.height)
    }
  })

  test.each(extremes)('never lets text run under the code with %s', (_case, part) => {
    const strokes = style({ ...facts, ...part }, measure)
    const code = strokes.find((s) => s.type === 'picture' && s.which === 'code')!
    const beside = texts(strokes).filter((s) => s.y > code.y)
    for (const stroke of beside) expect(right(stroke)).toBeLessThan(code.x)
  })

  test('a short title is said in full', () => {
    const said = texts(style(facts, measure)).map((s) => s.text)
    expect(said).toEqual(expect.arrayContaining([facts.title, '29.90', facts.badge, facts.promise, facts.shopName]))
  })

  test('the code is large enough to scan from a screen', () => {
    const code = style(facts, measure).find((s) => s.type === 'picture' && s.which === 'code')!
    expect(code.width).toBeGreaterThanOrEqual(180)
  })
})

test('a title that needs three lines ends the second with an ellipsis', () => {
  const lines = wrap('长'.repeat(60), { size: 40, bold: true, widthMax: 400, linesMax: 2 }, measure)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toBe('长'.repeat(10))
  expect(lines[1]!.endsWith('…')).toBe(true)
})
