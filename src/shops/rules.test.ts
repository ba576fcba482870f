import { pickInto, unsafeWords } from './rules'

test.each([
  ['梅梅的好物', null],
  ['官方旗舰店', '官方'],
  ['微 信 支 付 客 服', '微信支付'],
  ['躺·赚小店', '躺赚'],
  ['Ａ货 名表', 'A货'],
  ['自己喝过、用过，才会放进来。', null],
])('%s → %s', (text, found) => {
  expect(unsafeWords(text)).toBe(found)
})

test('picked goods come after those that are there, each once', () => {
  expect(pickInto(['a', 'b'], ['c', 'a', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd'])
})
