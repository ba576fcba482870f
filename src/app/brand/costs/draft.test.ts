import { costsOf, isWrong, leftOf, typedOf } from './draft'

test('amounts are read as people type them, nothing spent is nothing', () => {
  expect(costsOf({ materialFen: '9', labourFen: '3.5', freightFen: '' })).toEqual({
    materialFen: 900,
    labourFen: 350,
    freightFen: 0,
  })
  expect(costsOf({ materialFen: '', labourFen: ' ', freightFen: '' })).toBeNull()
  expect(costsOf({ materialFen: '9.999', labourFen: '', freightFen: '' })).toBeNull()
  expect(['-1', '1.234', 'x'].every(isWrong)).toBe(true)
  expect(costsOf(typedOf({ materialFen: 1, labourFen: 20, freightFen: 300 }))).toEqual({
    materialFen: 1,
    labourFen: 20,
    freightFen: 300,
  })
})

test('what is left is said to the fen, and so is what is too much', () => {
  const costs = { materialFen: 900, labourFen: 400, freightFen: 300 }
  expect(leftOf(costs, { priceFen: 2_990, platformFen: 17, resellerFen: 239 }).card?.brandFen).toBe(1_134)
  expect(leftOf(costs, { priceFen: 1_600, platformFen: 9, resellerFen: 0 })).toEqual({ card: null, overFen: 9 })
})
