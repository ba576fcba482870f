import { DAY, HOUR, iso } from '@/kernel/time'
import { signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { ana, lin, longjing, wen } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
let campaignId: string

beforeAll(async () => {
  product = await startProduct()
  const { sql, standin, url } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const clerk = await signIn(url, standin, wen)
  const published = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 0,
    shipsInDays: 3,
    startsAt: iso(standin.now() + 2 * HOUR),
    endsAt: iso(standin.now() + 9 * DAY),
    goods: [{ skuId: longjing.skus[0]!.id, priceFen: 2990, singlePriceFen: 5900, quota: 50 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 5 },
  })
  campaignId = published.body.campaignId
  await product.settle()
})
afterAll(() => product.stop())

const told = () => product.sql`select payload->>'personId' as person from outbox
  where topic = 'tell' and payload->>'template' = 'campaign-started'`

test('who asked is told when it begins: not before, once, and nobody else', async () => {
  const buyer = await signIn(product.url, product.standin, lin)
  await signIn(product.url, product.standin, ana)
  for (let n = 0; n < 2; n++) expect((await buyer.send('consumer/campaigns.remind', { campaignId })).status).toBe(200)
  await product.settle()
  expect(await told()).toEqual([])
  await product.standin.advance(2 * HOUR)
  await product.settle()
  await product.settle()
  expect(await told()).toEqual([{ person: lin.id }])
  expect((await buyer.send<{ code: string }>('consumer/campaigns.remind', { campaignId })).body.code).toBe(
    'not-allowed-now',
  )
})
