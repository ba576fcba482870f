import { DAY } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { checkInvariants } from '@/testing/invariants/check'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { inputOf } from '@/testing/trade/publish'
import { longjing, offers, ovi, wen } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
let clerk: Client
let operator: Client
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  clerk = await signIn(product.url, product.standin, wen)
  operator = await signIn(product.url, product.standin, ovi)
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

const offer = offers.find((one) => one.product === longjing)!
const [{ sku, quota }] = offer.goods as unknown as [{ sku: { id: string }; quota: number }]
const move = (what: string, units: number) =>
  clerk.send('brand/catalogue.moveStock', { moves: [{ skuId: sku.id, what, units }], reason: '盘点' })
beforeEach(async () => {
  const moves = offer.goods.map((one) => ({ skuId: one.sku.id, what: 'received', units: 10_000 }))
  await clerk.send('brand/catalogue.moveStock', { moves, reason: '到货' })
})

/** Offers whose words a person must look at. */
async function propose(...titles: string[]): Promise<string[]> {
  const now = product.standin.now()
  const ids: string[] = []
  for (const title of titles) {
    const input = { ...inputOf(offer, { from: now, until: now + 14 * DAY }), title }
    const { body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', input)
    if (!body.campaignId) throw new Error(JSON.stringify(body))
    ids.push(body.campaignId)
  }
  await product.settle()
  const rows = await product.sql<{ id: string; subject_id: string }[]>`
    select id, subject_id from review_case where subject_id = any(${ids}::uuid[])`
  return ids.map((id) => rows.find((row) => row.subject_id === id)!.id)
}
const decide = (caseIds: string[], said: object = {}) =>
  operator.send<{ decided: { id: string }[]; passedOver: object[]; code: string }>('operator/review.decide', {
    ...{ caseIds, verdict: 'accepted', reasonCode: '', reason: '', ...said },
  })
const reopen = (caseId: string) => operator.send('operator/review.reopen', { caseId, reason: '品牌补充了检测报告' })
const no = (verdict = 'declined') => ({ verdict, reasonCode: 'other', reason: '不够清楚' })
const statusOf = async (caseId: string) => {
  const [row] = await product.sql<{ status: string }[]>`
    select c.status from campaign c join review_case r on r.subject_id = c.id where r.id = ${caseId}`
  return row!.status
}

test('many at once: what fits the stock goes live, the rest stays and is named with its reason', async () => {
  const ids = await propose('最好的春茶一', '最好的春茶二', '最好的春茶三')
  const [stock] = await product.sql<{ n: number }[]>`select held + safety as n from stock where sku_id = ${sku.id}`
  await move('counted', stock!.n + quota * 2)
  const { status, body } = await decide(ids)
  expect([status, body.decided?.map(({ id }) => id), body.passedOver]).toEqual([
    200,
    ids.slice(0, 2),
    [{ caseId: ids[2], why: 'stock-short' }],
  ])
  expect(await Promise.all(ids.map(statusOf))).toEqual(['live', 'live', 'in-review'])
  expect((await decide([ids[2]!])).body.code).toBe('stock-short')
  await move('counted', stock!.n + quota * 3)
  expect((await decide([ids[2]!])).status).toBe(200)
})

test('a no is taken back with its reason, is a step and a deed, and can be decided anew', async () => {
  const [caseId] = (await propose('最好的秋茶')) as [string]
  expect((await reopen(caseId)).body.code).toBe('not-allowed-now')
  await decide([caseId], no())
  expect(await statusOf(caseId)).toBe('rejected')
  const { status, body } = await reopen(caseId)
  expect([status, body]).toMatchObject([
    200,
    { state: 'waiting', owner: { personId: operator.personId }, decidedAt: null, reason: '品牌补充了检测报告' },
  ])
  expect(await statusOf(caseId)).toBe('in-review')
  const { body: seen } = await operator.ask<{ steps: { type: string; facts: object }[] }>('operator/review.case', {
    caseId,
  })
  expect(seen.steps.at(-1)).toMatchObject({ type: 'reopened', facts: { from: 'declined' } })
  const [deed] = await product.sql`select person_id, input from audit where call = 'review.reopen' and outcome = 'done'`
  expect(deed).toMatchObject({ person_id: operator.personId, input: { reason: '品牌补充了检测报告' } })
  expect((await decide([caseId])).status).toBe(200)
  // What was accepted has been met by buyers.
  expect((await reopen(caseId)).body.code).toBe('not-allowed-now')
})

test('a no that was answered, or whose goods were changed since, stays', async () => {
  const [first] = (await propose('最好的冬茶')) as [string]
  await decide([first], no('needs-work'))
  const now = product.standin.now()
  const better = { ...inputOf(offer, { from: now, until: now + 14 * DAY }), title: '香的冬茶', answersCaseId: first }
  await clerk.send('brand/campaigns.publish', better)
  expect((await reopen(first)).body.code).toBe('not-allowed-now')
})

describe('goods', () => {
  type View = { version: number; status: string; [field: string]: unknown }
  const made = async (handle: string) => {
    const sku = { code: handle, options: '', priceFen: 9_900, units: 40 }
    const words = { handle, title: '最好的白茶', category: '茶叶', shipsInDays: 3, pictureUrls: ['/a.webp'] }
    const form = { ...words, skus: [sku] }
    const said = await clerk.send<{ productId: string }>('brand/catalogue.saveProduct', {
      product: form,
      reason: '上新',
    })
    const { productId } = said.body
    await product.settle()
    const [row] = await product.sql<{ case_id: string }[]>`select case_id from product where id = ${productId}`
    return { productId, caseId: row!.case_id }
  }
  const view = async (productId: string) => (await clerk.ask<View>('brand/catalogue.product', { productId })).body

  test('wait again as they were handed in', async () => {
    const { productId, caseId } = await made('white-again')
    await decide([caseId], no('needs-work'))
    expect(await view(productId)).toMatchObject({ status: 'draft' })
    expect((await reopen(caseId)).status).toBe(200)
    expect(await view(productId)).toMatchObject({ status: 'in-review' })
    await decide([caseId])
    expect(await view(productId)).toMatchObject({ status: 'live' })
  })

  test('that were taken out since stay out', async () => {
    const { productId, caseId } = await made('white-gone')
    await decide([caseId], no('needs-work'))
    await clerk.send('brand/catalogue.shelve', { productIds: [productId], status: 'withdrawn', reason: '不做了' })
    expect((await reopen(caseId)).body.code).toBe('not-allowed-now')
    const [row] = await product.sql`select state from review_case where id = ${caseId}`
    expect(row!.state).toBe('needs-work')
  })
})
