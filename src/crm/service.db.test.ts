import { createVault } from '@/cloud/vault'
import { newId } from '@/kernel/id'
import { isRefusal, refuse } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { DATA_KEYS } from '@/testing/settle-in'
import { bo, lin, mei, meiShop, northTea, ovi, wen } from '@/testing/world'
import { addresses, addressesOf, saveAddress } from './addresses'
import { agree, withdraw } from './agreements'
import { keepMessage } from './messages'
import { ADDRESSES_MAX, PRIVACY_VERSION } from './rules'
import {
  consent,
  consents,
  forgetConsents,
  people,
  returnConsents,
  signIn,
  signInPerson,
  takeConsents,
  whoAmI,
} from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  const { sql } = db
  await sql`insert into person ${sql([wen, mei, lin, bo, ovi].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON })))}`
  await sql`insert into brand ${sql([{ id: northTea.id, name: northTea.name, created_at: NOON }])}`
  await sql`insert into member ${sql([{ brand_id: northTea.id, id: wen.id, person_id: wen.id, role: 'owner', since: NOON }])}`
  await sql`insert into staff ${sql([{ person_id: ovi.id, role: 'operator', created_at: NOON }])}`
  await sql`insert into shop ${sql([{ id: meiShop.id, person_id: mei.id, name: meiShop.name, created_at: NOON }])}`
})
afterAll(() => db.drop())

const by = (personId: string): Caller => ({ role: 'consumer', personId, visitorId: '', shopId: '', brandId: '' })
const context = () => ({ sql: db.sql, now: NOON, vault: createVault(DATA_KEYS) })
const who = (personId: string) => whoAmI(context(), { input: {}, by: by(personId) })

test('a person is made at the first sign-in and found again, also when the phone asks twice at once', async () => {
  const twice = await Promise.all([
    signInPerson(context(), { openid: 'oNew' }),
    signInPerson(context(), { openid: 'oNew' }),
  ])
  expect(twice[0]).toEqual(twice[1])
  expect(twice[0]).toEqual({
    personId: twice[0]!.personId,
    nickname: '微信用户',
    avatarUrl: '',
    shopId: null,
    brand: null,
    operator: false,
    agreed: [],
  })
  expect(await signInPerson(context(), { openid: lin.openid })).toMatchObject({ personId: lin.id, nickname: lin.name })
})

test('a message that comes late finds nobody behind a closed account, and the same one twice is one', async () => {
  const { personId } = (await signInPerson(context(), { openid: 'oLeaves' }))!
  const message = { personId, id: newId(), template: 'shipped', facts: { title: '龙井' } }
  await keepMessage(context(), message)
  await keepMessage(context(), message)
  const kept = async () => (await db.sql`select from message where person_id = ${personId}`).length
  expect(await kept()).toBe(1)
  await db.sql`update person set closed_at = now(), openid = null, nickname = '', avatar_url = '' where id = ${personId}`
  await keepMessage(context(), { ...message, id: newId() })
  expect(await kept()).toBe(1)
})

test('everybody has the roles written down for them and no other', async () => {
  expect(await who(wen.id)).toMatchObject({
    brand: { id: northTea.id, name: northTea.name, role: 'owner' },
    shopId: null,
    operator: false,
  })
  expect(await who(mei.id)).toMatchObject({ brand: null, shopId: meiShop.id, operator: false })
  expect(await who(ovi.id)).toMatchObject({ brand: null, shopId: null, operator: true })
  expect(await who(newId())).toEqual({ refused: 'sign-in' })
})

test('signing in asks WeChat first: a bad code gives no token', async () => {
  const port = {
    sql: db.sql,
    now: NOON,
    exchange: async () => ({ openid: lin.openid }),
    token: (personId: string) => `token-of-${personId}`,
  }
  const asked = { input: { code: 'c', way: 'mini' as const }, by: by('') }
  expect(await signIn(port, asked)).toMatchObject({ token: `token-of-${lin.id}`, me: { personId: lin.id } })
  expect(await signIn({ ...port, exchange: async () => refuse('sign-in') }, asked)).toEqual({ refused: 'sign-in' })
})

const save = async (personId: string, detail: string, replaces?: string) => {
  const input = {
    name: '林林',
    phone: '13800138004',
    region: '上海市徐汇区',
    detail,
    ...(replaces ? { replaces } : {}),
  }
  const [outcome] = await saveAddress(context(), [{ input, by: by(personId) }])
  return isRefusal(outcome!) ? outcome : outcome!.answer
}
const details = async (personId: string) => {
  const page = await addresses(context(), { input: {}, by: by(personId) })
  return isRefusal(page) ? [] : page.items.map(({ detail }) => detail)
}

const agreeTo = (personId: string, purpose: 'delivery' | 'profile' = 'delivery') =>
  agree(context(), [{ input: { purpose, version: PRIVACY_VERSION }, by: by(personId) }])

test('nothing is kept of who has not agreed, or agreed to an older text, or took it back', async () => {
  expect(await save(lin.id, '武康路')).toEqual({ refused: 'consent-missing', facts: { purpose: 'delivery' } })
  const old = { input: { purpose: 'delivery' as const, version: '2020-01' }, by: by(lin.id) }
  expect(await agree(context(), [old])).toEqual([{ refused: 'not-allowed-now', facts: { version: PRIVACY_VERSION } }])
  expect(await agreeTo(lin.id, 'profile')).toEqual([{ answer: { agreed: ['profile'] } }])
  expect(await save(lin.id, '武康路')).toMatchObject({ refused: 'consent-missing' })
  expect(await agreeTo(lin.id)).toEqual([{ answer: { agreed: ['delivery', 'profile'] } }])
  expect(await who(lin.id)).toMatchObject({ agreed: ['delivery', 'profile'] })
  expect(await withdraw(context(), [{ input: {}, by: by(lin.id) }])).toEqual([{ answer: { agreed: [] } }])
  expect(await save(lin.id, '武康路')).toMatchObject({ refused: 'consent-missing' })
  const log =
    await db.sql`select purpose, version, deed, at from privacy_consent where person_id = ${lin.id} order by id`
  expect(log.map(({ purpose, deed }) => `${purpose} ${deed}`)).toEqual([
    'profile agreed',
    'delivery agreed',
    'delivery withdrawn',
    'profile withdrawn',
  ])
  expect(log[0]).toMatchObject({ version: PRIVACY_VERSION, at: NOON })
  for (const person of [lin, bo, mei]) await agreeTo(person.id)
})

test('a replaced address leaves the list but stays for the orders that point at it', async () => {
  const old = await save(lin.id, '武康路 117 弄')
  if (isRefusal(old)) throw new Error(old.refused)
  await save(lin.id, '武康路 118 弄', old.id)
  expect(await details(lin.id)).toEqual(['武康路 118 弄'])
  expect(await db.sql`select 1 as there from address where id = ${old.id}`).toEqual([{ there: 1 }])
  expect(await save(lin.id, '武康路 119 弄', old.id)).toEqual({ refused: 'not-found' })
})

test('an address stands sealed: no column of its row says who lives where', async () => {
  await save(lin.id, '武康路 120 弄')
  const stored = JSON.stringify(await db.sql`select * from address where person_id = ${lin.id}`)
  for (const said of ['武康路', '林林', '13800138004', '上海']) expect(stored).not.toContain(said)
})

test('nobody replaces or uses another’s address', async () => {
  const own = await save(lin.id, '武康路 1 号')
  if (isRefusal(own)) throw new Error(own.refused)
  expect(await save(bo.id, '我的了', own.id)).toEqual({ refused: 'not-found' })
  const asked = [
    { personId: lin.id, addressId: own.id },
    { personId: bo.id, addressId: own.id },
    { personId: lin.id, addressId: newId() },
  ]
  expect(await addressesOf(context(), asked)).toEqual([true, false, false])
})

test('fifty addresses are enough: one more is refused, replacing one still works', async () => {
  const ids: string[] = []
  for (let i = 0; i < ADDRESSES_MAX; i++) {
    const saved = await save(mei.id, `第 ${i} 号`)
    if (!isRefusal(saved)) ids.push(saved.id)
  }
  expect(await save(mei.id, '第 51 号')).toEqual({ refused: 'too-large', facts: { max: ADDRESSES_MAX } })
  expect(await save(mei.id, '新的', ids[0])).toMatchObject({ id: expect.any(String) })
  expect(await details(mei.id)).toContain('新的')
})

test('one accept is one message: balances add up, are spent once, and never go below zero', async () => {
  const accept = { input: { templates: ['round-formed', 'shipped', 'shipped'] }, by: by(lin.id) }
  expect(await consent(context(), [accept, accept])).toEqual([
    { answer: { balances: { 'round-formed': 2, shipped: 2 } } },
    { answer: { balances: { 'round-formed': 2, shipped: 2 } } },
  ])
  const ask = { personId: lin.id, template: 'shipped' }
  const asked = [ask, { personId: bo.id, template: 'shipped' }, ask, ask]
  expect(await takeConsents(context(), asked)).toEqual([true, false, true, false])
  expect(await takeConsents(context(), [ask])).toEqual([false])
})

test('ten deliveries at once spend three messages three times', async () => {
  await consent(
    context(),
    Array.from({ length: 3 }, () => ({ input: { templates: ['refunded'] }, by: by(bo.id) })),
  )
  const taken = await Promise.all(
    Array.from({ length: 10 }, () => takeConsents(context(), [{ personId: bo.id, template: 'refunded' }])),
  )
  expect(taken.flat().filter(Boolean)).toHaveLength(3)
})

test('a person reads what is left of each template, and nobody else’s', async () => {
  const asked = { input: {}, by: by(wen.id) }
  expect(await consents(context(), asked)).toEqual({ balances: {} })
  await consent(context(), [{ input: { templates: ['shipped', 'refunded'] }, by: by(wen.id) }])
  await consent(context(), [{ input: { templates: ['shipped'] }, by: by(wen.id) }])
  expect(await consents(context(), asked)).toEqual({ balances: { refunded: 1, shipped: 2 } })
})

test('a message that did not go out is not spent; when WeChat says none is left, none is left', async () => {
  const shipped = { personId: wen.id, template: 'shipped' }
  expect(await takeConsents(context(), [shipped])).toEqual([true])
  await returnConsents(context(), [shipped])
  expect(await consents(context(), { input: {}, by: by(wen.id) })).toMatchObject({ balances: { shipped: 2 } })
  await forgetConsents(context(), [shipped, shipped])
  expect(await consents(context(), { input: {}, by: by(wen.id) })).toEqual({ balances: { refunded: 1 } })
  expect(await takeConsents(context(), [shipped])).toEqual([false])
})

test('faces come in the order asked, null for whom nobody knows', async () => {
  expect(await people(context(), [bo.id, newId(), lin.id, bo.id])).toEqual([
    { nickname: bo.name, avatarUrl: '' },
    null,
    { nickname: lin.name, avatarUrl: '' },
    { nickname: bo.name, avatarUrl: '' },
  ])
  expect(await people(context(), [])).toEqual([])
})
