import type { PlannedCell } from './bulk-plan'
import { restOf } from './bulk-rest'

const cell = (some: Partial<PlannedCell>): PlannedCell => ({
  productId: 'tea',
  title: '龙井',
  skuId: 'a',
  sku: 'A',
  field: 'price',
  before: '',
  after: '',
  was: 100,
  shall: 200,
  problem: null,
  guards: [],
  ...some,
})
const named = (cells: readonly PlannedCell[]) => cells.map(({ skuId, problem }) => [skuId, problem])

test('a cell that means what it meant is written; one that moved is named by what stands in its way', () => {
  const planned = ['a', 'b', 'c', 'd'].map((skuId) => cell({ skuId }))
  const now = [cell({}), cell({ skuId: 'b', was: 150 }), cell({ skuId: 'c', problem: 'stock-below-held' })]
  const { writing, left } = restOf(planned, now)
  expect(named(writing)).toEqual([['a', null]])
  expect(named(left)).toEqual([
    ['b', 'meanwhile'],
    ['c', 'stock-below-held'],
    ['d', 'meanwhile'],
  ])
})

test('nobody looked at a cell that was not in the plan, or could not be written then', () => {
  const now = [cell({}), cell({ skuId: 'b' })]
  expect(restOf([cell({ problem: 'price-too-high' })], now)).toEqual({ writing: [], left: [] })
})

test('a price that wants a yes by now is left: the yes was to another plan', () => {
  expect(named(restOf([cell({})], [cell({ guards: ['below-campaign'] })]).left)).toEqual([['a', 'meanwhile']])
})

test('a crossed-out price and its source stand or fall together, product by product', () => {
  const of = (productId: string) => [
    cell({ productId, skuId: null, field: 'comparedSource', was: '', shall: '官网' }),
    cell({ productId, field: 'compared', was: null, shall: 900 }),
  ]
  const [source, compared] = of('tea')
  const now = [{ ...source!, was: '门店' }, compared!, ...of('cup')]
  const { writing, left } = restOf([...of('tea'), ...of('cup')], now)
  expect([writing, left].map((cells) => cells.map(({ productId }) => productId))).toEqual([
    ['cup', 'cup'],
    ['tea', 'tea'],
  ])
})
