import { DAY } from '@/kernel/time'
import { signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { longWorld } from '@/testing/screens/casts'
import { settleIn } from '@/testing/settle-in'
import { inputOf } from '@/testing/trade'

jest.setTimeout(60_000)

let product: Product

beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' }, longWorld)
})
afterAll(() => product.stop())

test('the commission of the dearest thing is counted to the fen: price times rate passes 2³¹', async () => {
  const [offer] = longWorld.offers
  const now = product.standin.now()
  const clerk = await signIn(product.url, product.standin, offer!.brand.clerk)
  const owner = await signIn(product.url, product.standin, longWorld.shops[0]!.owner)
  const input = { ...inputOf(offer!, { from: now, until: now + DAY }), title: '礼盒' }
  await clerk.send('brand/campaigns.publish', input)
  await product.settle()
  await product.sql`update campaign set status = 'live'`
  const { status, body } = await owner.ask<{ items: object[] }>('reseller/campaigns.offers', { sort: 'commission' })
  expect(status).toBe(200)
  expect(body.items).toMatchObject([{ priceFen: 87_654_300, commissionFen: Math.floor((87_654_300 * 1234) / 10_000) }])
})
