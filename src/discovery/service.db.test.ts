import { DAY, HOUR, iso } from '@/kernel/time'
import { type Client, signIn, stranger } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import {
  ana,
  type Brand,
  blackTea,
  coldBrew,
  type Product as Goods,
  gaiwan,
  jasmine,
  lin,
  longjing,
  northTea,
  southKiln,
} from '@/testing/world'

jest.setTimeout(60_000)

interface Summary {
  readonly id: string
  readonly title: string
  readonly nearest: { roundId: string; missing: number } | null
}
interface Found {
  readonly items: Summary[]
  readonly next: string | null
  readonly near: boolean
  readonly categories: { name: string; campaigns: number }[]
}

let product: Product
let visitor: Client
const campaigns = new Map<Goods, string>()

beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  visitor = stranger(product.url)
  for (const goods of [longjing, jasmine, blackTea, coldBrew]) campaigns.set(goods, await publish(northTea, goods))
  campaigns.set(gaiwan, await publish(southKiln, gaiwan))
})
afterAll(() => product.stop())

async function publish(brand: Brand, goods: Goods): Promise<string> {
  const now = product.standin.now()
  const clerk = await signIn(product.url, product.standin, brand.clerk)
  const [sku] = goods.skus
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: goods.title,
    productId: goods.id,
    commissionRate: 0,
    shipsInDays: goods.shipsInDays,
    startsAt: iso(now),
    endsAt: iso(now + 9 * DAY),
    goods: [{ skuId: sku!.id, priceFen: sku!.priceFen - 100, singlePriceFen: sku!.priceFen, quota: 20 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 5 },
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await product.settle()
  return body.campaignId
}

const search = async (input: Record<string, unknown>) =>
  (await visitor.ask<Found>('visitor/campaigns.search', input)).body
const titles = ({ items }: Found) => items.map(({ title }) => title)

test.each([
  ['龙井', [longjing]],
  ['longjing', [longjing]],
  ['lj', [longjing]],
  ['mqlj', [longjing]],
  ['qinghua', [gaiwan]],
  ['nanyao', [gaiwan]],
  ['bt', [coldBrew]],
  ['盖碗 南窑', [gaiwan]],
])('"%s" finds what it names', async (q, goods) => {
  const found = await search({ q })
  expect(titles(found)).toEqual(goods.map(({ title }) => title))
  expect(found.near).toBe(false)
})

test('what the title says comes before what the category says', async () => {
  const found = await search({ q: '花茶' })
  expect(titles(found)[0]).toBe(jasmine.title)
  expect(found.categories[0]).toMatchObject({ name: jasmine.category, campaigns: 1 })
})

test('a brand finds all its campaigns, newest first, and a category narrows them', async () => {
  expect(titles(await search({ q: 'beicha' }))).toEqual([coldBrew, blackTea, jasmine, longjing].map((g) => g.title))
  expect(await search({ q: 'bc' })).toMatchObject({ brands: [{ name: northTea.name }] })
  expect(await search({ q: '龙井' })).toMatchObject({ brands: [] })
  expect(titles(await search({ q: '北茶', category: gaiwan.category }))).toEqual([])
  expect(titles(await search({ category: gaiwan.category }))).toEqual([gaiwan.title])
})

test('when nothing fits, what sounds alike comes near, and rubbish finds nothing', async () => {
  const alike = await search({ q: '龙景' })
  expect([alike.near, titles(alike)[0]]).toEqual([true, longjing.title])
  expect(await search({ q: 'xyz' })).toMatchObject({ items: [], near: false })
  expect(await search({ q: '！！' })).toMatchObject({ items: [] })
  expect(await search({ q: `'|:*&!()` })).toMatchObject({ items: [] })
})

test('renamed goods are found by their new name', async () => {
  const at = iso(product.standin.now() + 1)
  await product.sql`insert into product_version (brand_id, product_id, version, status, snapshot, source, at)
    select brand_id, product_id, 2, status, snapshot || '{"title":"桐木关小种"}', 'edit', ${at} from product_version
    where product_id = ${blackTea.id}`
  await product.sql`update product set title = '桐木关小种', version = 2, live_version = 2, changed_at = ${at}
    where id = ${blackTea.id}`
  await product.standin.advance(HOUR)
  await product.settle()
  expect(titles(await search({ q: 'tmg' }))).toEqual([blackTea.title])
})

test('a group that lacks one person is told of, with its campaign, until somebody takes the seat', async () => {
  const campaignId = campaigns.get(longjing)!
  const buyer = await signIn(product.url, product.standin, lin)
  const { body } = await buyer.send<{ orderId: string; roundId: string }>('consumer/campaigns.act', {
    campaignId,
    action: { type: 'start', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: lin.address.id,
  })
  const almost = async () =>
    (await visitor.ask<{ items: { roundId: string; campaign: Summary }[] }>('visitor/campaigns.almost', {})).body.items
  expect(await almost()).toEqual([])
  const asked = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
    orderId: body.orderId,
  })
  await product.standin.pay(asked.body.prepayId, { params: asked.body.params })
  await product.settle()
  await product.standin.advance(3_000)
  expect(await almost()).toMatchObject([{ roundId: body.roundId, campaign: { id: campaignId } }])
  const [summary] = (await search({ q: '龙井' })).items
  expect(summary!.nearest).toMatchObject({ roundId: body.roundId, missing: 1 })
  const other = await signIn(product.url, product.standin, ana)
  await other.send('consumer/campaigns.act', {
    campaignId,
    roundId: body.roundId,
    action: { type: 'join', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: ana.address.id,
  })
  await product.standin.advance(3_000)
  expect(await almost()).toEqual([])
})

test('a dead link is told what became of it and what is open nearest to it', async () => {
  const similar = async (link: Record<string, string>) =>
    (
      await visitor.ask<{ what: string; title: string; items: { why: string; campaign: Summary }[] }>(
        'visitor/campaigns.similar',
        link,
      )
    ).body
  expect((await similar({ campaignId: 'rubbish' })).what).toBe('unknown')
  expect((await similar({ shareCode: 'Nowhere99' })).items).toHaveLength(5)
  const campaignId = campaigns.get(jasmine)!
  await product.sql`update campaign set status = 'rejected' where id = ${campaignId}`
  const withdrawn = await similar({ campaignId })
  expect(withdrawn).toMatchObject({ what: 'withdrawn', title: '' })
  expect(withdrawn.items.map(({ why }) => why)).toEqual(['same-brand', 'same-brand', 'same-brand', 'newest'])
  await product.sql`update campaign set status = 'ended' where id = ${campaignId}`
  expect((await similar({ campaignId, x: '1' })).what).toBe('over')
})

test('what is over, withdrawn or not yet let in is not found, nor what ended while no clock came by', async () => {
  const { sql, standin } = product
  const campaignId = campaigns.get(coldBrew)!
  // Another question each time, or the answer of a moment ago would be given again.
  const found = async (category = '') => {
    await standin.advance(HOUR)
    return titles(await search({ q: '冷泡', ...(category ? { category } : {}) }))
  }
  expect(await found()).toContain(coldBrew.title)
  for (const status of ['ended', 'rejected', 'in-review']) {
    await sql`update campaign set status = ${status} where id = ${campaignId}`
    expect([status, await found(), await found(coldBrew.category)]).toEqual([status, [], []])
  }
  const [{ endsAt }] = await sql<
    [{ endsAt: string }]
  >`select ends_at as "endsAt" from campaign where id = ${campaignId}`
  await sql`update campaign set status = 'live', ends_at = ${iso(standin.now())} where id = ${campaignId}`
  expect(await found()).toEqual([])
  await sql`update campaign set ends_at = ${endsAt} where id = ${campaignId}`
  expect(await found()).toContain(coldBrew.title)
})

test('a brand shows its open campaigns and goods, and a record only where there is one', async () => {
  const { body } = await visitor.ask<{ campaigns: number; goods: number; average: null; record: object }>(
    'visitor/discovery.brand',
    { brandId: southKiln.id },
  )
  expect(body).toMatchObject({
    campaigns: 1,
    goods: 1,
    ratings: 0,
    average: null,
    record: { due: 0, inTime: 0, sold: 0 },
  })
  const goods = await visitor.ask<{ items: unknown[] }>('visitor/discovery.goods', { brandId: southKiln.id })
  expect(goods.body.items).toMatchObject([{ title: gaiwan.title, priceFen: 12_800, campaignId: campaigns.get(gaiwan) }])
  expect((await visitor.ask('visitor/discovery.brand', { brandId: lin.id })).status).toBe(404)
})

test('a promise counts as kept by the day the parcel left, and as broken once that day is over', async () => {
  const buyer = await signIn(product.url, product.standin, lin)
  const clerk = await signIn(product.url, product.standin, southKiln.clerk)
  const buy = async () => {
    const { body } = await buyer.send<{ orderId: string }>('consumer/campaigns.act', {
      campaignId: campaigns.get(gaiwan),
      action: { type: 'alone', skuId: gaiwan.skus[0]!.id, units: 1 },
      addressId: lin.address.id,
    })
    const asked = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', body)
    await product.standin.pay(asked.body.prepayId, { params: asked.body.params })
    await product.settle()
    return body.orderId
  }
  const record = async () =>
    (await visitor.ask<{ record: object }>('visitor/discovery.brand', { brandId: southKiln.id })).body.record
  const [sent, late] = [await buy(), await buy()]
  await clerk.send('brand/orders.ship', { parcels: [{ orderId: sent, carrier: '顺丰', trackingNo: 'SF7000100001' }] })
  await product.standin.advance(HOUR)
  expect(await record()).toEqual({ due: 1, inTime: 1, sold: 2 })
  await product.standin.advance(16 * DAY)
  expect(await record()).toEqual({ due: 2, inTime: 1, sold: 2 })
  await clerk.send('brand/orders.ship', { parcels: [{ orderId: late, carrier: '顺丰', trackingNo: 'SF7000200002' }] })
  await product.standin.advance(HOUR)
  expect(await record()).toEqual({ due: 2, inTime: 1, sold: 2 })
})
