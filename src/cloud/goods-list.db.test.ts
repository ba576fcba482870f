import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { longjing, wen } from '@/testing/world'

let product: Product
let clerk: Client
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  clerk = await signIn(product.url, product.standin, wen)
})
afterAll(() => product.stop())

test('the catalogue is cut by category and price, and sorted as asked, both ways', async () => {
  type Priced = { id: string; title: string; category: string; priceFenMin: number; onHand: number; sold: number }
  const found = async (input: object) =>
    (await clerk.ask<{ items: readonly Priced[] }>('brand/insight.goods', input as Record<string, string>)).body.items
  await product.sql`update product set category = '春茶' where id = ${longjing.id}`
  const all = await found({})
  const [{ category }] = all as [Priced]
  const inIt = all.filter((item) => item.category === category)
  expect(inIt.length).toBeLessThan(all.length)
  expect((await found({ category })).map(({ id }) => id).sort()).toEqual(inIt.map(({ id }) => id).sort())
  expect(await found({ category: '没有这一类' })).toEqual([])
  const prices = all.map(({ priceFenMin }) => priceFenMin).sort((a, b) => a - b)
  const below = await found({ priceFenBelow: prices[1]! })
  expect(below.map(({ priceFenMin }) => priceFenMin)).toEqual(prices.filter((fen) => fen < prices[1]!))
  const figures = { price: 'priceFenMin', stock: 'onHand', sold: 'sold' } as const
  for (const [sort, field] of Object.entries(figures)) {
    const up = all.map((item) => item[field as 'sold']).sort((a, b) => a - b)
    expect((await found({ sort, order: 'up' })).map((item) => item[field as 'sold'])).toEqual(up)
    expect((await found({ sort, order: 'down' })).map((item) => item[field as 'sold'])).toEqual([...up].reverse())
  }
  const refused = await clerk.ask('brand/insight.goods', { sort: 'made-up' })
  expect([refused.status, refused.body.code]).toEqual([400, 'bad-input'])
})
