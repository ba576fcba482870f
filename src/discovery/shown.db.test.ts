import { HOUR } from '@/kernel/time'
import { signIn, stranger } from '@/testing/clients'
import { longjingOffer } from '@/testing/longjing-offer'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { longjing, northTea } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
})
afterAll(() => product.stop())

interface Goods {
  readonly version: number
  readonly skus: readonly object[]
}

test('while a change waits for a person, goods stay on their page as buyers know them, and nobody finds the new words', async () => {
  const clerk = await signIn(product.url, product.standin, northTea.clerk)
  const visitor = stranger(product.url)
  await clerk.send('brand/campaigns.publish', longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 2 }))
  await product.settle()
  const { body: now } = await clerk.ask<Goods>('brand/catalogue.product', { productId: longjing.id })
  const skus = [
    ...now.skus.map((sku) => ({ ...sku, pictureUrl: '' })),
    { code: 'CHEAP-1', options: '试用装', priceFen: 1, units: 5 },
  ]
  const changed = { ...now, title: '最好的新名字', category: '零食', pictureUrls: ['/a.webp'], skus }
  const saved = await clerk.send('brand/catalogue.saveProduct', {
    ...{ productId: longjing.id, version: now.version, product: changed },
  })
  expect(saved.body).toMatchObject({ status: 'in-review' })
  await product.settle()
  await product.standin.advance(HOUR)
  await product.settle()

  const { body } = await visitor.ask<{ items: object[] }>('visitor/discovery.goods', { brandId: northTea.id })
  const priceFen = Math.min(...longjing.skus.map((sku) => sku.priceFen))
  expect(body.items).toContainEqual(expect.objectContaining({ title: longjing.title, priceFen }))
  expect(body.items).toHaveLength(4)
  expect((await visitor.ask('visitor/discovery.brand', { brandId: northTea.id })).body).toMatchObject({ goods: 4 })
  const search = async (input: Record<string, unknown>) =>
    (await visitor.ask<{ items: object[] }>('visitor/campaigns.search', input)).body.items
  expect(await search({ q: '北茶', category: longjing.category })).toMatchObject([{ category: longjing.category }])
  expect(await search({ q: '零食' })).toEqual([])
})
