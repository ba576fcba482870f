import { close as closeAccount } from '@/cloud/closing'
import { ERASED, KEPT, ON_DUTY } from '@/cloud/kept'
import { createVault } from '@/cloud/vault'
import { DAY } from '@/kernel/time'
import { signIn } from '../clients'
import { checkInvariants } from '../invariants/check'
import { type Product, startProduct } from '../product'
import { DATA_KEYS } from '../settle-in'
import { bo, lin, meiShop } from '../world'
import { type Life, liveAsMarked, marked, need } from './life'
import { columnsThatKnowPeople, findTraces, forbidden } from './traces'

jest.setTimeout(120_000)

let product: Product
let life: Life
/** Everything the process has printed, from the first request on. */
const printed: string[] = []
const spies: jest.SpyInstance[] = []

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error'] as const)
    spies.push(
      jest
        .spyOn(console, level)
        .mockImplementation((...said: unknown[]) => void printed.push(said.map(String).join(' '))),
    )
  product = await startProduct()
  life = await liveAsMarked(product)
})
afterAll(async () => {
  await product.stop()
  for (const spy of spies) spy.mockRestore()
})

const traces = () => findTraces(product.sql, life.marks)

test('every column that knows people is on one of the lists, and the lists name no other', async () => {
  const known = await columnsThatKnowPeople(product.sql)
  const listed = [...Object.keys(KEPT), ...ERASED, ...ON_DUTY]
  expect(known.filter((name) => !listed.includes(name))).toEqual([])
  expect([...ERASED, ...ON_DUTY].filter((name) => !known.includes(name))).toEqual([])
})

test('before leaving the product is full of this person, but no address stands open', async () => {
  const found = await traces()
  const columns = new Set(found.map(({ column }) => column))
  for (const name of ERASED.filter((one) => one !== 'address.person_id'))
    expect([name, columns.has(name)]).toEqual([name, true])
  const sealed = new Set(['receiver', 'phone', 'region', 'detail'])
  expect(found.filter(({ mark }) => sealed.has(mark) || mark === 'token')).toEqual([])
})

test('the export holds all of it, readable, and nothing of anybody else', async () => {
  const text = JSON.stringify(await need(life.person.ask('consumer/crm.export')))
  const { nickname, words, later, address, shop, openid, called } = marked
  for (const said of [openid, nickname, words, later, called, ...Object.values(address), shop.name])
    expect(text).toContain(said)
  const { afterSales, reminders, withdrawals, ratings, tags } = JSON.parse(text) as Record<string, object[]>
  expect([afterSales, reminders, withdrawals, ratings, tags]).toMatchObject([
    [{ way: 'refund', amountFen: 5_900, state: 'refunded' }],
    [{ campaign: expect.any(String), createdAt: expect.any(String) }],
    [{ grossFen: 590, state: 'done' }],
    [{ stars: 5 }],
    [{ shop: meiShop.name, tag: called }],
  ])
  expect(text).not.toContain(lin.openid)
  expect(text).not.toMatch(/"(?:at|\w+At)":\d/)
})

test('what is kept is counted, each with its end', async () => {
  const { kept, waits } = await need<{
    kept: { what: string; count: number; until: string | null }[]
    waits: unknown[]
  }>(life.person.ask('consumer/crm.privacy'))
  const count = Object.fromEntries(kept.map(({ what, count }) => [what, count]))
  expect(count).toMatchObject({ profile: 2, addresses: 1, orders: 2, visits: 2, agreements: 2, shop: 1 })
  expect(count).toMatchObject({ 'after-sales': 1, ratings: 1, reminders: 1, tags: 1, withdrawals: 1 })
  expect(kept.find(({ what }) => what === 'orders')!.until).not.toBeNull()
  expect(waits).toEqual([])
})

/** A build that forgets one thing: the database drops what it would have written there. */
const FORGETS = [
  ['delete', 'address'],
  ['delete', 'consent'],
  ['delete', 'privacy_consent'],
  ['delete', 'avatar'],
  ['delete', 'message'],
  ['delete', 'reminder'],
  ['delete', 'rating_words'],
  ['delete', 'customer_tag'],
  ['delete', 'idempotency'],
  ['delete', 'outbox'],
  ['update', 'visit'],
  ['update', 'share'],
  ['update', 'shop'],
  ['update', 'customer_export'],
  ['update', 'audit'],
  ['update', 'review_case'],
] as const

class Undone extends Error {}

test.each(FORGETS)('a build that forgets to %s %s is found out', async (deed, table) => {
  let found: string[] = []
  const wrong = product.sql.begin(async (sql) => {
    await sql.unsafe(`create function forget() returns trigger language plpgsql as 'begin return null; end';
      create trigger forget before ${deed} on ${table} for each row execute function forget()`)
    const context = { sql, now: product.standin.now(), vault: createVault(DATA_KEYS) }
    const by = { role: 'consumer' as const, personId: life.person.personId, visitorId: '', shopId: '', brandId: '' }
    expect(await closeAccount(context, [{ input: {}, by }])).toEqual([{ answer: { keptUntil: expect.any(String) } }])
    found = forbidden(await findTraces(sql, life.marks)).map(({ column }) => column)
    throw new Undone()
  })
  await wrong.catch((fault: unknown) => {
    if (!(fault instanceof Undone)) throw fault
  })
  expect(found.filter((column) => column.startsWith(`${table}.`))).not.toEqual([])
})

test('somebody with a parcel or a sale on its way is told what, and nothing is lost', async () => {
  const buyer = await signIn(product.url, product.standin, bo)
  const action = { type: 'alone', skuId: '01990000-0006-7000-8000-000000000101', units: 1 }
  const order = { campaignId: life.campaignId, action, addressId: bo.address.id }
  const { orderId } = await need<{ orderId: string }>(buyer.send('consumer/campaigns.act', order))
  const { status, body } = await buyer.send('consumer/crm.close', {})
  expect([status, body.code, body.money]).toEqual([409, 'under-way', 'safe'])
  expect((body.facts as { waits: unknown[] }).waits).toEqual([
    { what: 'order', orderId, title: expect.any(String), state: 'unpaid', fen: 5_900 },
  ])
  expect((await need<{ items: unknown[] }>(buyer.ask('consumer/crm.addresses'))).items).toHaveLength(1)
  const { addressesLeft } = await need<{ addressesLeft: number }>(buyer.send('consumer/crm.erase', {}))
  expect(addressesLeft).toBe(1)
  const clerk = await life.clerk.send('consumer/crm.close', {})
  expect((clerk.body.facts as { waits: { what: string }[] }).waits.map(({ what }) => what)).toEqual(['brand'])
})

test('after leaving nothing is left but what the list says', async () => {
  const answer = await need<{ keptUntil: string }>(life.person.send('consumer/crm.close', {}))
  expect(Date.parse(answer.keptUntil)).toBeGreaterThan(product.standin.now() + 3 * 365 * DAY - 20 * DAY)
  const found = await traces()
  expect(forbidden(found)).toEqual([])
  // A list that names more than is there would hide a mistake.
  const kept = new Set(found.map(({ column }) => column))
  expect(Object.keys(KEPT).filter((name) => !kept.has(name))).toEqual([])
  expect(await checkInvariants(product.sql, product.standin.now())).toEqual([])
})

test('the session is over, the face is gone, and signing in again makes a new person', async () => {
  // Each process hears of it within a moment (`ClosedPeople`); a session that lived on would keep this test for ever.
  while ((await life.person.ask('consumer/orders.mine')).status !== 401)
    await new Promise((later) => setTimeout(later, 50))
  expect((await life.person.send('consumer/crm.saveAddress', marked.address)).status).toBe(401)
  expect((await fetch(product.url + life.marks.others.face)).status).toBe(404)
  const again = await signIn(product.url, product.standin, { openid: marked.openid, name: marked.name })
  expect(again.personId).not.toBe(life.person.personId)
  const me = await need(again.ask('consumer/crm.me'))
  expect(me).toMatchObject({ nickname: '微信用户', avatarUrl: '', shopId: null, agreed: [] })
  expect((await need<{ items: unknown[] }>(again.ask('consumer/orders.mine'))).items).toEqual([])
})

test('the log never named anybody, not even of a statement that failed with personal data in it', async () => {
  const again = await signIn(product.url, product.standin, { openid: 'oMarked-second', name: marked.name })
  await need(again.send('consumer/crm.agree', { purpose: 'profile', version: '2026-11' }))
  await product.sql.unsafe(
    `alter table person add constraint nobody_is_called_so check (nickname <> '${marked.nickname}')`,
  )
  const { status } = await again.send('consumer/crm.saveProfile', { nickname: marked.nickname })
  expect(status).toBe(500)
  await fetch(`${product.url}/visitor/shops.view?shopId=${encodeURIComponent(marked.address.phone)}`)
  const log = printed.join('\n')
  expect(log).toContain('nobody_is_called_so')
  const marks = { ...life.marks.others, second: 'oMarked-second', token2: again.token, id: life.marks.id }
  for (const [mark, text] of Object.entries(marks)) expect([mark, log.includes(text)]).toEqual([mark, false])
})
