import { DAY } from '@/kernel/time'
import { signIn } from '@/testing/clients'
import { formOf, type GoodsDesk, openGoodsDesk } from '@/testing/goods-desk'
import { checkInvariants } from '@/testing/invariants/check'
import { longjingOffer } from '@/testing/longjing-offer'
import type { Product } from '@/testing/product'
import { blackTea, jasmine, lin, longjing, wen } from '@/testing/world'

let desk: GoodsDesk
let product: Product

beforeAll(async () => {
  desk = await openGoodsDesk()
  product = desk.product
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

test('goods written by hand are looked at before they are live, and start no campaign before', async () => {
  const sku = { code: 'HAND-1', options: '60 克', priceFen: 8_800, units: 40, barcode: '6901234567892' }
  const words = { handle: 'by-hand', title: '手写的茶', category: '茶叶', shipsInDays: 3, pictureUrls: ['/a.webp'] }
  const said = await desk.save({ product: { ...words, skus: [sku] }, reason: '上新' })
  expect(said.body).toMatchObject({ version: 1, status: 'in-review' })
  const { productId } = said.body
  const [fresh] = (await desk.detail(productId!)).skus
  expect(fresh).toMatchObject({ code: 'HAND-1', onHand: 40, toShip: 0, held: 0, sellable: 40, safety: 0 })
  const offer = { ...longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 }), productId }
  const goods = [{ skuId: fresh!.id, priceFen: 7_000, singlePriceFen: 8_000, quota: 5 }]
  const refused = await desk.clerk().send('brand/campaigns.publish', { ...offer, goods })
  expect([refused.body.code, refused.status]).toEqual(['goods-not-live', 409])
  await desk.review()
  expect(await desk.detail(productId!)).toMatchObject({ status: 'live', version: 2 })
  expect((await desk.clerk().send('brand/campaigns.publish', { ...offer, goods })).status).toBe(200)
  expect((await desk.save({ product: { ...words, skus: [sku] } })).body).toMatchObject({
    code: 'goods-refused',
    facts: { problems: expect.arrayContaining([{ field: 'handle', code: 'handle-taken' }]) },
  })
})

test('a price that moves far wants a yes; a form opened before somebody else’s change writes nothing', async () => {
  const before = await desk.detail(blackTea.id)
  const dearer = formOf(before, { skus: before.skus.map((sku) => ({ ...sku, priceFen: sku.priceFen * 2 })) })
  const asked = { productId: before.id, version: before.version, product: dearer }
  expect((await desk.save(asked)).body).toMatchObject({ code: 'needs-yes', facts: { guards: [{ code: 'price-far' }] } })
  expect((await desk.save({ ...asked, agreed: true, reason: '换新茶' })).body).toMatchObject({
    status: 'live',
    version: 2,
  })
  expect((await desk.save({ ...asked, agreed: true })).body).toMatchObject({
    code: 'changed-meanwhile',
    facts: { version: 2 },
  })
  expect((await desk.versions(before.id))[0]).toMatchObject({
    by: wen.name,
    source: 'edit',
    reason: '换新茶',
    cells: [{ field: 'price', before: expect.any(String), after: expect.any(String) }],
  })
})

test('a buyer keeps the words of the day, whatever the brand writes later', async () => {
  const offer = longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 })
  const { campaignId } = (await desk.clerk().send<{ campaignId: string }>('brand/campaigns.publish', offer)).body
  await desk.review()
  const buyer = await signIn(product.url, product.standin, lin)
  const action = { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 }
  const bought = { campaignId, action, addressId: lin.address.id }
  const { orderId } = (await buyer.send<{ orderId: string }>('consumer/campaigns.act', bought)).body
  const was = await desk.detail(longjing.id)
  const said = await desk.save({
    productId: was.id,
    version: was.version,
    product: formOf(was, { about: '今年的说法。' }),
  })
  expect(said.body).toMatchObject({ status: 'in-review' })
  const again = { ...longjingOffer(product.standin.now(), { size: 3, unitsPerPerson: 1 }), title: '再来' }
  expect((await desk.clerk().send('brand/campaigns.publish', again)).body.code).toBe('goods-not-live')
  await desk.review()
  expect(await desk.detail(longjing.id)).toMatchObject({ status: 'live', about: '今年的说法。' })
  const card = await buyer.ask<{ about: string }>('visitor/campaigns.card', { campaignId })
  expect(card.body.about).toBe(longjing.about)
  const order = await buyer.ask<{ bought: object }>('consumer/orders.view', { orderId })
  expect(order.body.bought).toEqual({
    productId: longjing.id,
    version: 1,
    about: longjing.about,
    pictureUrls: was.pictureUrls,
  })
})

test('an older version comes back as a new one, by itself when buyers had met it last', async () => {
  const { version } = await desk.detail(longjing.id)
  const back = (to: number) =>
    desk.clerk().send('brand/catalogue.goBack', { productId: longjing.id, version: to, reason: '改回' })
  expect((await back(version)).body.code).toBe('already-done')
  expect((await back(1)).body).toMatchObject({ version: version + 1, status: 'in-review' })
  expect((await back(version)).body).toMatchObject({ version: version + 2, status: 'live' })
  expect((await desk.versions(longjing.id)).slice(0, 2)).toMatchObject([
    {
      source: 'back',
      cells: expect.arrayContaining([{ field: 'about', sku: null, before: longjing.about, after: '今年的说法。' }]),
    },
    { source: 'back', status: 'in-review', reason: '改回' },
  ])
  expect((await desk.clerk().send('brand/catalogue.goBack', { productId: longjing.id, version: 99 })).body.code).toBe(
    'not-found',
  )
})

test('stock has its history: what came, what was counted, what is kept, what campaigns took', async () => {
  const skuId = longjing.skus[0]!.id
  const now = (await desk.detail(longjing.id)).skus[0]!
  const move = (what: string, units: number) =>
    desk.clerk().send('brand/catalogue.moveStock', { moves: [{ skuId, what, units }], reason: '盘点' })
  expect((await move('received', 12)).body).toEqual({ changed: 1 })
  expect((await move('safety', 20)).body).toEqual({ changed: 1 })
  expect((await move('counted', now.held + now.toShip - 1)).body).toMatchObject({ code: 'stock-short' })
  expect((await move('received', 0)).body).toMatchObject({ code: 'goods-refused' })
  expect((await desk.detail(longjing.id)).skus[0]).toMatchObject({ onHand: now.onHand + 12, safety: 20 })
  const [safety, came, held] = await desk.movements(skuId)
  expect(safety).toMatchObject({ what: 'safety', before: 0, after: 20, by: wen.name, reason: '盘点' })
  expect(came).toMatchObject({ what: 'received', units: 12, by: wen.name })
  expect(held).toMatchObject({ what: 'held', units: 50, source: 'campaign', by: '' })
})

test('a change of goods says which version it is of', async () => {
  const now = await desk.detail(jasmine.id)
  expect((await desk.save({ productId: now.id, product: formOf(now, { about: '没看过就写。' }) })).body).toMatchObject({
    code: 'bad-input',
  })
  expect((await desk.detail(jasmine.id)).version).toBe(now.version)
})

test('a SKU that was taken out and comes back at another price wants a yes', async () => {
  const sku = (code: string, priceFen: number) => ({ code, options: code, priceFen, units: 5 })
  const words = { handle: 'back-again', title: '回来的茶', category: '茶叶', shipsInDays: 3, pictureUrls: ['/a.webp'] }
  const form = (...skus: object[]) => ({ ...words, skus })
  const { body } = await desk.save({ product: form(sku('BACK-1', 8_000), sku('BACK-2', 9_000)) })
  const { productId } = body
  const now = await desk.detail(productId!)
  const kept = now.skus.find(({ code }) => code === 'BACK-2')!
  const out = await desk.save({ productId, version: now.version, product: form(kept) })
  const { version } = out.body
  const cheap = { productId, version, product: form(kept, sku('BACK-1', 4_000)) }
  expect((await desk.save(cheap)).body).toMatchObject({ code: 'needs-yes', facts: { guards: [{ code: 'price-far' }] } })
  const same = { ...cheap, product: form(kept, sku('BACK-1', 8_000)) }
  expect((await desk.save(same)).status).toBe(200)
})

test('after its end a campaign’s goods are on hand again, and the log says so', async () => {
  await desk.later(30 * DAY)
  const [last] = await desk.movements(longjing.skus[0]!.id)
  expect(last).toMatchObject({ what: 'returned', source: 'campaign', by: '' })
})
