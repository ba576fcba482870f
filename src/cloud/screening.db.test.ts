import type { EffectOf } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import { DAY } from '@/kernel/time'
import { signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { inputOf } from '@/testing/trade/publish'
import { longjing, northTea, offers, wen } from '@/testing/world'
import { carryOut } from './effects'
import { withCosts } from './review-facts'

jest.setTimeout(60_000)

let product: Product
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  // The stand-in knows people who have opened the app.
  await signIn(product.url, product.standin, wen)
})
afterAll(() => product.stop())

type Ask = EffectOf<'ask-review'>
const ask = (title: string): Ask => ({
  ...{ type: 'ask-review', caseId: newId(), subject: 'brand', subjectId: newId(), brandId: northTea.id },
  ...{ byPersonId: wen.id, title, text: '', findings: [] },
})
const statesOf = async (asks: readonly Ask[]) => {
  const found = await product.sql<{ id: string; state: string; findings: { code: string }[] }[]>`
    select id, state, findings from review_case where id = any(${asks.map(({ caseId }) => caseId)}::uuid[])`
  const byId = new Map(found.map((one) => [one.id, [one.state, ...one.findings.map(({ code }) => code)].join(' ')]))
  return asks.map(({ caseId }) => byId.get(caseId))
}

test('a hundred short texts are one request, one bad one among them a few more, and only that one waits', async () => {
  const requests = jest.spyOn(product.api.house.wechat, 'checkText')
  const good = Array.from({ length: 100 }, (_, i) => ask(`春茶 ${i}`))
  await product.sql.begin((sql) => carryOut({ sql, now: product.standin.now() }, good))
  await product.settle()
  expect(new Set(await statesOf(good))).toEqual(new Set(['accepted']))
  expect(requests).toHaveBeenCalledTimes(1)

  const mixed = [...Array.from({ length: 63 }, (_, i) => ask(`秋茶 ${i}`)), ask('网上赌博')]
  await product.sql.begin((sql) => carryOut({ sql, now: product.standin.now() }, mixed))
  await product.settle()
  const states = await statesOf(mixed)
  expect(states.pop()).toBe('waiting wechat-risky')
  expect(new Set(states)).toEqual(new Set(['accepted']))
  // Six halvings of sixty-four: two halves each.
  expect(requests).toHaveBeenCalledTimes(1 + 1 + 12)
})

test('an offer below what its card says a unit costs waits for a person', async () => {
  const clerk = await signIn(product.url, product.standin, wen)
  const offer = offers.find((one) => one.product === longjing)!
  const [{ sku }] = offer.goods
  const cards = [{ skuId: sku.id, materialFen: sku.priceFen - 600, labourFen: 10, freightFen: 10 }]
  const saved = await clerk.send('brand/provenance.saveCosts', { productId: longjing.id, openTo: 'nobody', cards })
  expect(saved).toMatchObject({ status: 200, body: { written: 1 } })
  const now = product.standin.now()
  await clerk.send('brand/campaigns.publish', inputOf(offer, { from: now, until: now + 14 * DAY }))
  await product.settle()
  const [found] = await product.sql`select state, findings from review_case where subject = 'campaign'`
  expect(found).toMatchObject({
    state: 'waiting',
    findings: [{ code: 'price-below-cost', facts: { costFen: sku.priceFen - 580 } }],
  })
})

test('goods of which nobody knows the cost are judged without', async () => {
  const asked = { ...ask('茶'), facts: { prices: [{ label: '', skuId: newId(), priceFen: 1 }] } }
  expect(await withCosts({ sql: product.sql, now: product.standin.now() }, [asked])).toEqual([asked])
})
