import { randomUUID } from 'node:crypto'
import { newId } from '@/kernel/id'
import { HOUR, iso, MINUTE } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { mei, ovi, wen } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
let clerk: Client
let operator: Client

beforeAll(async () => {
  product = await startProduct()
  const { sql, standin, url } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  clerk = await signIn(url, standin, wen)
  operator = await signIn(url, standin, ovi)
})
afterAll(() => product.stop())

interface Outbox {
  readonly items: readonly { id: string; attempts: number; lastError: string; about: Record<string, string> }[]
  readonly counts: { dead: number; waiting: number }
}
const letters = async (state: string) => (await operator.ask<Outbox>('operator/cloud.outbox', { state })).body

test('a dead letter says how often and why it failed; sent again it arrives once, and the log knows who did it', async () => {
  const { sql, standin } = product
  const id = newId()
  await sql`insert into outbox (id, topic, once, payload, run_at, attempts, dead_at, last_error) values (${id}, 'tell',
    'a-test', ${JSON.stringify({ template: 'shipped', personId: mei.id, facts: { orderId: newId(), secret: 'x' } })}::jsonb,
    ${iso(standin.now())}, 20, ${iso(standin.now())}, 'Error: 45009 reach max api daily quota limit')`
  const [dead] = (await letters('dead')).items
  expect(dead).toMatchObject({
    id,
    attempts: 20,
    lastError: expect.stringContaining('45009'),
    about: { template: 'shipped' },
  })
  expect(JSON.stringify(dead)).not.toContain(mei.id)
  const key = randomUUID()
  const again = await operator.send('operator/cloud.replay', { ids: [id] }, key)
  expect(again.body).toEqual({ replayed: 1, left: 0 })
  expect((await operator.send('operator/cloud.replay', { ids: [id] }, key)).body).toEqual(again.body)
  await product.settle()
  expect((await letters('dead')).items).toEqual([])
  expect((await letters('done')).items.map((parcel) => parcel.id)).toContain(id)
  expect((await operator.send('operator/cloud.replay', { ids: [id] })).body).toEqual({ replayed: 0, left: 1 })
  const deeds = await sql`select person_id, outcome from audit where call = 'cloud.replay'`
  expect(deeds).toEqual([
    { person_id: ovi.id, outcome: 'done' },
    { person_id: ovi.id, outcome: 'done' },
  ])
})

interface Health {
  readonly lights: Readonly<Record<string, string>>
  readonly processes: readonly { answered: number }[]
  readonly minutes: readonly { answered: number; refused: number }[]
  readonly database: { version: string; connections: number; sizeBytes: number }
}

test('health counts what was really answered and refused', async () => {
  await clerk.ask('brand/orders.toShip')
  await clerk.ask('operator/cloud.health')
  await product.standin.advance(6_000)
  const { body } = await operator.ask<Health>('operator/cloud.health')
  expect(body.minutes).toHaveLength(60)
  const [kept] = await product.sql`select sum(answered)::int as answered, sum(refused)::int as refused from pulse
    where minute >= ${iso(Math.floor(product.standin.now() / MINUTE) * MINUTE - 59 * MINUTE)}`
  expect(body.minutes.reduce((sum, m) => sum + m.answered, 0)).toBe(kept!.answered)
  expect(kept!.refused).toBeGreaterThan(0)
  expect(body.processes).toHaveLength(1)
  expect(body.lights).toMatchObject({ processes: 'good', errors: 'good', outbox: 'good', database: 'good' })
  expect(body.database.connections).toBeGreaterThan(0)
})

test('the configuration names what is missing and never a value', async () => {
  const { body } = await operator.ask<{ settings: { name: string; state: string }[]; templates: unknown[] }>(
    'operator/cloud.configuration',
  )
  expect(body.settings).toContainEqual({ name: 'TIME_URL', state: 'default' })
  expect(body.settings).toContainEqual({ name: 'PAY_API_V3_KEY', state: 'present' })
  const { settings } = product.api.house
  const secrets = [settings.tokenSecret, settings.wechat.secret, settings.pay.apiV3Key, settings.pay.privateKey]
  for (const secret of secrets) expect(JSON.stringify(body)).not.toContain(secret.slice(0, 20))
})

test('the simulator’s levers work for operators, are written down, and end where WeChat is real', async () => {
  const { sql, api } = product
  const pull = (lever: string, body = {}) =>
    operator.send<Record<string, unknown>>('operator/cloud.pull', { lever, body })
  const before = product.standin.now()
  expect((await pull('clock', { advance: HOUR })).body).toMatchObject({ done: true })
  expect(product.standin.now() - before).toBeGreaterThanOrEqual(HOUR)
  expect((await pull('faults', { repeat: 3 })).body).toMatchObject({ done: true, said: { repeat: 3 } })
  expect((await operator.ask('operator/cloud.simulator')).body).toMatchObject({ faults: { repeat: 3 }, mayKill: false })
  await pull('faults', { reset: true })
  expect((await pull('pay', { nonsense: 1 })).body).toMatchObject({ done: false })
  expect((await pull('kill')).body.code).toBe('not-allowed-now')
  const [log] = await sql`select count(*)::int as n from audit where call = 'cloud.pull'`
  expect(log!.n).toBe(5)
  const { wechat } = api.house.settings as { wechat: { simulatorUrl: string } }
  const address = wechat.simulatorUrl
  wechat.simulatorUrl = ''
  expect((await operator.ask('operator/cloud.simulator')).body.code).toBe('not-found')
  expect((await pull('kill')).body.code).toBe('not-found')
  wechat.simulatorUrl = address
})

test('a process with a keeper may be killed: the answer and the log come first', async () => {
  const { sql, api } = product
  const house = api.house as { die: (() => void) | null }
  const died = new Promise<void>((resolve) => {
    house.die = resolve
  })
  const { body } = await operator.send('operator/cloud.pull', { lever: 'kill' })
  expect(body).toEqual({ done: true, said: {} })
  const [last] = await sql`select input, outcome from audit where call = 'cloud.pull' order by id desc limit 1`
  expect(last).toMatchObject({ input: { lever: 'kill' }, outcome: 'done' })
  await died
  house.die = null
})
