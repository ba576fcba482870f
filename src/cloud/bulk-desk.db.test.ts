import { DAY } from '@/kernel/time'
import { type GoodsDesk, openGoodsDesk } from '@/testing/goods-desk'
import { checkInvariants } from '@/testing/invariants/check'
import { longjingOffer } from '@/testing/longjing-offer'
import type { Product } from '@/testing/product'
import { blackTea, jasmine, longjing, wen } from '@/testing/world'

let desk: GoodsDesk
let product: Product

beforeAll(async () => {
  desk = await openGoodsDesk()
  product = desk.product
  await desk
    .clerk()
    .send('brand/campaigns.publish', longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 }))
  await desk.review()
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

test('an edit of many shows each cell, is applied as it was shown, and is undone while nobody was there since', async () => {
  const before = await desk.detail(jasmine.id)
  const planned = await desk.plan([jasmine.id, blackTea.id], { field: 'price', how: 'percent', value: 1_000 })
  expect(planned.cells).toHaveLength(jasmine.skus.length + blackTea.skus.length)
  expect((await desk.detail(jasmine.id)).version).toBe(before.version)
  expect((await desk.apply(planned.id)).body).toMatchObject({ state: 'applied' })
  expect((await desk.apply(planned.id)).body.code).toBe('already-done')
  const dearer = await desk.detail(jasmine.id)
  expect(dearer.skus[0]!.priceFen).toBe(Math.round(before.skus[0]!.priceFen * 1.1))
  expect((await desk.undo(planned.id)).body).toMatchObject({ state: 'undone' })
  expect((await desk.detail(jasmine.id)).skus).toEqual(before.skus)
  expect((await desk.versions(jasmine.id)).slice(0, 2).map(({ source }) => source)).toEqual(['undo', 'bulk'])
  expect((await desk.undo(planned.id)).body.code).toBe('already-done')
})

test('a plan that is out of date writes nothing, and one that somebody wrote over is not undone', async () => {
  const old = await desk.plan([jasmine.id], { field: 'price', how: 'add', value: 100 })
  const newer = await desk.plan([jasmine.id], { field: 'price', how: 'add', value: 200 })
  expect((await desk.apply(newer.id)).status).toBe(200)
  expect((await desk.apply(old.id)).body.code).toBe('changed-meanwhile')
  const last = await desk.plan([jasmine.id], { field: 'price', how: 'add', value: -100 })
  await desk.apply(last.id)
  expect((await desk.undo(newer.id)).body).toMatchObject({
    code: 'changed-meanwhile',
    facts: { titles: [jasmine.title] },
  })
  expect((await desk.undo(last.id)).status).toBe(200)
  expect((await desk.undo(newer.id)).status).toBe(200)
})

test('the way back of an edit wants a yes where prices move far or fall below a campaign that began since', async () => {
  const lower = await desk.plan([jasmine.id], { field: 'price', how: 'percent', value: -5_000 })
  expect((await desk.apply(lower.id, true)).status).toBe(200)
  const far = await desk.undo(lower.id)
  expect(far.body).toMatchObject({
    code: 'needs-yes',
    facts: { guards: jasmine.skus.map(() => ({ code: 'price-far' })) },
  })
  expect((await desk.undo(lower.id, true)).status).toBe(200)

  const { skus } = await desk.detail(jasmine.id)
  const dearer = await desk.plan([jasmine.id], { field: 'price', how: 'percent', value: 2_000 })
  expect((await desk.apply(dearer.id)).status).toBe(200)
  await desk.review()
  const priceFen = skus[0]!.priceFen + 1
  const offer = { ...longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 }), productId: jasmine.id }
  const goods = [{ skuId: skus[0]!.id, priceFen, singlePriceFen: priceFen + 1, quota: 5 }]
  expect((await desk.clerk().send('brand/campaigns.publish', { ...offer, title: '茉莉', goods })).status).toBe(200)
  expect((await desk.undo(dearer.id)).body).toMatchObject({
    code: 'needs-yes',
    facts: { guards: [{ code: 'below-campaign', campaignFen: priceFen, afterFen: priceFen - 1 }] },
  })
  expect((await desk.undo(dearer.id, true)).status).toBe(200)
})

test('the way back stops where somebody crossed out a price since that it would reach', async () => {
  const { skus } = await desk.detail(blackTea.id)
  const lower = await desk.plan([blackTea.id], { field: 'price', how: 'percent', value: -2_000 })
  await desk.apply(lower.id)
  const fen = Math.max(...skus.map((sku) => sku.priceFen)) - 1
  const crossed = await desk.plan([blackTea.id], { field: 'compared', fen, source: '官网', on: '2026-01-02' })
  expect((await desk.apply(crossed.id)).body).toMatchObject({ state: 'applied' })
  expect((await desk.undo(lower.id, true)).body).toMatchObject({
    code: 'changed-meanwhile',
    facts: { titles: [blackTea.title] },
  })
  expect((await desk.undo(crossed.id)).status).toBe(200)
  expect((await desk.undo(lower.id)).status).toBe(200)
})

test('a price below a running campaign wants a yes; another sort of goods goes to the review', async () => {
  const cheap = await desk.plan([longjing.id], { field: 'price', how: 'set', value: 2_000 })
  expect(cheap.cells.some(({ guards }) => guards.includes('below-campaign'))).toBe(true)
  expect((await desk.apply(cheap.id)).body.code).toBe('needs-yes')
  const moved = await desk.plan([jasmine.id, blackTea.id], { field: 'category', to: '花茶' })
  expect(moved.counts).toMatchObject({ reviews: 2 })
  await desk.apply(moved.id)
  expect((await desk.detail(jasmine.id)).status).toBe('in-review')
  expect((await desk.undo(moved.id)).status).toBe(200)
  expect((await desk.detail(jasmine.id)).status).toBe('live')
})

test('stock of many is counted at once; what campaigns hold stays', async () => {
  const skus = (await desk.detail(longjing.id)).skus
  const counted = await desk.plan([longjing.id], { field: 'stock', how: 'set', units: 10 })
  expect(counted.cells.filter(({ problem }) => problem === 'stock-below-held')).toHaveLength(
    skus.filter(({ held }) => held > 10).length,
  )
  await desk.apply(counted.id)
  expect((await desk.undo(counted.id)).status).toBe(200)
  expect((await desk.detail(longjing.id)).skus.map(({ onHand }) => onHand)).toEqual(skus.map(({ onHand }) => onHand))
  const list = await desk.clerk().ask<{ items: { state: string }[] }>('brand/catalogue.changeSets')
  expect(list.body.items[0]).toMatchObject({ state: 'undone', by: wen.name })
})

test('an edit of many can be undone for a day', async () => {
  const planned = await desk.plan([jasmine.id], { field: 'ships', days: 5 })
  await desk.apply(planned.id)
  const list = async () =>
    (await desk.clerk().ask<{ items: { undoUntil: string | null }[] }>('brand/catalogue.changeSets')).body.items[0]!
      .undoUntil
  expect(await list()).toEqual(expect.any(String))
  await desk.later(DAY)
  expect(await list()).toBeNull()
  expect((await desk.undo(planned.id)).body).toMatchObject({ code: 'not-allowed-now', facts: { why: 'too-late' } })
})
