import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Caller, Outcome } from '@/kernel/service'
import { DAY } from '@/kernel/time'
import { type FreshDatabase, freshDatabase } from '@/testing/db'
import { bo, longjing, mei, northTea, wen } from '@/testing/world'
import { arrange, edit, mine, open, pick, view } from './service'

const NOON = Date.UTC(2026, 3, 1, 4)
const campaigns = Array.from({ length: 230 }, () => newId())
const [a, b, c] = campaigns as [string, string, string]
const notLive = newId()

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  const { sql } = db
  await sql`insert into person ${sql([wen, mei, bo].map(({ id, openid, name }) => ({ id, openid, nickname: name, created_at: NOON })))}`
  await sql`insert into brand ${sql([{ id: northTea.id, name: northTea.name, created_at: NOON }])}`
  await sql`insert into campaign ${sql(
    [...campaigns, notLive].map((id) => ({
      id,
      brand_id: northTea.id,
      kind: 'group-buy',
      title: longjing.title,
      terms: '{}',
      product_id: longjing.id,
      product_version: 1,
      commission_rate: 1000,
      ships_in_days: 3,
      status: id === notLive ? 'in-review' : 'live',
      starts_at: NOON,
      ends_at: NOON + DAY,
      created_by: wen.id,
      created_at: NOON,
    })),
  )}`
})
afterAll(() => db.drop())
beforeEach(async () => {
  await db.sql`truncate shop, listing cascade`
})

const by = (personId: string, shopId = ''): Caller => ({
  role: 'reseller',
  personId,
  visitorId: '',
  shopId,
  brandId: '',
})
const context = () => ({ sql: db.sql, now: NOON })
const answerOf = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome.answer
}
const opened = async (person = mei, name = '梅梅的好物') => {
  const [outcome] = await open(context(), [{ input: { name, about: '' }, by: by(person.id) }])
  return answerOf(outcome!)
}
const tx = <T>(act: (in_: { sql: typeof db.sql; now: number }) => Promise<T>) =>
  db.sql.begin((sql) => act({ sql: sql as unknown as typeof db.sql, now: NOON }))

test('a shop is opened once per person, however often and at once it is asked for', async () => {
  const ask = (name: string) => ({ input: { name, about: '' }, by: by(mei.id) })
  const both = await open(context(), [ask('梅梅的好物'), ask('另一个名字')])
  const later = await Promise.all([opened(), opened(mei, '第三个')])
  expect(new Set([...both.map((one) => answerOf(one).id), ...later.map(({ id }) => id)]).size).toBe(1)
  expect(answerOf(both[1]!).name).toBe('梅梅的好物')
})

test('unsafe words open no shop and change none; the field and the words are named', async () => {
  const [refused] = await open(context(), [{ input: { name: '官方店', about: '' }, by: by(mei.id) }])
  expect(refused).toEqual({ refused: 'unsafe-words', facts: { field: 'name', words: '官方' } })
  const { id } = await opened()
  const input = { name: '梅梅', about: '躺赚', coverUrl: '' }
  expect(await edit(context(), [{ input, by: by(mei.id, id) }])).toMatchObject([{ refused: 'unsafe-words' }])
  expect(await view(context(), { input: { shopId: id }, by: by('') })).toMatchObject({ name: '梅梅的好物' })
})

test('picked goods come in the order picked, those already there stay, and the owner’s order is kept', async () => {
  const { id } = await opened()
  const who = by(mei.id, id)
  await tx((in_) =>
    pick(in_, [
      { input: { campaignIds: [b, a] }, by: who },
      { input: { campaignIds: [a, c] }, by: who },
    ]),
  )
  expect(await mine(context(), { input: {}, by: who })).toMatchObject({ campaignIds: [b, a, c] })
  await tx((in_) => arrange(in_, [{ input: { campaignIds: [c, b] }, by: who }]))
  expect(await view(context(), { input: { shopId: id }, by: by('') })).toMatchObject({ campaignIds: [c, b] })
})

test('what is not live can’t be picked, what is not in the shop can’t be arranged, and then nothing changes', async () => {
  const { id } = await opened()
  const who = by(mei.id, id)
  const [picked] = await tx((in_) => pick(in_, [{ input: { campaignIds: [a, notLive] }, by: who }]))
  expect(picked).toEqual({ refused: 'not-found', facts: { campaignIds: [notLive] } })
  const [arranged] = await tx((in_) => arrange(in_, [{ input: { campaignIds: [a] }, by: who }]))
  expect(arranged).toMatchObject({ refused: 'not-found' })
  expect(await mine(context(), { input: {}, by: who })).toMatchObject({ campaignIds: [] })
})

test('a shop holds two hundred campaigns and no more, also when two requests come at once', async () => {
  const { id } = await opened()
  const ask = (from: number) => ({ input: { campaignIds: campaigns.slice(from, from + 20) }, by: by(mei.id, id) })
  const outcomes = await Promise.all(
    [0, 20, 40, 60, 80, 100, 120, 140, 160, 180, 200].map((from) => tx((in_) => pick(in_, [ask(from)]))),
  )
  expect(outcomes.flat().filter((one) => isRefusal(one))).toEqual([{ refused: 'too-large', facts: { max: 200 } }])
  expect(await db.sql`select count(*) from listing`).toEqual([{ count: 200 }])
})

test('without a shop there is nothing to see or change, and nobody changes another’s', async () => {
  await opened()
  expect(await mine(context(), { input: {}, by: by(bo.id) })).toEqual({ refused: 'not-found' })
  expect(await edit(context(), [{ input: { name: 'x', about: '', coverUrl: '' }, by: by(bo.id) }])).toEqual([
    { refused: 'not-found' },
  ])
})
