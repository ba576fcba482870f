import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { lin, longjing, mei, northTea, wen } from '@/testing/world'
import { costsOf } from './cost-service'

jest.setTimeout(60_000)

let product: Product
let clients: Record<'wen' | 'lin' | 'mei', Client>
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const [w, l, m] = await Promise.all([wen, lin, mei].map((who) => signIn(product.url, product.standin, who)))
  clients = { wen: w!, lin: l!, mei: m! }
})
afterAll(() => product.stop())

const [sku] = longjing.skus
const state = (materialFen: number, openTo = 'nobody') =>
  clients.wen.send<{ written: number; code: string; facts: { problems: object[] } }>('brand/provenance.saveCosts', {
    productId: longjing.id,
    openTo,
    cards: [{ skuId: sku!.id, materialFen, labourFen: 500, freightFen: 300 }],
  })

test('costs that the price can’t pay are refused with what is too much', async () => {
  const { body } = await state(sku!.priceFen)
  expect(body.code).toBe('terms-refused')
  expect(body.facts.problems).toEqual([{ field: 'cards.0', code: 'over-price', facts: { overFen: 800 } }])
})

test('each change is a version; the same again is none', async () => {
  expect((await state(1_000)).body.written).toBe(1)
  expect((await state(1_000)).body.written).toBe(0)
  expect((await state(1_100)).body.written).toBe(1)
  const read = await clients.wen.ask<{ skus: { card: { version: number } | null }[]; versions: object[] }>(
    'brand/provenance.costCards',
    { productId: longjing.id },
  )
  expect(read.body.skus[0]!.card).toMatchObject({ version: 2, materialFen: 1_100 })
  expect(read.body.versions).toHaveLength(2)
  await expect(product.sql`delete from cost_card`).rejects.toThrow('never rewritten')
})

test('buyers see it where the brand opens it, resellers maybe before; at the campaign’s price, to the fen', async () => {
  const offer = {
    kind: 'group-buy',
    title: '龙井',
    productId: longjing.id,
    commissionRate: 800,
    shipsInDays: 2,
    startsAt: iso(product.standin.now()),
    endsAt: iso(product.standin.now() + 5 * DAY),
    goods: [{ skuId: sku!.id, priceFen: 4_990, singlePriceFen: 5_900, quota: 20 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 3 },
  }
  const { body } = await clients.wen.send<{ campaignId: string }>('brand/campaigns.publish', offer)
  await product.settle()
  await clients.mei.send('consumer/shops.open', { name: '小梅的店' })
  const seen = async (who: 'lin' | 'mei', door: string) =>
    (await clients[who].ask<{ costs: { card: Record<string, number> }[] | null }>(door, body)).body.costs
  expect(await seen('mei', 'reseller/provenance.ofOffer')).toBeNull()
  await state(1_100, 'resellers')
  expect(await seen('lin', 'visitor/provenance.ofCampaign')).toBeNull()
  expect(await seen('mei', 'reseller/provenance.ofOffer')).not.toBeNull()
  await state(1_100, 'everybody')
  const [cost] = (await seen('lin', 'visitor/provenance.ofCampaign'))!
  expect(cost!.card).toEqual({
    priceFen: 4_990,
    materialFen: 1_100,
    labourFen: 500,
    freightFen: 300,
    resellerFen: 399,
    platformFen: 29,
    brandFen: 2_662,
  })
})

test('whoever judges prices is told what a unit costs', async () => {
  const costs = await costsOf({ sql: product.sql, now: product.standin.now() }, [
    { brandId: northTea.id, skuId: sku!.id },
  ])
  expect(costs).toEqual(new Map([[sku!.id, 1_900]]))
})
