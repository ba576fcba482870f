import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { doors } from '@/cloud/doors'
import { newId } from '@/kernel/id'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn, stranger } from '../clients'
import { type Product, startProduct } from '../product'
import { settleIn } from '../settle-in'
import { ana, kai, lin, longjing, mei, meiShop, ovi, wen } from '../world'
import { type Row, TABLE, type Things, type Who } from './table'

jest.setTimeout(120_000)

let product: Product
let things: Things
let people: Record<Who, Client>
/** The same roles elsewhere: another brand's clerk, another shop's owner, another buyer. */
let foreigners: Partial<Record<Who, Client>>

beforeAll(async () => {
  product = await startProduct()
  const { sql, url, standin } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const enter = (person: { openid: string; name: string }) => signIn(url, standin, person)
  const [buyer, reseller, clerk, operator] = await Promise.all([lin, mei, wen, ovi].map(enter))
  people = { nobody: stranger(url), consumer: buyer!, reseller: reseller!, clerk: clerk!, operator: operator! }
  const [otherClerk, otherBuyer] = await Promise.all([kai, ana].map(enter))
  await otherBuyer!.send('consumer/shops.open', { name: '安娜的店' })
  foreigners = { consumer: otherBuyer!, reseller: otherBuyer!, clerk: otherClerk! }
  things = await makeThings()
})
afterAll(() => product.stop())

async function makeThings(): Promise<Things> {
  const { clerk, reseller, consumer } = people
  const now = product.standin.now()
  const [skuId, productId] = [longjing.skus[0]!.id, longjing.id]
  const goods = [{ skuId, priceFen: 4900, singlePriceFen: 5900, quota: 50 }]
  const offer = {
    kind: 'group-buy',
    title: '龙井',
    productId,
    commissionRate: 500,
    shipsInDays: 2,
    startsAt: iso(now),
    endsAt: iso(now + 5 * DAY),
    goods,
    terms: { size: 2, hours: 24, unitsPerPerson: 9 },
  }
  const published = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', offer)
  await product.settle()
  const { campaignId } = published.body
  const shared = await reseller.send<{ code: string }>('reseller/sharing.share', { campaignId })
  const action = { type: 'start', skuId, units: 1 }
  const acted = await consumer.send<{ roundId: string; orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action,
    addressId: lin.address.id,
  })
  const csv = Buffer.from(
    '商品编码,商品名称,类目,规格,SKU编码,价格(元),库存,发货天数,图片,说明\na,茶,茶,,A-1,10,5,2,,\n',
  ).toString('base64')
  const checked = await clerk.send<{ id: string }>('brand/catalogue.checkImport', { fileName: 'a.csv', base64: csv })
  const [found] = await product.sql`select id from review_case limit 1`
  const [rating] =
    await product.sql`insert into rating (brand_id, id, product_id, order_id, position, person_id, stars, created_at)
    select l.brand_id, gen_random_uuid(), ${productId}, l.order_id, l.position, ${lin.id}, 5, ${iso(now)} from order_line l
    where l.order_id = ${acted.body.orderId} returning id`
  const withdrawalId = newId()
  await product.sql`insert into withdrawal (id, shop_id, person_id, gross_fen, state, asked_at, look_at)
    values (${withdrawalId}, ${meiShop.id}, ${mei.id}, 100, 'asked', ${iso(now)}, ${iso(now)})`
  const exported = await reseller.send<{ exportId: string }>('reseller/customers.export', { reason: '月底对账' })
  return {
    campaignId,
    ...acted.body,
    shareCode: shared.body.code,
    importId: checked.body.id,
    caseId: found!.id,
    productId,
    skuId,
    addressId: lin.address.id,
    ratingId: rating!.id,
    withdrawalId,
    customerId: await boughtFromMei(acted.body.orderId),
    exportId: exported.body.exportId,
  }
}

/** The same order once more, paid and credited to Mei's shop: whoever placed it is her customer. */
async function boughtFromMei(orderId: string): Promise<string> {
  const id = newId()
  await product.sql.begin(async (sql) => {
    await sql`create temp table twin on commit drop as select * from orders where id = ${orderId}`
    await sql`update twin set id = ${id}, status = 'to-ship', paid_fen = total_fen, paid_at = created_at`
    await sql`insert into orders select * from twin`
    await sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units,
        unit_price_fen, commission_shop_id) select ${id}, position, brand_id, sku_id, title, options, picture_url, units,
        unit_price_fen, ${meiShop.id} from order_line where order_id = ${orderId}`
  })
  return id
}

const contractOf = (call: string) => {
  const [role, name] = call.split('/') as [keyof typeof doors, string]
  return doors[role]![name]!.contract
}
const isQuery = (call: string) => contractOf(call).does === 'query'
const ring = (person: Client, { call, input }: Row) =>
  isQuery(call) ? person.ask(call, input(things)) : person.send(call, input(things), randomUUID())

test('every call of the API has a row, and every row is a call', () => {
  const calls = Object.entries(doors).flatMap(([role, list]) => Object.keys(list).map((name) => `${role}/${name}`))
  expect(TABLE.map((r) => r.call).sort()).toEqual(calls.sort())
})

describe.each(TABLE.map((r) => [r.call, r] as const))('%s', (_, entry) => {
  test.each(Object.entries(entry.verdicts) as [Who, string][])('%s: %s', async (who, verdict) => {
    const { status, body } = await ring(people[who], entry)
    if (verdict === 'sign-in') expect([status, body.code]).toEqual([401, 'sign-in'])
    else if (verdict === 'forbidden') expect([status, body.code]).toEqual([403, 'forbidden'])
    // Past the door the service may still refuse; it must never have been the door, nor a fault.
    else expect([401, 403, 500]).not.toContain(entry.call === 'visitor/crm.signIn' ? 200 : status)
  })

  const stranger404 = entry.foreign
  if (stranger404 !== null) {
    test(`the things of others are ${stranger404}`, async () => {
      const role = (Object.entries(entry.verdicts) as [Who, string][])
        .filter(([, v]) => v === 'yes')
        .map(([who]) => who)
        .find((who) => foreigners[who])!
      const { body } = await ring(foreigners[role]!, entry)
      expect(body.code).toBe(stranger404)
    })
  }
})

test('a clerk of another brand ships nothing of ours: the order is unknown to that brand', async () => {
  const entry = TABLE.find((r) => r.call === 'brand/orders.ship')!
  const { body } = await ring(foreigners.clerk!, entry)
  expect(body).toEqual({ shipped: 0, problems: [{ index: 0, code: 'order-unknown' }] })
})

const LISTS = TABLE.filter(({ call }) => {
  const { input } = contractOf(call)
  return input instanceof z.ZodObject && 'cursor' in input.shape
})

test.each(LISTS.map((entry) => [entry.call, entry] as const))(
  '%s starts from the front for a cursor that is rubbish',
  async (_, entry) => {
    // Somebody with a name where there is one: nobody's answers are kept for a while.
    const may = (Object.entries(entry.verdicts) as [Who, string][]).filter(([, verdict]) => verdict === 'yes')
    const [who] = may.at(-1)!
    const [first, rubbish] = await Promise.all(
      [{}, { cursor: 'rubbish' }].map((place) =>
        people[who].ask<object>(entry.call, { ...entry.input(things), ...place }),
      ),
    )
    expect([rubbish!.status, rubbish!.body]).toEqual([200, { ...first!.body, ...timeOf(rubbish!.body) }])
  },
)
const timeOf = (body: object) => ('serverTime' in body ? { serverTime: body.serverTime } : {})

test('a forged, a foreign and a broken token are all nobody', async () => {
  for (const token of ['x', `${people.consumer.token}x`, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.']) {
    const { status } = await stranger(product.url, token).ask('consumer/orders.mine')
    expect(status).toBe(401)
  }
})
