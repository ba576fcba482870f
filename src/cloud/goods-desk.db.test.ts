import { DAY } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { checkInvariants } from '@/testing/invariants/check'
import { longjingOffer } from '@/testing/longjing-offer'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { blackTea, jasmine, lin, longjing, ovi, wen } from '@/testing/world'

let product: Product
let clerk: Client
let operator: Client

beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '/' })
  clerk = await signIn(product.url, product.standin, wen)
  operator = await signIn(product.url, product.standin, ovi)
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

interface Sku {
  readonly id: string
  readonly code: string
  readonly priceFen: number
  readonly onHand: number
  readonly toShip: number
  readonly sellable: number
  readonly held: number
  readonly safety: number
}
interface Detail {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly version: number
  readonly status: string
  readonly pictureUrls: readonly string[]
  readonly skus: readonly Sku[]
}
const detail = async (productId: string) => (await clerk.ask<Detail>('brand/catalogue.product', { productId })).body
const save = (input: object) => clerk.send<Record<string, never>>('brand/catalogue.saveProduct', input)
const formOf = ({ skus, ...words }: Detail, some: object = {}) => ({
  ...words,
  skus: skus.map(({ id, code, priceFen, ...sku }) => ({ ...sku, id, code, priceFen })),
  ...some,
})
interface Version {
  readonly version: number
  readonly status: string
  readonly by: string
  readonly source: string
  readonly reason: string
  readonly cells: readonly { field: string; before: string; after: string }[]
}
const versions = async (productId: string) =>
  (await clerk.ask<{ items: Version[] }>('brand/catalogue.versions', { productId })).body.items
const movements = async (skuId: string) =>
  (await clerk.ask<{ items: Record<string, unknown>[] }>('brand/catalogue.movements', { skuId })).body.items
/** Whatever the machines leave open, a person accepts. */
async function review(): Promise<void> {
  await product.settle()
  const { body } = await operator.ask<{ items: { id: string }[] }>('operator/review.cases')
  if (body.items.length === 0) return
  const caseIds = body.items.map(({ id }) => id)
  const said = await operator.send('operator/review.decide', { caseIds, verdict: 'accepted' })
  if (said.status !== 200) throw new Error(JSON.stringify(said.body))
  await product.settle()
}

test('goods written by hand are looked at before they are live, and start no campaign before', async () => {
  const sku = { code: 'HAND-1', options: '60 克', priceFen: 8_800, units: 40, barcode: '6901234567892' }
  const words = { handle: 'by-hand', title: '手写的茶', category: '茶叶', shipsInDays: 3, pictureUrls: ['/a.webp'] }
  const said = await save({ product: { ...words, skus: [sku] }, reason: '上新' })
  expect(said.body).toMatchObject({ version: 1, status: 'in-review' })
  const { productId } = said.body
  const [fresh] = (await detail(productId!)).skus
  expect(fresh).toMatchObject({ code: 'HAND-1', onHand: 40, toShip: 0, held: 0, sellable: 40, safety: 0 })
  const offer = { ...longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 }), productId }
  const goods = [{ skuId: fresh!.id, priceFen: 7_000, singlePriceFen: 8_000, quota: 5 }]
  const refused = await clerk.send('brand/campaigns.publish', { ...offer, goods })
  expect([refused.body.code, refused.status]).toEqual(['goods-not-live', 409])
  await review()
  expect(await detail(productId!)).toMatchObject({ status: 'live', version: 2 })
  expect((await clerk.send('brand/campaigns.publish', { ...offer, goods })).status).toBe(200)
  expect((await save({ product: { ...words, skus: [sku] } })).body).toMatchObject({
    code: 'goods-refused',
    facts: { problems: expect.arrayContaining([{ field: 'handle', code: 'handle-taken' }]) },
  })
})

test('a price that moves far wants a yes; a form opened before somebody else’s change writes nothing', async () => {
  const before = await detail(blackTea.id)
  const dearer = formOf(before, { skus: before.skus.map((sku) => ({ ...sku, priceFen: sku.priceFen * 2 })) })
  const asked = { productId: before.id, version: before.version, product: dearer }
  expect((await save(asked)).body).toMatchObject({ code: 'needs-yes', facts: { guards: [{ code: 'price-far' }] } })
  expect((await save({ ...asked, agreed: true, reason: '换新茶' })).body).toMatchObject({ status: 'live', version: 2 })
  expect((await save({ ...asked, agreed: true })).body).toMatchObject({
    code: 'changed-meanwhile',
    facts: { version: 2 },
  })
  expect((await versions(before.id))[0]).toMatchObject({
    by: wen.name,
    source: 'edit',
    reason: '换新茶',
    cells: [{ field: 'price', before: expect.any(String), after: expect.any(String) }],
  })
})

test('a buyer keeps the words of the day, whatever the brand writes later', async () => {
  const offer = longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 1 })
  const { campaignId } = (await clerk.send<{ campaignId: string }>('brand/campaigns.publish', offer)).body
  await review()
  const buyer = await signIn(product.url, product.standin, lin)
  const action = { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 }
  const bought = { campaignId, action, addressId: lin.address.id }
  const { orderId } = (await buyer.send<{ orderId: string }>('consumer/campaigns.act', bought)).body
  const was = await detail(longjing.id)
  const said = await save({ productId: was.id, version: was.version, product: formOf(was, { about: '今年的说法。' }) })
  expect(said.body).toMatchObject({ status: 'in-review' })
  const again = { ...longjingOffer(product.standin.now(), { size: 3, unitsPerPerson: 1 }), title: '再来' }
  expect((await clerk.send('brand/campaigns.publish', again)).body.code).toBe('goods-not-live')
  await review()
  expect(await detail(longjing.id)).toMatchObject({ status: 'live', about: '今年的说法。' })
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
  const { version } = await detail(longjing.id)
  const back = (to: number) =>
    clerk.send('brand/catalogue.goBack', { productId: longjing.id, version: to, reason: '改回' })
  expect((await back(version)).body.code).toBe('already-done')
  expect((await back(1)).body).toMatchObject({ version: version + 1, status: 'in-review' })
  expect((await back(version)).body).toMatchObject({ version: version + 2, status: 'live' })
  expect((await versions(longjing.id)).slice(0, 2)).toMatchObject([
    {
      source: 'back',
      cells: expect.arrayContaining([{ field: 'about', sku: null, before: longjing.about, after: '今年的说法。' }]),
    },
    { source: 'back', status: 'in-review', reason: '改回' },
  ])
  expect((await clerk.send('brand/catalogue.goBack', { productId: longjing.id, version: 99 })).body.code).toBe(
    'not-found',
  )
})

test('stock has its history: what came, what was counted, what is kept, what campaigns took', async () => {
  const skuId = longjing.skus[0]!.id
  const now = (await detail(longjing.id)).skus[0]!
  const move = (what: string, units: number) =>
    clerk.send('brand/catalogue.moveStock', { moves: [{ skuId, what, units }], reason: '盘点' })
  expect((await move('received', 12)).body).toEqual({ changed: 1 })
  expect((await move('safety', 20)).body).toEqual({ changed: 1 })
  expect((await move('counted', now.held + now.toShip - 1)).body).toMatchObject({ code: 'stock-short' })
  expect((await move('received', 0)).body).toMatchObject({ code: 'goods-refused' })
  expect((await detail(longjing.id)).skus[0]).toMatchObject({ onHand: now.onHand + 12, safety: 20 })
  const [safety, came, held] = await movements(skuId)
  expect(safety).toMatchObject({ what: 'safety', before: 0, after: 20, by: wen.name, reason: '盘点' })
  expect(came).toMatchObject({ what: 'received', units: 12, by: wen.name })
  expect(held).toMatchObject({ what: 'held', units: 50, source: 'campaign', by: '' })
})

interface Plan {
  readonly id: string
  readonly counts: object
  readonly cells: readonly { before: string; after: string; guards: readonly string[]; problem: string | null }[]
}
const plan = async (productIds: readonly string[], edit: object) =>
  (await clerk.send<Plan>('brand/catalogue.planBulk', { productIds, edit, reason: '调价' })).body
const apply = (changeSetId: string, agreed = false) => clerk.send('brand/catalogue.applyBulk', { changeSetId, agreed })
const undo = (changeSetId: string) => clerk.send('brand/catalogue.undoBulk', { changeSetId })

test('an edit of many shows each cell, is applied as it was shown, and is undone while nobody was there since', async () => {
  const before = await detail(jasmine.id)
  const planned = await plan([jasmine.id, blackTea.id], { field: 'price', how: 'percent', value: 1_000 })
  expect(planned.cells).toHaveLength(jasmine.skus.length + blackTea.skus.length)
  expect((await detail(jasmine.id)).version).toBe(before.version)
  expect((await apply(planned.id)).body).toMatchObject({ state: 'applied' })
  expect((await apply(planned.id)).body.code).toBe('already-done')
  const dearer = await detail(jasmine.id)
  expect(dearer.skus[0]!.priceFen).toBe(Math.round(before.skus[0]!.priceFen * 1.1))
  expect((await undo(planned.id)).body).toMatchObject({ state: 'undone' })
  expect((await detail(jasmine.id)).skus).toEqual(before.skus)
  expect((await versions(jasmine.id)).slice(0, 2).map(({ source }) => source)).toEqual(['undo', 'bulk'])
  expect((await undo(planned.id)).body.code).toBe('already-done')
})

test('a plan that is out of date writes nothing, and one that somebody wrote over is not undone', async () => {
  const old = await plan([jasmine.id], { field: 'price', how: 'add', value: 100 })
  const newer = await plan([jasmine.id], { field: 'price', how: 'add', value: 200 })
  expect((await apply(newer.id)).status).toBe(200)
  expect((await apply(old.id)).body.code).toBe('changed-meanwhile')
  const last = await plan([jasmine.id], { field: 'price', how: 'add', value: -100 })
  await apply(last.id)
  expect((await undo(newer.id)).body).toMatchObject({ code: 'changed-meanwhile', facts: { titles: [jasmine.title] } })
  expect((await undo(last.id)).status).toBe(200)
  expect((await undo(newer.id)).status).toBe(200)
})

test('a price below a running campaign wants a yes; another sort of goods goes to the review', async () => {
  const cheap = await plan([longjing.id], { field: 'price', how: 'set', value: 2_000 })
  expect(cheap.cells.some(({ guards }) => guards.includes('below-campaign'))).toBe(true)
  expect((await apply(cheap.id)).body.code).toBe('needs-yes')
  const moved = await plan([jasmine.id, blackTea.id], { field: 'category', to: '花茶' })
  expect(moved.counts).toMatchObject({ reviews: 2 })
  await apply(moved.id)
  expect((await detail(jasmine.id)).status).toBe('in-review')
  expect((await undo(moved.id)).status).toBe(200)
  expect((await detail(jasmine.id)).status).toBe('live')
})

test('stock of many is counted at once; what campaigns hold stays', async () => {
  const skus = (await detail(longjing.id)).skus
  const counted = await plan([longjing.id], { field: 'stock', how: 'set', units: 10 })
  expect(counted.cells.filter(({ problem }) => problem === 'stock-below-held')).toHaveLength(
    skus.filter(({ held }) => held > 10).length,
  )
  await apply(counted.id)
  expect((await undo(counted.id)).status).toBe(200)
  expect((await detail(longjing.id)).skus.map(({ onHand }) => onHand)).toEqual(skus.map(({ onHand }) => onHand))
  const list = await clerk.ask<{ items: { state: string }[] }>('brand/catalogue.changeSets')
  expect(list.body.items[0]).toMatchObject({ state: 'undone', by: wen.name })
})

test('after its end a campaign’s goods are on hand again, and the log says so', async () => {
  await product.standin.advance(30 * DAY)
  await product.settle()
  clerk = await signIn(product.url, product.standin, wen)
  const [last] = await movements(longjing.skus[0]!.id)
  expect(last).toMatchObject({ what: 'returned', source: 'campaign', by: '' })
})
