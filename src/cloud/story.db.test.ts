import { DAY, HOUR, iso, MINUTE } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { ana, bo, lin, longjing, mei, ovi, wen } from '@/testing/world'

let product: Product
const who = {} as Record<'wen' | 'mei' | 'lin' | 'bo' | 'ana' | 'ovi', Client>
let campaignId = ''

beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  for (const [name, person] of Object.entries({ wen, mei, lin, bo, ana, ovi })) {
    who[name as keyof typeof who] = await signIn(product.url, product.standin, person)
  }
})
afterAll(() => product.stop())

const offer = () => ({
  kind: 'group-buy',
  title: longjing.title,
  productId: longjing.id,
  commissionRate: 1000,
  shipsInDays: 3,
  startsAt: iso(product.standin.now()),
  endsAt: iso(product.standin.now() + 10 * DAY),
  goods: [{ skuId: longjing.skus[0]!.id, priceFen: 4990, singlePriceFen: 5900, quota: 100 }],
  terms: { size: 3, hours: 24, unitsPerPerson: 2 },
})

type Acted = { roundId: string; orderId: string; payBefore: string | null }
const buy = (person: Client, addressId: string, { type, roundId }: { type: string; roundId?: string }) =>
  person.send<Acted>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { type, skuId: longjing.skus[0]!.id, units: 1 },
    addressId,
    seenPriceFen: type === 'alone' ? 5900 : 4990,
  })

async function pay(person: Client, orderId: string): Promise<void> {
  const { status, body } = await person.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
    orderId,
  })
  expect(status).toBe(200)
  await product.standin.pay(body.prepayId, { params: body.params })
  await product.settle()
}

const orderOf = async (person: Client, orderId: string) =>
  (await person.ask<{ status: string; refund: unknown }>('consumer/orders.view', { orderId })).body

test('a lawful campaign goes live by itself once the machines have read it, with its quota set aside', async () => {
  const { status, body } = await who.wen.send<{ campaignId: string }>('brand/campaigns.publish', offer())
  expect([status, body]).toEqual([200, { campaignId: expect.any(String), status: 'in-review' }])
  campaignId = body.campaignId
  await product.settle()
  const { body: live } = await who.lin.ask<{ items: { id: string; left: number }[] }>('visitor/campaigns.live')
  expect(live.items).toMatchObject([{ id: campaignId, left: 100, sold: 0, priceFen: 4990 }])
})

test('unlawful terms are refused, each beside its field', async () => {
  const bad = { ...offer(), commissionRate: 4000, terms: { size: 6, hours: 24, unitsPerPerson: 2 } }
  const { status, body } = await who.wen.send<{ facts: { problems: { field: string }[] } }>(
    'brand/campaigns.publish',
    bad,
  )
  expect(status).toBe(422)
  expect(body.facts.problems.map((p) => p.field).sort()).toEqual(['commissionRate', 'terms.size'])
})

test('three people fill a group from one card, the reseller earns, the parcel is signed, the commission becomes available', async () => {
  const shared = await who.mei.send<{ code: string }>('reseller/sharing.share', { campaignId })
  await who.lin.send('visitor/sharing.visit', { code: shared.body.code })
  const started = await buy(who.lin, lin.address.id, { type: 'start' })
  expect(started.status).toBe(200)
  await pay(who.lin, started.body.orderId)
  const { roundId } = started.body
  // Lin's own card carries Mei's shop on.
  const passed = await who.lin.send<{ code: string }>('consumer/sharing.share', { campaignId, roundId })
  for (const [person, address] of [
    [who.bo, bo.address.id],
    [who.ana, ana.address.id],
  ] as const) {
    await person.send('visitor/sharing.visit', { code: passed.body.code })
    const joined = await buy(person, address, { type: 'join', roundId })
    expect(joined.status).toBe(200)
    await pay(person, joined.body.orderId)
  }
  expect((await orderOf(who.lin, started.body.orderId)).status).toBe('to-ship')
  const pending = await who.mei.ask<{ pendingFen: number }>('reseller/ledger.earnings')
  expect(pending.body).toMatchObject({ pendingFen: 3 * 499, availableFen: 0 })

  const todo = await who.wen.ask<{ items: { orderId: string }[] }>('brand/orders.toShip')
  expect(todo.body.items).toHaveLength(3)
  const parcels = todo.body.items.map(({ orderId }, i) => ({ orderId, carrier: '顺丰', trackingNo: `SF100000000${i}` }))
  expect((await who.wen.send('brand/orders.ship', { parcels })).body).toEqual({ shipped: 3, known: 0, problems: [] })
  for (const person of [who.lin, who.bo, who.ana]) {
    const { body } = await person.ask<{ items: { id: string }[] }>('consumer/orders.mine')
    expect((await person.send('consumer/orders.sign', { orderId: body.items[0]!.id })).status).toBe(200)
  }
  await product.standin.advance(8 * DAY + HOUR)
  await product.settle()
  const earned = await who.mei.ask('reseller/ledger.earnings')
  expect(earned.body).toMatchObject({ pendingFen: 0, availableFen: 3 * 499 })
})

test('a group that misses its time refunds everybody by itself and shows the refund as a trail', async () => {
  const started = await buy(who.bo, bo.address.id, { type: 'start' })
  await pay(who.bo, started.body.orderId)
  await product.standin.advance(24 * HOUR + MINUTE)
  await product.settle()
  const order = await orderOf(who.bo, started.body.orderId)
  expect(order.status).toBe('refunded')
  expect(order.refund).toMatchObject({
    amountFen: 4990,
    trail: [{ at: expect.any(String) }, { at: expect.any(String) }, { at: expect.any(String) }],
  })
})

test('the second tap with the same key gets the first answer, another body under it is refused', async () => {
  const key = 'the-same-key-twice'
  const input = {
    campaignId,
    action: { type: 'alone', skuId: longjing.skus[0]!.id, units: 1 },
    addressId: ana.address.id,
  }
  const first = await who.ana.send('consumer/campaigns.act', input, key)
  const second = await who.ana.send('consumer/campaigns.act', input, key)
  const other = await who.ana.send('consumer/campaigns.act', { ...input, seenPriceFen: 1 }, key)
  expect(first.status).toBe(200)
  expect(second).toEqual(first)
  expect(other.status).toBe(422)
})

test('every sum adds up: all accounts together are zero', async () => {
  const [sums] =
    await product.sql`select coalesce(sum(case when a.id = t.credit then amount_fen else -amount_fen end), 0) as total
    from transfer t join account a on a.id in (t.debit, t.credit)`
  expect(sums!.total).toBe(0)
})
