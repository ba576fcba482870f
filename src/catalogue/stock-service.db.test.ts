import type { EffectOf } from '@/kernel/effect'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { blackTea, gaiwan, longjing, northTea, offers, southKiln } from '@/testing/world'
import { giveBack, marketGoods, setAside, unitsSold } from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
const [first, second, third] = offers.map(({ campaignId }) => campaignId)
const brandId = northTea.id
const [small, large] = longjing.skus

let db: FreshDatabase
beforeEach(async () => {
  db = await freshDatabase()
  await db.sql`insert into brand ${db.sql([northTea, southKiln].map(({ id, name }) => ({ id, name, created_at: NOON })))}`
  for (const [brand, product] of [
    [northTea, longjing],
    [northTea, blackTea],
    [southKiln, gaiwan],
  ] as const) {
    const { id, handle, title, category, skus } = product
    const common = { brand_id: brand.id, created_at: NOON, changed_at: NOON }
    await db.sql`insert into product ${db.sql([{ ...common, id, handle, title, category, picture_urls: [`${handle}.webp`] }])}`
    await db.sql`insert into sku ${db.sql(skus.map((sku) => ({ ...common, id: sku.id, product_id: id, code: sku.code, options: sku.options, price_fen: sku.priceFen })))}`
    await db.sql`insert into stock ${db.sql(skus.map((sku) => ({ brand_id: brand.id, sku_id: sku.id, received: 100 })))}`
  }
})
afterEach(() => db.drop())

const context = () => ({ sql: db.sql, now: NOON })
const aside = (campaignId: string, goods: readonly (readonly [string, number])[]): EffectOf<'set-aside'> => ({
  type: 'set-aside',
  brandId,
  campaignId,
  goods: goods.map(([skuId, units]) => ({ skuId, units })),
})
const stockOf = async (skuId: string) => {
  const [row] = await db.sql`select on_hand, held, sold from stock where sku_id = ${skuId}`
  return row
}

test('a quota is set aside whole or not at all, and a short one does not take from the next', async () => {
  const answers = await setAside(context(), [
    aside(first!, [
      [small!.id, 60],
      [large!.id, 100],
    ]),
    aside(second!, [
      [small!.id, 40],
      [large!.id, 1],
    ]),
    aside(third!, [[small!.id, 40]]),
  ])
  expect(answers).toEqual([null, { refused: 'stock-short', facts: { goods: [{ skuId: large!.id, onHand: 0 }] } }, null])
  expect([await stockOf(small!.id), await stockOf(large!.id)]).toEqual([
    { on_hand: 0, held: 100, sold: 0 },
    { on_hand: 0, held: 100, sold: 0 },
  ])
})

test('safety stock is never set aside', async () => {
  await db.sql`update stock set safety = 30 where sku_id = ${small!.id}`
  const short = { refused: 'stock-short', facts: { goods: [{ skuId: small!.id, onHand: 70 }] } }
  expect(await setAside(context(), [aside(first!, [[small!.id, 71]]), aside(second!, [[small!.id, 70]])])).toEqual([
    short,
    null,
  ])
})

test('goods that the brand does not have are short, also when another brand has them', async () => {
  const answers = await setAside(context(), [aside(first!, [[gaiwan.skus[0]!.id, 1]])])
  expect(answers).toMatchObject([{ refused: 'stock-short' }])
})

test('launching twice takes the stock once', async () => {
  await setAside(context(), [aside(first!, [[small!.id, 60]])])
  expect(await setAside(context(), [aside(first!, [[small!.id, 60]])])).toEqual([null])
  expect(await stockOf(small!.id)).toEqual({ on_hand: 40, held: 60, sold: 0 })
})

test('twenty launches at once never set aside more than there is', async () => {
  const launches = Array.from({ length: 20 }, (_, i) =>
    aside(`01990000-0007-7000-8000-${String(900 + i).padStart(12, '0')}`, [
      [large!.id, 10],
      [small!.id, 10],
    ]),
  )
  const answers = await Promise.all(launches.map((one) => db.sql.begin((sql) => setAside({ sql, now: NOON }, [one]))))
  expect(answers.flat().filter((answer) => answer === null)).toHaveLength(10)
  expect([await stockOf(small!.id), await stockOf(large!.id)]).toEqual([
    { on_hand: 0, held: 100, sold: 0 },
    { on_hand: 0, held: 100, sold: 0 },
  ])
})

test('sold units leave the house, units given back are on hand again, summed per SKU in one statement', async () => {
  await setAside(context(), [aside(first!, [[small!.id, 50]]), aside(second!, [[small!.id, 20]])])
  const sold = (campaignId: string, units: number) =>
    ({ type: 'units-sold', brandId, campaignId, skuId: small!.id, units }) as const
  await unitsSold(context(), [sold(first!, 2), sold(first!, 3), sold(second!, 1)])
  await giveBack(context(), [{ ...aside(first!, [[small!.id, 45]]), type: 'give-back' }])
  expect(await stockOf(small!.id)).toEqual({ on_hand: 75, held: 19, sold: 6 })
  expect(await db.sql`select campaign_id, units, sold, returned from hold order by campaign_id`).toEqual([
    { campaign_id: first, units: 50, sold: 5, returned: 45 },
    { campaign_id: second, units: 20, sold: 1, returned: 0 },
  ])
})

test('units beyond what a campaign set aside are a fault, and nothing moves', async () => {
  await setAside(context(), [aside(first!, [[small!.id, 5]]), aside(second!, [[small!.id, 50]])])
  const sold = (campaignId: string) =>
    ({ type: 'units-sold', brandId, campaignId, skuId: small!.id, units: 6 }) as const
  await expect(unitsSold(context(), [sold(first!)])).rejects.toThrow('hold')
  await expect(db.sql.begin((sql) => unitsSold({ sql, now: NOON }, [sold(third!)]))).rejects.toThrow('set aside')
  expect(await stockOf(small!.id)).toEqual({ on_hand: 45, held: 55, sold: 0 })
})

test('the market knows status, version, price, picture and stock of a product’s SKUs; what is not the brand’s is nothing', async () => {
  const asked = { brandId, productId: longjing.id, skuIds: [large!.id, small!.id] }
  await db.sql`update product set status = 'live', version = 3, live_version = 3 where id = ${longjing.id}`
  await db.sql`update product set status = 'withdrawn' where id = ${blackTea.id}`
  await db.sql`update stock set safety = 30 where sku_id = ${small!.id}`
  await db.sql`update sku set retired_at = ${NOON} where id = ${gaiwan.skus[0]!.id}`
  expect(
    await marketGoods(context(), [
      asked,
      { ...asked, brandId: southKiln.id },
      { ...asked, skuIds: [large!.id, gaiwan.skus[0]!.id] },
      { brandId, productId: blackTea.id, skuIds: [blackTea.skus[0]!.id] },
      { brandId: southKiln.id, productId: gaiwan.id, skuIds: [gaiwan.skus[0]!.id] },
    ]),
  ).toEqual([
    {
      status: 'live',
      version: 3,
      title: longjing.title,
      category: longjing.category,
      shipsInDays: 2,
      pictureUrls: ['longjing.webp'],
      goods: [large!, small!].map(({ id, options, priceFen }) => {
        return {
          skuId: id,
          title: longjing.title,
          options,
          pictureUrl: 'longjing.webp',
          listPriceFen: priceFen,
          // Safety stock is nobody's to offer.
          onHand: id === small!.id ? 70 : 100,
        }
      }),
    },
    null,
    null,
    expect.objectContaining({ status: 'withdrawn' }),
    null,
  ])
})
