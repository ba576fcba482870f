import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import { DAY, MINUTE } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { ana, bo, lin, longjing, mei, meiShop, northTea, offers, ovi, wen } from '@/testing/world'
import { feed, funnel } from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
const campaignId = offers[0]!.campaignId
const otherCampaign = offers[1]!.campaignId
const boShop = '01990000-0004-7000-8000-000000000099'
const roundId = newId()

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  const { sql } = db
  await sql`insert into person ${sql([wen, mei, lin, bo, ana, ovi].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON })))}`
  await sql`insert into brand ${sql([{ id: northTea.id, name: northTea.name, created_at: NOON }])}`
  await sql`insert into campaign ${sql(
    [campaignId, otherCampaign].map((id) => ({
      id,
      brand_id: northTea.id,
      kind: 'group-buy',
      title: longjing.title,
      terms: '{}',
      product_id: longjing.id,
      product_version: 1,
      commission_rate: 1000,
      ships_in_days: 3,
      status: 'live',
      starts_at: NOON,
      ends_at: NOON + DAY,
      created_by: wen.id,
      created_at: NOON,
    })),
  )}`
  await sql`insert into shop ${sql([
    { id: meiShop.id, person_id: mei.id, name: meiShop.name, created_at: NOON },
    { id: boShop, person_id: bo.id, name: '阿博的店', created_at: NOON },
  ])}`
  await sql`insert into listing ${sql([
    { shop_id: meiShop.id, campaign_id: campaignId, position: 0, created_at: NOON },
    { shop_id: boShop, campaign_id: campaignId, position: 0, created_at: NOON },
  ])}`
  await sql`insert into share ${sql([{ code: 'meimeimei1', campaign_id: campaignId, shop_id: meiShop.id, person_id: mei.id, created_at: NOON }])}`
  await visits(['phone-of-lin', 'phone-of-lin', 'phone-of-ana'])
  await sql`insert into round ${sql([
    {
      campaign_id: campaignId,
      id: roundId,
      brand_id: northTea.id,
      status: 'open',
      shared: true,
      seats_total: 3,
      seats_paid: 1,
      seats_held: 1,
      state: '{}',
      version: 2,
      ends_at: NOON + DAY,
      created_at: NOON,
    },
  ])}`
  await order({ person: lin, shopId: meiShop.id, status: 'forming', at: NOON + 1 * MINUTE, commissionFen: 299 })
  await order({ person: ana, shopId: meiShop.id, status: 'unpaid', at: NOON + 2 * MINUTE, commissionFen: 299 })
  await order({ person: wen, shopId: meiShop.id, status: 'refunded', at: NOON + 3 * MINUTE, commissionFen: 299 })
  await order({ person: ovi, shopId: boShop, status: 'forming', at: NOON + 4 * MINUTE, commissionFen: 299 })
  await order({ person: bo, shopId: null, status: 'forming', at: NOON + 5 * MINUTE, commissionFen: 0 })
})
afterAll(() => db.drop())

const visits = (devices: string[]) =>
  db.sql`insert into visit ${db.sql(
    devices.map((visitor_id, i) => ({
      id: newId(),
      code: 'meimeimei1',
      campaign_id: campaignId,
      shop_id: meiShop.id,
      visitor_id,
      scene: 1007,
      at: NOON + i,
    })),
  )}`

interface Made {
  person: { id: string }
  shopId: string | null
  status: string
  at: number
  commissionFen: number
}

async function order({ person, shopId, status, at, commissionFen }: Made) {
  const { sql } = db
  const [id, entryId, paymentId] = [newId(), newId(), newId()]
  const paid = status !== 'unpaid'
  await sql`insert into orders ${sql([
    {
      id,
      brand_id: northTea.id,
      person_id: person.id,
      origin_type: 'campaign',
      origin_id: campaignId,
      origin_part: entryId,
      address_id: newId(),
      status,
      total_fen: 2990,
      paid_fen: paid ? 2990 : 0,
      refunded_fen: status === 'refunded' ? 2990 : 0,
      pay_before: at + MINUTE,
      ships_in_days: 3,
      created_at: at,
      changed_at: at,
    },
  ])}`
  await sql`insert into order_line ${sql([
    {
      order_id: id,
      position: 0,
      brand_id: northTea.id,
      sku_id: longjing.skus[0]!.id,
      title: longjing.title,
      options: '',
      picture_url: '',
      units: 1,
      unit_price_fen: 2990,
      commission_shop_id: shopId,
      commission_fen: commissionFen,
    },
  ])}`
  if (paid) {
    await sql`insert into payment ${sql([{ id: paymentId, order_id: id, person_id: person.id, seller_mchid: '1', amount_fen: 2990, state: 'paid', transaction_id: id, paid_at: at + 1, created_at: at }])}`
  }
  await sql`insert into entry ${sql([
    {
      campaign_id: campaignId,
      id: entryId,
      round_id: roundId,
      person_id: person.id,
      order_id: id,
      payment_id: paid ? paymentId : null,
      sku_id: longjing.skus[0]!.id,
      units: 1,
      state: paid ? 'paid' : 'held',
      held_until: at + MINUTE,
      created_at: at,
    },
  ])}`
  return id
}

const by = (role: Caller['role'], shopId = ''): Caller => ({
  role,
  personId: mei.id,
  visitorId: '',
  shopId,
  brandId: '',
})
const ask = (shopId: string, id = campaignId) =>
  funnel({ sql: db.sql, now: NOON }, { input: { campaignId: id }, by: by('reseller', shopId) })

test('a reseller sees visits, joins, paid and kept of the own shop, with buyers masked', async () => {
  expect(await ask(meiShop.id)).toEqual({
    campaignId,
    visits: 3,
    visitors: 2,
    joins: 3,
    paid: 2,
    kept: 1,
    commissionFen: 299,
    rounds: [{ roundId, status: 'open', seatsPaid: 1, seatsTotal: 3, endsAt: '2026-04-02T04:00:00.000Z' }],
    lastOrders: [
      { buyer: '温*', status: 'refunded', totalFen: 2990, at: '2026-04-01T04:03:00.000Z' },
      { buyer: '安*', status: 'unpaid', totalFen: 2990, at: '2026-04-01T04:02:00.000Z' },
      { buyer: '林*', status: 'forming', totalFen: 2990, at: '2026-04-01T04:01:00.000Z' },
    ],
    serverTime: '2026-04-01T04:00:00.000Z',
  })
})

test('another reseller’s visits, orders and buyers never show', async () => {
  expect(await ask(boShop)).toMatchObject({ visits: 0, joins: 1, paid: 1, lastOrders: [{ buyer: '欧*' }] })
})

test('a campaign that the shop neither shows nor shared is not found, nor is anything without a shop', async () => {
  expect(await ask(meiShop.id, otherCampaign)).toEqual({ refused: 'not-found' })
  expect(await ask('')).toEqual({ refused: 'not-found' })
})

test('the live strip tells what just happened, newest first, people by their first character', async () => {
  const [orderId] = (await db.sql<{ id: string }[]>`select id from orders where person_id = ${lin.id}`).map(
    ({ id }) => id,
  )
  const shopPending = `shop:${meiShop.id}:pending`
  await db.sql`insert into account ${db.sql([{ id: shopPending, owner_type: 'shop', owner_id: meiShop.id, bucket: 'pending' }])}`
  await db.sql`insert into transfer ${db.sql([
    {
      id: newId(),
      ref: 'a',
      debit: 'platform:held',
      credit: shopPending,
      amount_fen: 299,
      order_id: orderId!,
      rule: 'commission',
      at: NOON + 10 * MINUTE,
    },
    {
      id: newId(),
      ref: 'b',
      debit: shopPending,
      credit: 'platform:held',
      amount_fen: 299,
      order_id: orderId!,
      rule: 'refund',
      at: NOON + 11 * MINUTE,
    },
  ])}`
  await db.sql`insert into campaign_event ${db.sql([{ campaign_id: campaignId, round_id: roundId, version: 1, type: 'formed', event: '{}', person_id: null, at: NOON + 12 * MINUTE }])}`
  const page = await feed({ sql: db.sql, now: NOON }, { input: { limit: 100 }, by: by('operator') })
  if (isRefusal(page)) throw new Error(page.refused)
  expect(page.ordersAcknowledged).toBe(5)
  expect(page.items.slice(0, 5).map(({ type, who, amountFen }) => [type, who, amountFen])).toEqual([
    ['round:formed', '', null],
    ['commission-reversed', meiShop.name, 299],
    ['commission-pending', meiShop.name, 299],
    ['paid', '阿*', 2990],
    ['joined', '阿*', 2990],
  ])
  expect(new Set(page.items.map(({ type }) => type))).toEqual(
    new Set(['round:formed', 'commission-reversed', 'commission-pending', 'paid', 'joined', 'visited', 'shared']),
  )
  const few = await feed({ sql: db.sql, now: NOON }, { input: { limit: 2 }, by: by('operator') })
  expect(isRefusal(few) ? [] : few.items).toHaveLength(2)
})
