import { findings, isHarmless, mergeFindings, screeningFindings } from './rules'
import { FINDINGS } from './words'

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

test('a price under thirty percent of the list price and a huge quota are found', () => {
  const numbers = { listPriceFen: 10_000, priceFen: 3_000, quota: 10_000 }
  const found = (change: Partial<typeof numbers>) =>
    findings({ title: '茶', text: '' }, [{ ...numbers, ...change }]).map(({ code, weight }) => `${code} ${weight}`)
  expect(found({})).toEqual([])
  expect(found({ priceFen: 2_999 })).toEqual(['price-far-below-list block'])
  expect(found({ quota: 10_001 })).toEqual(['quota-huge note'])
  expect(found({ quota: 100_001 })).toEqual(['quota-huge block'])
})

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

test('every finding has its sentence', () => {
  const all = [
    ...findings({ title: '最好', text: '治疗 13800138000' }, [{ listPriceFen: 10, priceFen: 1, quota: 1_000_000 }]),
    ...screeningFindings({ suggest: 'review', label: 1 }),
    ...screeningFindings({ suggest: 'risky', label: 1 }),
  ]
  expect(all.map(({ code }) => code).sort()).toEqual(Object.keys(FINDINGS).sort())
})
