import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { breaches } from '@/testing/invariants/check'
import { ratings as laws } from '@/testing/invariants/ratings'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { ana, bo, kai, lin, longjing, ovi, wen } from '@/testing/world'

jest.setTimeout(60_000)

interface Said {
  readonly text: string
  readonly state: string
}
interface Rating {
  readonly id: string
  readonly name: string
  readonly stars: number
  readonly options: string
  readonly mine: boolean
  readonly first: Said | null
  readonly followUp: Said | null
  readonly answer: Said | null
}
interface Listed {
  readonly items: Rating[]
  readonly next: string | null
  readonly summary: { count: number; withWords: number; average: number | null; perStar: number[] }
}

let product: Product
let clients: Record<'wen' | 'kai' | 'lin' | 'bo' | 'ana' | 'ovi', Client>
let campaignId: string

beforeAll(async () => {
  product = await startProduct()
  const { sql, standin, url } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const names = { wen, kai, lin, bo, ana, ovi }
  const entered = await Promise.all(Object.values(names).map((person) => signIn(url, standin, person)))
  clients = Object.fromEntries(Object.keys(names).map((name, i) => [name, entered[i]!])) as typeof clients
  campaignId = await publish()
})
afterAll(() => product.stop())

async function publish(): Promise<string> {
  const now = product.standin.now()
  const { body } = await clients.wen.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 0,
    shipsInDays: 3,
    startsAt: iso(now),
    endsAt: iso(now + 20 * DAY),
    goods: [{ skuId: longjing.skus[0]!.id, priceFen: 2990, singlePriceFen: 5900, quota: 50 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 5 },
  })
  await product.settle()
  return body.campaignId
}

/** Buys alone and pays; with `signed` the parcel was sent and received too. */
async function buy(who: 'lin' | 'bo' | 'ana', signed: boolean): Promise<string> {
  const [client, person] = [clients[who], { lin, bo, ana }[who]]
  const { body } = await client.send<{ orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action: { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  const { orderId } = body
  const asked = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await product.standin.pay(asked.body.prepayId, { params: asked.body.params })
  await product.settle()
  if (!signed) return orderId
  await clients.wen.send('brand/orders.ship', {
    parcels: [{ orderId, carrier: '顺丰', trackingNo: `SF${Date.now()}` }],
  })
  const done = await client.send('consumer/orders.sign', { orderId })
  expect(done.status).toBe(200)
  return orderId
}

const rate = (who: 'lin' | 'bo' | 'ana', input: Record<string, unknown>) =>
  clients[who].send<{ ratingId: string; state: string; code: string }>('consumer/ratings.rate', input)
const list = async (who: 'lin' | 'bo' | 'ana' | 'kai', more = {}) =>
  (await clients[who].ask<Listed>('visitor/ratings.ofProduct', { productId: longjing.id, ...more })).body

test('before anybody has rated there is no average', async () => {
  expect(await list('kai')).toMatchObject({ items: [], summary: { count: 0, average: null } })
})

test('a parcel that is not signed for can’t be rated, and an order of somebody else is unknown', async () => {
  const orderId = await buy('lin', false)
  expect((await rate('lin', { orderId, stars: 5 })).body.code).toBe('not-allowed-now')
  expect((await rate('bo', { orderId, stars: 5 })).body.code).toBe('not-found')
  expect((await list('kai')).summary.count).toBe(0)
})

test('words wait for WeChat’s check: their author reads them at once, others afterwards, masked', async () => {
  const orderId = await buy('lin', true)
  const rated = await rate('lin', { orderId, stars: 4, text: '最好喝的一款，回甘很长。' })
  expect(rated.body.state).toBe('pending')
  expect((await list('lin')).items[0]).toMatchObject({ mine: true, first: { state: 'pending' } })
  expect((await list('bo')).items[0]).toMatchObject({ mine: false, first: null, stars: 4 })
  await product.settle()
  const { items, summary } = await list('bo')
  expect(items[0]).toMatchObject({ name: '林*', options: longjing.skus[0]!.options, first: { state: 'visible' } })
  expect(summary).toMatchObject({ count: 1, withWords: 1, average: 4, perStar: [0, 0, 0, 1, 0] })
})

test('a line is rated once, also by two requests at once', async () => {
  const orderId = await buy('bo', true)
  const both = await Promise.all([1, 5].map((stars) => rate('bo', { orderId, stars })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await rate('bo', { orderId, stars: 3 })).body.code).toBe('already-done')
  expect((await list('lin')).summary.count).toBe(2)
})

test('one more remark later, one answer of the brand, and no third of either', async () => {
  const [mine] = (await list('lin', { words: 'yes' })).items
  const [line] = await product.sql<{ orderId: string }[]>`
    select order_id as "orderId" from rating where id = ${mine!.id}`
  const { orderId } = line!
  const more = (text: string) => clients.lin.send<{ code: string }>('consumer/ratings.followUp', { orderId, text })
  expect((await more('第二泡更香。')).status).toBe(200)
  expect((await more('第三泡也不错。')).body.code).toBe('already-done')
  const answer = (who: 'wen' | 'kai') =>
    clients[who].send<{ code: string }>('brand/ratings.answer', { ratingId: mine!.id, text: '谢谢，明年清明见。' })
  expect((await answer('kai')).body.code).toBe('not-found')
  expect((await answer('wen')).status).toBe(200)
  expect((await answer('wen')).body.code).toBe('already-done')
  await product.settle()
  const [read] = (await list('ana', { words: 'yes' })).items
  expect(read).toMatchObject({ followUp: { text: '第二泡更香。' }, answer: { text: '谢谢，明年清明见。' } })
})

test('a phone number in the words is kept back until an operator decides, and the stars stand', async () => {
  const orderId = await buy('ana', true)
  await rate('ana', { orderId, stars: 1, text: '加我微信 teafan2026 便宜卖' })
  await product.settle()
  expect((await list('bo', { stars: 1 })).items[0]).toMatchObject({ stars: 1, first: null })
  const { body } = await clients.ovi.ask<{ items: { id: string; subject: string }[] }>('operator/review.cases', {})
  expect(body.items.map(({ subject }) => subject)).toEqual(['rating'])
  const decide = { caseIds: [body.items[0]!.id], verdict: 'declined', reasonCode: 'contact-data', reason: '微信号' }
  await clients.ovi.send('operator/review.decide', decide)
  expect((await list('ana', { stars: 1 })).items[0]).toMatchObject({
    first: { state: 'rejected', reason: '请去掉联系方式和外部链接：微信号' },
  })
  expect((await list('bo', { stars: 1 })).items[0]!.first).toBeNull()
  expect((await list('bo', { words: 'yes' })).items).toHaveLength(1)
})

test('page by page nobody is missing and nobody comes twice', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await list('bo', { limit: 1, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(3)
  expect(seen).toHaveLength(3)
})

test('my order says what I may still do with each line', async () => {
  const orderId = await buy('ana', true)
  const lines = async () =>
    (await clients.ana.ask<{ lines: { may: string }[] }>('consumer/ratings.ofOrder', { orderId })).body.lines
  expect(await lines()).toMatchObject([{ may: 'rate', rating: null }])
  await rate('ana', { orderId, stars: 5 })
  expect(await lines()).toMatchObject([{ may: 'follow-up', rating: { stars: 5, first: null } }])
})

test('the laws of ratings hold over all of this', async () => {
  const found = await Promise.all(laws.map((law) => breaches(product.sql, law, product.standin.now())))
  expect(found.filter(({ count }) => count > 0)).toEqual([])
})
