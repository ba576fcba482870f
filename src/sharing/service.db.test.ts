import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Asked, Caller } from '@/kernel/service'
import { DAY, iso, MINUTE } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { bo, lin, longjing, mei, meiShop, northTea, offers, wen } from '@/testing/world'
import { creditFor, share, visit } from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
const [live, other, hidden] = offers.map(({ campaignId }) => campaignId) as [string, string, string]
const boShop = '01990000-0004-7000-8000-000000000099'
const PHONE = 'visitor-phone-of-lin'

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  const { sql } = db
  const people = [wen, mei, lin, bo].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON }))
  await sql`insert into person ${sql(people)}`
  await sql`insert into brand ${sql([{ id: northTea.id, name: northTea.name, created_at: NOON }])}`
  for (const [id, status] of [
    [live, 'live'],
    [other, 'live'],
    [hidden, 'in-review'],
  ] as const) {
    await sql`insert into campaign ${sql([
      {
        id,
        brand_id: northTea.id,
        kind: 'group-buy',
        title: longjing.title,
        terms: '{}',
        product_id: longjing.id,
        product_version: 1,
        commission_rate: 1000,
        ships_in_days: 3,
        status,
        starts_at: NOON,
        ends_at: NOON + DAY,
        created_by: wen.id,
        created_at: NOON,
      },
    ])}`
    await sql`insert into campaign_goods ${sql(
      [0, 1].map((position) => ({
        campaign_id: id,
        sku_id: longjing.skus[position]!.id,
        position,
        title: longjing.title,
        options: '',
        picture_url: `tea-${position}.webp`,
        price_fen: 5900 - position * 2910,
        single_price_fen: 10900,
        quota: 10,
        quota_left: 10,
      })),
    )}`
  }
  const shops = [
    { id: meiShop.id, person_id: mei.id },
    { id: boShop, person_id: bo.id },
  ]
  await sql`insert into shop ${sql(shops.map((shop) => ({ ...shop, name: '店', created_at: NOON })))}`
})
afterAll(() => db.drop())
beforeEach(async () => {
  await db.sql`truncate share, visit, round`
})

const by = (role: Caller['role'], personId: string, extra: Partial<Caller> = {}): Caller => ({
  role,
  personId,
  visitorId: '',
  shopId: '',
  brandId: '',
  ...extra,
})
const MEI = by('reseller', mei.id, { shopId: meiShop.id })
const BO = by('reseller', bo.id, { shopId: boShop })
const LIN = by('consumer', lin.id, { visitorId: PHONE })
const STRANGER = by('visitor', '', { visitorId: PHONE })
const at = (now: number) => ({ sql: db.sql, now })

type ShareInput = { campaignId: string; roundId?: string }
const pass = async (asked: readonly Asked<ShareInput>[], now = NOON) =>
  (await share(at(now), asked)).map((one) => (isRefusal(one) ? one : one.answer))
const codeOf = async (who: Caller, campaignId = live, now = NOON) => {
  const [view] = await pass([{ input: { campaignId }, by: who }], now)
  if (!view || isRefusal(view)) throw new Error('no card')
  return view.code
}
const open = (shareCode: string, who: Caller, now = NOON) =>
  visit(at(now), [{ input: { code: shareCode, scene: 1007 }, by: who }])
const creditOf = async (request: Partial<{ personId: string; visitorId: string; campaignId: string }>, now = NOON) =>
  (await creditFor(at(now), [{ personId: '', visitorId: '', campaignId: live, ...request }]))[0]

test('a card shows the cheapest price and its picture, and passing it on again gives the same code', async () => {
  const [first, again] = await pass([
    { input: { campaignId: live }, by: MEI },
    { input: { campaignId: live }, by: MEI },
  ])
  expect(first).toMatchObject({
    title: `¥29.90 ${longjing.title}`,
    imageUrl: expect.stringMatching(/^\/pictures\/cards\/[0-9A-Za-z]{10}-[0-9a-f]{8}\.jpg$/),
  })
  expect(again).toEqual(first)
  expect(await codeOf(MEI)).toBe(isRefusal(first!) ? '' : first!.code)
  expect(await db.sql`select count(*) from share`).toEqual([{ count: 1 }])
})

test('campaigns that are not public and rounds of other campaigns have no card', async () => {
  const roundId = newId()
  await db.sql`insert into round ${db.sql([
    {
      campaign_id: other,
      id: roundId,
      brand_id: northTea.id,
      status: 'open',
      shared: true,
      seats_total: 3,
      seats_paid: 0,
      seats_held: 1,
      state: '{}',
      version: 1,
      created_at: NOON,
    },
  ])}`
  const answers = await pass([
    { input: { campaignId: hidden }, by: MEI },
    { input: { campaignId: newId() }, by: MEI },
    { input: { campaignId: live, roundId }, by: MEI },
    { input: { campaignId: other, roundId }, by: MEI },
  ])
  expect(answers.map((one) => isRefusal(one))).toEqual([true, true, true, false])
  const [shared] = answers.slice(3)
  expect(await open(isRefusal(shared!) ? '' : shared!.code, STRANGER)).toEqual([
    { answer: { campaignId: other, roundId } },
  ])
})

test('a sale counts for the last card with a shop within seven days, on this device or by this person', async () => {
  const [ofMei, ofBo] = [await codeOf(MEI), await codeOf(BO)]
  await open(ofMei, STRANGER, NOON)
  await open(ofBo, STRANGER, NOON + MINUTE)
  expect(await creditOf({ visitorId: PHONE }, NOON + 2 * MINUTE)).toEqual({ shopId: boShop, code: ofBo })
  expect(await creditOf({ visitorId: PHONE }, NOON + MINUTE + 7 * DAY)).toBeNull()
  expect(await creditOf({ visitorId: PHONE, campaignId: other }, NOON + MINUTE)).toBeNull()
  expect(await creditOf({ personId: lin.id }, NOON + MINUTE)).toBeNull()
})

test('a device’s visits belong to the person who signs in on it, and follow that person to another device', async () => {
  const ofMei = await codeOf(MEI)
  await open(ofMei, STRANGER)
  await open(await codeOf(MEI, other), LIN, NOON + MINUTE)
  expect(await creditOf({ personId: lin.id, visitorId: 'another-phone' }, NOON + MINUTE)).toEqual({
    shopId: meiShop.id,
    code: ofMei,
  })
})

test('a buyer’s card carries the shop on that brought the buyer; without one it claims nothing and takes nothing away', async () => {
  const bare = await codeOf(LIN)
  await open(await codeOf(MEI), LIN, NOON)
  await open(bare, LIN, NOON + MINUTE)
  expect(await creditOf({ personId: lin.id }, NOON + MINUTE)).toMatchObject({ shopId: meiShop.id })
  const carried = await codeOf(LIN, live, NOON + MINUTE)
  expect(carried).not.toBe(bare)
  await open(carried, by('visitor', '', { visitorId: 'phone-of-ana' }), NOON + MINUTE)
  expect(await creditOf({ visitorId: 'phone-of-ana' }, NOON + MINUTE)).toEqual({ shopId: meiShop.id, code: carried })
})

test('a card of nobody is not found; a visit without a device still finds its way', async () => {
  expect(await open('nobody0000', STRANGER)).toEqual([{ refused: 'not-found' }])
  expect(await open(await codeOf(MEI), by('visitor', ''))).toMatchObject([{ answer: { campaignId: live } }])
  expect(await db.sql`select count(*) from visit`).toEqual([{ count: 0 }])
})

test('two requests for the same card at the same moment get one code', async () => {
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(MEI)))
  expect(new Set(codes).size).toBe(1)
})

test('256 requests among 200,000 visits are one statement that only looks up indexes', async () => {
  const ofMei = await codeOf(MEI)
  await db.sql`
    insert into visit (id, code, campaign_id, shop_id, visitor_id, person_id, scene, at)
    select gen_random_uuid(), ${ofMei}, ${live}, ${meiShop.id}, 'visitor-' || (n % 20000), null, 0,
      ${iso(NOON)}::timestamptz - n * interval '1 second'
    from generate_series(1, 200000) n`
  await db.sql`analyze visit`
  const requests = Array.from({ length: 256 }, (_, n) => ({
    personId: lin.id,
    visitorId: `visitor-${n}`,
    campaignId: live,
  }))
  expect((await creditFor(at(NOON), requests)).every((credit) => credit?.code === ofMei)).toBe(true)
  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    const start = performance.now()
    await creditFor(at(NOON), requests)
    times.push(performance.now() - start)
  }
  const median = times.sort((a, b) => a - b)[10]!
  // About 2 ms on an idle machine; the bound only keeps a scan of the table (over 1,000 ms) from passing.
  expect(median).toBeLessThan(100)
  if (process.env.SHOW_TIMES) process.stderr.write(`creditFor of 256: median ${median.toFixed(2)} ms\n`)
})
