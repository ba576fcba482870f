import { countEach, dealOut } from './rules'

test('what occurs several times is counted once, in the order of its first', () => {
  expect(countEach(['b', 'a', 'b'], (one) => one)).toEqual([
    { one: 'b', times: 2 },
    { one: 'a', times: 1 },
  ])
})

test('what was taken is dealt to those who asked first', () => {
  const taken = new Map([['shipped', 2]])
  expect(dealOut(['shipped', 'formed', 'shipped', 'shipped'], taken)).toEqual([true, false, true, false])
  expect(taken.get('shipped')).toBe(2)
})
