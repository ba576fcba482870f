import fc from 'fast-check'
import { DAY } from '@/kernel/time'
import { judge } from './judge'
import { licenceFindings } from './licence-rules'
import { priceFindings } from './price-rules'
import { bundles, dueAfter, findings, isHarmless, mergeFindings, ownFindings, screeningFindings } from './rules'
import { FINDINGS, REASONS, reasonText } from './words'

const codesOf = (title: string, text = '') => findings({ title, text }).map(({ code }) => code)

test.each([
  ['全网最好喝的龙井', ['absolute-word']],
  ['国家级手艺', ['absolute-word']],
  ['销量第一的茶', ['absolute-word']],
  ['１００％ 纯天然', ['absolute-word']],
  ['喝了降血压', ['medical-claim']],
  ['治疗失眠，最有效', ['absolute-word', 'medical-claim']],
  ['加微信 tea_2026 优惠', ['contact-data']],
  ['电话 13800138000', ['contact-data']],
  ['详情见 https://evil.example', ['contact-data']],
  ['去 cha.com 买', ['contact-data']],
])('"%s" is found: %j', (title, codes) => expect(codesOf(title)).toEqual(codes))

test.each([
  '明前龙井 2026 新茶',
  '最近上新，第一次开团，最后两天',
  '第一批现货，最晚周五发货',
  '净含量 100 克，保质期 18 个月，编号 20260401123',
  '清明前采一芽一叶，当天手炒。汤色嫩绿，回甘长。',
])('"%s" is harmless', (title) => expect(codesOf(title)).toEqual([]))

test('of two findings with one code the heavier stays, and only blocking ones keep an offer back', () => {
  const note = { code: 'quota-huge', weight: 'note' as const }
  const block = { ...note, weight: 'block' as const }
  expect(mergeFindings([note], [block], [note])).toEqual([block])
  expect([isHarmless([note]), isHarmless([block]), isHarmless([])]).toEqual([true, false, true])
})

test('WeChat’s doubts become findings with its label', () => {
  expect(screeningFindings({ suggest: 'pass', label: 100 })).toEqual([])
  expect(screeningFindings({ suggest: 'risky', label: 20001 })).toEqual([
    { code: 'wechat-risky', weight: 'block', facts: { label: 20001 } },
  ])
})

test('short texts of one writer are read together, as many as a request may carry, and none is lost', () => {
  const text = (id: string, length: number, reader = 'wen') => ({ id, length, reader })
  expect(bundles([text('a', 4), text('b', 5), text('c', 1)], 10)).toEqual([['a', 'b'], ['c']])
  expect(bundles([text('a', 4), text('x', 5, 'kai'), text('b', 5)], 10)).toEqual([['a', 'b'], ['x']])
  // What is too long for any request goes alone: WeChat reads its beginning.
  expect(bundles([text('a', 11), text('b', 1)], 10)).toEqual([['a'], ['b']])
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.constantFrom('wen', 'kai')), { maxLength: 60 }), (list) => {
      const texts = list.map(([length, reader], at) => text(String(at), length, reader))
      const all = bundles(texts, 40)
      const of = new Map(texts.map((one) => [one.id, one]))
      expect(all.flat().sort()).toEqual(texts.map(({ id }) => id).sort())
      for (const bundle of all) {
        expect(bundle.reduce((sum, id) => sum + of.get(id)!.length + 1, -1)).toBeLessThanOrEqual(40)
        expect(new Set(bundle.map((id) => of.get(id)!.reader)).size).toBe(1)
      }
    }),
  )
})

test('papers and a brand’s face are read by people, its other words may pass', () => {
  const changed = (field: string) => [{ field, before: '旧', after: '新' }]
  expect(ownFindings('licence', changed('number')).map(({ code }) => code)).toEqual(['paper-to-read'])
  expect(ownFindings('brand', changed('name')).map(({ code }) => code)).toEqual(['brand-face'])
  expect(ownFindings('brand', changed('about'))).toEqual([])
  expect(ownFindings('product', changed('name'))).toEqual([])
})

test('goods and offers wait a day at most, brands and papers three', () => {
  const days = (['product', 'campaign', 'rating', 'brand', 'licence'] as const).map(
    (subject) => dueAfter(subject) / DAY,
  )
  expect(days).toEqual([1, 1, 1, 3, 3])
})

test('every finding and every reason has its sentence and its source', () => {
  const facts = { category: '香烟', pictures: 0 }
  const odd = { label: '', priceFen: 1, listPriceFen: 10, quota: 1_000_000, comparedFen: 1, costFen: 5 }
  const all = [
    ...judge({ subject: 'product', title: '最好', text: '治疗 13800138000', findings: [], facts }, [], 0),
    ...judge(
      { subject: 'brand', title: '', text: '', findings: [], changes: [{ field: 'name', before: '', after: '' }] },
      [],
      0,
    ),
    ...judge({ subject: 'licence', title: '', text: '', findings: [] }, [], 0),
    ...priceFindings([odd], 0),
    ...licenceFindings(
      { category: '白酒', title: '面膜' },
      [
        { kind: 'business', validUntil: 1 },
        { kind: 'food', validUntil: 1 },
      ],
      0,
    ),
    ...licenceFindings({ category: '', title: '' }, [{ kind: 'business', validUntil: 0 }], 1),
    ...screeningFindings({ suggest: 'review', label: 1 }),
    ...screeningFindings({ suggest: 'risky', label: 1 }),
    { code: 'stock-short' },
  ]
  expect([...new Set(all.map(({ code }) => code))].sort()).toEqual(Object.keys(FINDINGS).sort())
  for (const { says, source, for: verdicts } of Object.values(REASONS))
    expect([says !== '', source !== '', verdicts.length > 0]).toEqual([true, true, true])
  expect(reasonText('other', '图太暗')).toBe('图太暗')
  expect(reasonText('price', '')).toBe('价格疑似填错或低于成本，请核对')
})
