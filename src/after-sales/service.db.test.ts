import { DAY, HOUR, MINUTE } from '@/kernel/time'
import { type Client, signIn, stranger } from '@/testing/clients'
import { type Acted, type Groups, openGroups } from '@/testing/faults/groups'
import { type Buyer, SKU } from '@/testing/faults/place'
import { checkInvariants } from '@/testing/invariants/check'
import { type Product, startProduct } from '@/testing/product'
import { ovi, wen } from '@/testing/world'

const PRICE_FEN = 2_990
let product: Product
let groups: Groups
let clerk: Client

beforeAll(async () => {
  product = await startProduct()
  groups = await openGroups(product, 3)
  clerk = await signIn(product.url, product.standin, wen)
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

type Member = Acted & { readonly buyer: Buyer }

const client = ({ token }: Buyer) => stranger(product.url, token)
const refund = ({ buyer, orderId }: Member, reason = 'changed-mind') =>
  client(buyer).send('consumer/after-sales.refund', { orderId, reason })
const viewOf = async ({ buyer, orderId }: Member) =>
  (await client(buyer).ask<Record<string, never>>('consumer/orders.view', { orderId })).body
const statusOf = ({ orderId }: Member) => groups.statusOf(orderId)

/** A group with so many paid members. */
async function group(paid: number): Promise<Member[]> {
  const first = groups.next()
  const members: Member[] = [{ buyer: first, ...(await groups.start(first)) }]
  await groups.pay(first, members[0]!.orderId)
  await product.settle()
  while (members.length < paid) {
    const buyer = groups.next()
    const joined = await groups.join(buyer, members[0]!.roundId)
    await groups.pay(buyer, joined.orderId)
    await product.settle()
    members.push({ buyer, ...joined })
  }
  return members
}

const roundOf = async ({ roundId }: Member) =>
  (await product.sql`select status, seats_paid as paid from round where id = ${roundId}`)[0]
const unitsOf = async () => {
  const [row] = await product.sql`select g.quota_left as left, h.sold, s.sold as "soldAtAll", s.held
    from campaign_goods g join hold h on h.campaign_id = g.campaign_id and h.sku_id = g.sku_id
    join stock s on s.sku_id = g.sku_id where g.campaign_id = ${groups.campaignId} and g.sku_id = ${SKU}`
  return row!
}

test('who leaves a forming group gets all back, and somebody else takes the free seat', async () => {
  const [leader, second] = (await group(2)) as [Member, Member]
  const before = await unitsOf()
  const { status, body } = await refund(second, 'too-slow')
  expect([status, body]).toEqual([200, { orderId: second.orderId, way: 'leave', amountFen: PRICE_FEN }])
  expect(await roundOf(leader)).toEqual({ status: 'open', paid: 1 })
  // The unit of the seat stays with the group: a seat shown is a seat that exists.
  expect(await unitsOf()).toEqual(before)
  await product.settle()
  const order = await viewOf(second)
  expect(order).toMatchObject({
    status: 'refunded',
    may: { refund: { yes: false, why: 'refunded' } },
    refund: { amountFen: PRICE_FEN, reason: 'left-before-formed', why: 'too-slow' },
    steps: [{}, {}, { type: 'refund-asked', actor: 'buyer' }, { type: 'refunded', actor: 'wechat' }],
  })
  const next = groups.next()
  await groups.join(next, leader.roundId)
})

test('a leader who leaves hands the group over; who leaves last ends it', async () => {
  const [leader, second] = (await group(2)) as [Member, Member]
  await refund(leader)
  expect(await roundOf(leader)).toEqual({ status: 'open', paid: 1 })
  await refund(second)
  expect(await roundOf(leader)).toMatchObject({ status: 'failed' })
  await product.settle()
  expect([await statusOf(leader), await statusOf(second)]).toEqual(['refunded', 'refunded'])
})

test('after the group has formed the money goes back, the group stays, its units are on sale again', async () => {
  const before = await unitsOf()
  const [first, second, third] = (await group(3)) as [Member, Member, Member]
  expect(await viewOf(third)).toMatchObject({ status: 'to-ship', may: { refund: { yes: true, why: null } } })
  const { status, body } = await refund(third, 'wrong-address')
  expect([status, body]).toEqual([200, { orderId: third.orderId, way: 'refund', amountFen: PRICE_FEN }])
  expect(await unitsOf()).toMatchObject({ left: before.left - 2, sold: before.sold + 2, held: before.held - 2 })
  await product.settle()
  expect(await roundOf(first)).toMatchObject({ status: 'formed', paid: 3 })
  expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
    'to-ship',
    'to-ship',
    'refunded',
  ])
  const mine = await client(third.buyer).ask('consumer/campaigns.round', { roundId: third.roundId })
  expect(mine.body).toMatchObject({ mine: { state: 'withdrawn' } })
})

test('the limit per person counts no unit whose money went back', async () => {
  const [member] = (await group(3)) as [Member]
  await refund(member)
  const again = await groups.start(member.buyer)
  expect(again.orderId).not.toBe(member.orderId)
})

test('brand and operator read why, and the brand’s list has dropped the order; its parcel is refused by name', async () => {
  const members = (await group(3)) as [Member, Member, Member]
  await refund(members[1], 'cheaper')
  const todo = await clerk.ask<{ items: { orderId: string }[] }>('brand/orders.toShip')
  const ids = todo.body.items.map((o) => o.orderId)
  expect(ids).not.toContain(members[1].orderId)
  const gone = { orderId: members[1].orderId, reason: 'cheaper', way: 'refund', amountFen: PRICE_FEN }
  const said = await clerk.ask<{ items: unknown[] }>('brand/after-sales.ofBrand')
  expect(said.body.items[0]).toMatchObject(gone)
  const operator = await signIn(product.url, product.standin, ovi)
  expect((await operator.ask<{ items: unknown[] }>('operator/after-sales.all')).body.items[0]).toMatchObject(gone)
  const parcels = members.map(({ orderId }, n) => ({ orderId, carrier: '顺丰', trackingNo: `SF100000000${n}` }))
  const { body } = await clerk.send('brand/orders.ship', { parcels })
  expect(body).toEqual({ shipped: 2, known: 0, problems: [{ index: 1, code: 'refunded' }] })
  expect((await refund(members[0])).body).toMatchObject({ code: 'parcel-left', money: 'safe' })
})

test('a double tap gives the money back once, whether it has the same key or not', async () => {
  const [member] = (await group(3)) as [Member]
  const ask = { orderId: member.orderId, reason: 'other' }
  const send = (key: string) => client(member.buyer).send('consumer/after-sales.refund', ask, key)
  const answers = await Promise.all([send('one tap'), send('one tap'), send('another tap')])
  const codes = answers.map(({ status }) => status).sort()
  expect(codes).toEqual(answers[2]!.status === 200 ? [200, 409, 409] : [200, 200, 409])
  const refunds = await product.sql`select from refund where order_id = ${member.orderId}`
  expect(refunds).toHaveLength(1)
  await product.settle()
  expect((await send('a tap much later')).body).toMatchObject({ code: 'already-done' })
})

test('in the last moment before the time is up leaving still works, and after it the round has done it already', async () => {
  const [member] = (await group(1)) as [Member]
  await product.standin.advance(24 * HOUR - MINUTE)
  expect((await refund(member)).status).toBe(200)
  const [late] = (await group(1)) as [Member]
  await product.standin.advance(24 * HOUR + MINUTE)
  await product.settle()
  expect((await refund(late)).body).toMatchObject({ code: 'already-done' })
})

test('an unpaid order has no money to give back, and somebody else’s is not there', async () => {
  const buyer = groups.next()
  const held = { buyer, ...(await groups.start(buyer)) }
  expect((await refund(held)).body).toMatchObject({ code: 'not-allowed-now' })
  expect((await refund({ ...held, buyer: groups.next() })).body).toMatchObject({ code: 'not-found' })
  const cancelled = await client(buyer).send('consumer/campaigns.act', {
    campaignId: groups.campaignId,
    roundId: held.roundId,
    action: { type: 'cancel' },
  })
  expect(cancelled.status).toBe(200)
  expect(await viewOf(held)).toMatchObject({
    status: 'closed',
    steps: [{}, { type: 'closed', actor: 'buyer', facts: { reason: 'cancelled-by-buyer' } }],
  })
})

test('units that come back after the campaign is over go to stock, not to a campaign that sells no more', async () => {
  const [member] = (await group(3)) as [Member]
  await product.standin.advance(11 * DAY)
  await product.settle()
  const before = await unitsOf()
  expect((await refund(member)).status).toBe(200)
  await product.settle()
  const after = await unitsOf()
  expect(after).toEqual({ ...before, left: 0, sold: before.sold - 1, soldAtAll: before.soldAtAll - 1 })
})
