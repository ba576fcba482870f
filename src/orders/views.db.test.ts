import { newId } from '@/kernel/id'
import type { Caller } from '@/kernel/service'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { mine } from './views'
import * as store from './views-store'

/** OTHERS=100000 measures it at size. */
const OTHERS = Number(process.env.OTHERS ?? 3_000)
const MINE = 1_000
const PERSON = '01990000-0a01-7000-8000-000000000001'
const BRAND = '01990000-0a02-7000-8000-000000000001'

let database: FreshDatabase
const by = { role: 'consumer', personId: PERSON, visitorId: '', shopId: '', brandId: '' } satisfies Caller
const list = (input: Partial<Parameters<typeof mine>[1]['input']> = {}) =>
  mine({ sql: database.sql, now: 0 }, { by, input: { tab: 'all', ...input } }).then(({ view }) => view)

beforeAll(async () => {
  database = await freshDatabase()
  const { sql } = database
  await sql`insert into brand (id, name, created_at) values (${BRAND}, '北山茶', now())`
  // Every hundredth line of the crowd's is followed by one of mine, as they come in a shop that lives.
  await sql`
    insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status, total_fen, paid_fen,
      refunded_fen, pay_before, ships_in_days, created_at, changed_at)
    select ('01990000-0b' || substr(lpad(to_hex(n), 8, '0'), 1, 2) || '-7' || substr(lpad(to_hex(n), 8, '0'), 3, 3) || '-8' ||
        substr(lpad(to_hex(n), 8, '0'), 6, 3) || '-' || lpad(n::text, 12, '0'))::uuid,
      ${BRAND}, case when n % ${Math.ceil((OTHERS + MINE) / MINE)} = 0 then ${PERSON}::uuid else gen_random_uuid() end,
      'campaign', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), s.status, 1990,
      case when s.status in ('unpaid', 'closed') then 0 else 1990 end, case when s.status = 'refunded' then 1990 else 0 end,
      now(), 3, now(), now()
    from generate_series(1, ${OTHERS + MINE}::int) n, lateral (select (array['finished', 'finished', 'finished', 'finished',
      'signed', 'shipped', 'to-ship', 'forming', 'unpaid', 'refunded', 'refunding', 'closed'])[1 + (n / 7) % 12] as status) s`
  await sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units, unit_price_fen)
    select id, 0, brand_id, id, '西湖龙井 第 ' || right(id::text, 6) || ' 罐', '50 克', '', 1, 1990 from orders`
  await sql`insert into parcel (brand_id, id, order_id, carrier, tracking_no, shipped_by, shipped_at)
    select brand_id, gen_random_uuid(), id, '顺丰', 'SF' || right(id::text, 10), id, now() from orders
    where status in ('shipped', 'signed', 'finished')`
  await sql`vacuum analyze orders, order_line, parcel`
})
afterAll(() => database.drop())

test('a thousand orders come page by page, each once, newest first', async () => {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof list>> = await list(cursor ? { cursor } : {})
    ids.push(...page.items.map((o) => o.id))
    cursor = page.next
  }
  const [known] = await database.sql<{ n: number }[]>`select count(*)::int as n from orders where person_id = ${PERSON}`
  expect(ids).toHaveLength(known!.n)
  expect(ids).toEqual([...new Set(ids)].sort().reverse())
})

test('tabs show their states and count all of them, whatever was looked for', async () => {
  const { items, counts } = await list({ tab: 'after-sale', text: 'nothing of that name' })
  expect(items).toEqual([])
  const { items: back } = await list({ tab: 'after-sale' })
  expect(new Set(back.map((o) => o.status))).toEqual(new Set(['refunding', 'refunded']))
  const [known] =
    await database.sql`select count(*)::int as all, (count(*) filter (where status = 'forming'))::int as forming,
    (count(*) filter (where status like 'refund%'))::int as back from orders where person_id = ${PERSON}`
  expect(counts).toMatchObject({ all: known!.all, forming: known!.forming, 'after-sale': known!.back })
})

test('an order is found by its goods, its number or the end of it, its parcel; what is typed is never a pattern', async () => {
  const [one] = await database.sql<{ id: string; title: string; no: string }[]>`
    select o.id, l.title, p.tracking_no as no from orders o join order_line l on l.order_id = o.id
    join parcel p on p.order_id = o.id where o.person_id = ${PERSON} order by o.id offset 30 limit 1`
  const { id, title, no } = one!
  for (const text of [title.slice(-9), id, id.slice(-12), no, no.toLowerCase()]) {
    expect((await list({ text })).items.map((o) => o.id)).toContain(id)
    expect((await list({ text: `${text}-` })).items).toEqual([])
  }
  for (const text of ['%', '_', '\\']) expect((await list({ text })).items).toEqual([])
})

test('nobody finds an order of somebody else', async () => {
  const [other] = await database.sql<{ id: string }[]>`select id from orders where person_id <> ${PERSON} limit 1`
  expect((await list({ text: other!.id })).items).toEqual([])
})

test('page and counts read my orders by their index and touch nobody else’s', async () => {
  const { sql } = database
  const ask = { personId: PERSON, statuses: null, like: null, before: newId(), most: 20 }
  for (const [name, statement] of [
    ['page', store.mine(sql, ask)],
    ['search', store.mine(sql, { ...ask, like: '%000999%' })],
    ['counts', store.countsOf(sql, PERSON)],
  ] as const) {
    const plan = await sql`explain (analyze, buffers, costs off) ${statement}`
    const text = plan.map((row) => row['QUERY PLAN']).join('\n')
    if (process.env.OTHERS) console.log(`${name}\n${text}`)
    expect(text).toMatch(/(?:using|Scan on) orders_person/)
    expect(text).not.toMatch(/Seq Scan on (orders|order_line|parcel)/)
  }
})
