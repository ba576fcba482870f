import type { EffectOf } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { settleIn } from '@/testing/settle-in'
import { longjing, northTea, ovi, wen } from '@/testing/world'
import { inWarehouse } from './rules'
import { decided } from './service'
import type { ProductNow, SkuNow } from './snapshot'
import { loadSkus, productsById } from './store'
import { type ProductWrite, type SkuWrite, type Why, type Writes, writeCatalogue } from './write-service'

const NOON = Date.UTC(2026, 3, 1, 4)
const brandId = northTea.id
const productId = longjing.id
const nothing: Writes = { products: [], skusChanged: [], skusNew: [], stock: [] }
const why: Why = { brandId, actorId: wen.id, source: 'edit', sourceId: null, reason: '换季' }

let db: FreshDatabase
beforeEach(async () => {
  db = await freshDatabase()
  await settleIn({ sql: db.sql, now: NOON, pictures: '/' })
})
afterEach(() => db.drop())

const write = (some: Partial<Writes>, with_: Partial<Why> = {}) =>
  db.sql.begin((sql) => writeCatalogue({ sql, now: NOON }, { ...why, ...with_ }, { ...nothing, ...some }))
const now = async (): Promise<ProductNow> => (await productsById(db.sql, brandId, [productId]))[0]!
const skusNow = (): Promise<SkuNow[]> => loadSkus(db.sql, brandId, { codes: [], productIds: [productId] })
const wanted = async (some: Partial<ProductWrite>): Promise<ProductWrite> => ({
  ...(await now()),
  wish: 'keep',
  ...some,
})
const decide = (caseId: string, verdict: EffectOf<'review-decided'>['verdict'], reason = '') =>
  db.sql.begin((sql) =>
    decided({ sql, now: NOON }, [
      {
        type: 'review-decided',
        caseId,
        subject: 'product',
        subjectId: productId,
        brandId,
        verdict,
        reasonCode: null,
        reason,
        byPersonId: ovi.id,
      },
    ]),
  )
const versions = async () =>
  (await db.sql`select version, status, source, actor_id, reason, snapshot->>'title' as title from product_version
    where product_id = ${productId} order by version`) as unknown as Record<string, unknown>[]

test('a word of live goods is a proposal; until somebody decides, buyers keep what they were shown', async () => {
  const [ask] = await write({ products: [await wanted({ title: '狮峰龙井' })] })
  expect(ask).toMatchObject({
    type: 'ask-review',
    subject: 'product',
    subjectId: productId,
    byPersonId: wen.id,
    title: '狮峰龙井',
    changes: [{ field: '商品名称', before: longjing.title, after: '狮峰龙井' }],
  })
  expect(await now()).toMatchObject({ status: 'in-review', version: 2, liveVersion: 1 })
  expect(await versions()).toEqual([
    { version: 1, status: 'live', source: 'start', actor_id: null, reason: '', title: longjing.title },
    { version: 2, status: 'in-review', source: 'edit', actor_id: wen.id, reason: '换季', title: '狮峰龙井' },
  ])
})

test('accepted it is live, with needs-work it is a draft with the reason, declined it is what it was', async () => {
  for (const [verdict, status, title] of [
    ['declined', 'live', longjing.title],
    ['needs-work', 'draft', '狮峰龙井'],
    ['accepted', 'live', '狮峰龙井'],
  ] as const) {
    const [ask] = await write({ products: [await wanted({ title: '狮峰龙井', wish: 'hand-in' })] })
    await decide((ask as EffectOf<'ask-review'>).caseId, verdict, '说明来处')
    expect(await now()).toMatchObject({ status, title, reviewReason: '说明来处', caseId: null })
  }
  expect((await versions()).map(({ status, source }) => `${source} ${status}`)).toEqual([
    'start live',
    'edit in-review',
    'review live',
    'edit in-review',
    'review draft',
    'edit in-review',
    'review live',
  ])
})

test('a decision about words that were replaced meanwhile decides nothing', async () => {
  const [first] = await write({ products: [await wanted({ title: '甲' })] })
  const [second] = await write({ products: [await wanted({ title: '乙' })] })
  await decide((first as EffectOf<'ask-review'>).caseId, 'accepted')
  expect(await now()).toMatchObject({ status: 'in-review', title: '乙' })
  await decide((second as EffectOf<'ask-review'>).caseId, 'accepted')
  expect(await now()).toMatchObject({ status: 'live', title: '乙', version: 4, liveVersion: 4 })
})

test('prices and days pass by themselves; the very same words make no version', async () => {
  const skus = await skusNow()
  const dearer: SkuWrite[] = skus.map((sku) => ({ ...sku, priceFen: sku.priceFen + 100 }))
  expect(await write({ products: [await wanted({ shipsInDays: 5 })], skusChanged: dearer })).toEqual([])
  expect(await now()).toMatchObject({ status: 'live', version: 2, liveVersion: 2, shipsInDays: 5 })
  expect(await write({ products: [await wanted({})], skusChanged: dearer })).toEqual([])
  expect(await versions()).toHaveLength(2)
})

test('words that go back to what was live need nobody, and the open case is dropped', async () => {
  await write({ products: [await wanted({ about: '新写的' })] })
  const effects = await write({ products: [await wanted({ about: longjing.about })] })
  expect(effects).toEqual([
    { type: 'drop-review', subject: 'product', subjectId: productId, brandId, byPersonId: wen.id },
  ])
  expect(await now()).toMatchObject({ status: 'live', version: 3, liveVersion: 3 })
})

test('two SKUs change names with each other; a SKU that is gone frees its name but keeps its row', async () => {
  const [a, b, ...rest] = await skusNow()
  await write({
    skusChanged: [
      { ...a!, options: b!.options },
      { ...b!, options: a!.options },
    ],
  })
  expect((await skusNow()).find(({ id }) => id === a!.id)!.options).toBe(b!.options)
  const fresh = { ...a!, id: newId(), code: 'NEW-1', options: rest[0]!.options }
  await write({ skusChanged: [{ ...rest[0]!, retired: true }], skusNew: [fresh] })
  const [row] = await db.sql`select count(*)::int as n from sku where product_id = ${productId}`
  expect(row!.n).toBe(longjing.skus.length + 1)
})

test('each change of stock leaves a movement with its actor and reason; counting the same leaves none', async () => {
  const [sku] = await skusNow()
  const count = (received: number) =>
    write({ stock: [{ skuId: sku!.id, received, unshipped: 0 }], safety: [{ skuId: sku!.id, safety: 3 }] })
  await count(sku!.received + 7)
  await count(sku!.received + 7)
  const moved = await db.sql`select what, units, before, after, actor_id, reason, source from stock_movement
    where sku_id = ${sku!.id} order by id`
  const common = { actor_id: wen.id, reason: '换季', source: 'edit' }
  expect([...moved]).toEqual([
    expect.objectContaining({ what: 'received', before: 0, after: sku!.received, source: 'start', actor_id: null }),
    {
      what: 'counted',
      units: 7,
      before: inWarehouse({ ...sku!, unshipped: 0 }),
      after: inWarehouse({ ...sku!, unshipped: 0 }) + 7,
      ...common,
    },
    { what: 'safety', units: 3, before: 0, after: 3, ...common },
  ])
})
