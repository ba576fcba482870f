import { DAY, HOUR } from '@/kernel/time'
import { isOver, type Licensed, licenceFindings, licencesFor } from './licence-rules'

const NOW = Date.UTC(2026, 3, 1)
const BUSINESS: Licensed = { kind: 'business', validUntil: null }
const found = (category: string, title: string, ...licences: Licensed[]) =>
  licenceFindings({ category, title }, [BUSINESS, ...licences], NOW).map(
    ({ code, weight, facts }) => `${code} ${weight}${facts?.licence ? ` ${facts.licence}` : ''}`,
  )

test.each<[string, string, string | null]>([
  ['茶叶', '明前龙井', 'food'],
  ['', '明前龙井绿茶 100 克', 'food'],
  ['粮油干货', '东北大米', 'food'],
  ['山货零食', '山核桃', 'food'],
  ['白酒', '高粱酒', 'food'],
  ['水果', '洛川苹果', null],
  ['茶具', '盖碗', null],
  ['器皿', '茶叶罐', null],
  ['家纺', '下午茶桌布', null],
  ['文具', '笔记本', null],
  ['洗护香氛', '冷制手工皂', null],
  ['护肤', '茶树精油面膜', 'cosmetics'],
  ['保健食品', '蛋白粉', 'health-food'],
  ['母婴', '婴儿奶粉 1 段', 'infant-formula'],
  ['乳品', '婴儿配方奶粉', 'food infant-formula'],
  ['护肤', '蜂蜜', 'cosmetics food'],
  ['器皿', '茶叶罐装 100 克', 'food'],
  ['健康', '上臂式血压计', 'medical-device'],
  ['小家电', '电水壶', 'ccc'],
  ['玩具', '积木', 'ccc'],
  ['图书', '茶经', 'publication'],
  ['', '不知是什么', null],
])('%s / %s needs %s', (category, title, kinds) =>
  expect(licencesFor(category, title)).toEqual(kinds?.split(' ') ?? []),
)

test.each<readonly [string, string, readonly Licensed[], readonly string[]]>([
  ['茶叶', '龙井', [{ kind: 'food', validUntil: null }], []],
  ['茶叶', '龙井', [], ['licence-missing block food']],
  ['茶叶', '龙井', [{ kind: 'food', validUntil: NOW - 1 }], ['licence-expired block food']],
  ['茶叶', '龙井', [{ kind: 'food', validUntil: NOW + 29 * DAY }], ['licence-ends note food']],
  ['茶叶', '龙井', [{ kind: 'food', validUntil: NOW + 31 * DAY }], []],
  [
    '茶叶',
    '龙井',
    [
      { kind: 'food', validUntil: NOW - 1 },
      { kind: 'food', validUntil: NOW + 400 * DAY },
    ],
    [],
  ],
  ['茶叶', '龙井', [{ kind: 'cosmetics', validUntil: null }], ['licence-missing block food']],
  ['白酒', '高粱酒', [{ kind: 'food', validUntil: null }], ['alcohol-minors note']],
  ['香烟', '烟', [], ['goods-forbidden block']],
  ['器皿', '补水面膜', [], ['licence-missing block cosmetics', 'category-mismatch note cosmetics']],
  ['茶具', '电子烟', [], ['goods-forbidden block']],
  ['零食', '中华香烟 一条', [{ kind: 'food', validUntil: null }], ['goods-forbidden block']],
  ['茶具', '电 子·烟', [], ['goods-forbidden block']],
  ['水果', '果香 烟台苹果', [], []],
  [
    '厨具',
    '高粱白酒 500 毫升',
    [{ kind: 'food', validUntil: null }],
    ['alcohol-minors note', 'category-mismatch note food'],
  ],
  ['文具', '笔记本', [], []],
])('%s / %s with %j → %j', (...[category, title, licences, findings]) =>
  expect(found(category, title, ...licences)).toEqual(findings),
)

test('what is forbidden is found among the kinds to choose from too', () => {
  const goods = { category: '礼品', title: '父亲节礼盒', text: '内有好礼\n软中华卷烟' }
  expect(licenceFindings(goods, [BUSINESS], NOW)).toEqual([
    { code: 'goods-forbidden', weight: 'block', facts: { words: '卷烟' } },
  ])
})

test.each(['酒水', '巧克力', '蜜饯', '杂粮', '腊味', '速食', '滋补品', '奶粉', '饮料', '水产', '山货', '调味品'])(
  'whatever stands among %s is food',
  (category) => expect(licencesFor(category, '一份')).toEqual(['food']),
)

test('nobody sells anything without a business licence', () => {
  const codes = licenceFindings({ category: '文具', title: '笔记本' }, [], NOW)
  expect(codes).toEqual([{ code: 'licence-missing', weight: 'block', facts: { licence: 'business' } }])
})

test('a paper counts through its last day in China, also while it is still yesterday in London', () => {
  const midnight = Date.UTC(2026, 3, 1) - 8 * HOUR
  expect(isOver('2026-03-31', midnight - 1)).toBe(false)
  expect(isOver('2026-03-31', midnight)).toBe(true)
  expect(isOver('2026-04-01', midnight)).toBe(false)
  expect(isOver(null, midnight)).toBe(false)
})
