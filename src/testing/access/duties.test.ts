import { randomUUID } from 'node:crypto'
import { doors } from '@/cloud/doors'
import { duty } from '@/cloud/entry'
import type { House } from '@/cloud/house'
import { openHouse } from '@/cloud/open-house'
import { connect } from '@/cloud/postgres/connect'
import { createServer, type Doors, type Server } from '@/cloud/serve'
import type { Client } from '../clients'
import { openStage, type Stage } from './stage'
import { OF_BRANDS } from './table-brand'
import type { Who } from './table-row'

jest.setTimeout(120_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.product.stop())

interface Knock {
  readonly call: string
  readonly input?: Record<string, unknown>
}
const knock = async (server: Server, { token }: Client, { call, input = {} }: Knock) => {
  const name = call.replace('brand/', '')
  const asks = doors.brand![name]!.contract.does === 'query'
  const query = asks ? `?${new URLSearchParams(input as Record<string, string>)}` : ''
  const answer = await server.fetch(
    new Request(`http://house/${call}${query}`, {
      method: asks ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      ...(asks ? {} : { body: JSON.stringify(input) }),
    }),
  )
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** Calls of the brand's door whose answer is not what the table says. */
async function wrongs(house: House, list: Doors): Promise<string[]> {
  const server = createServer(house, list)
  const found: string[] = []
  for (const { call, input, verdicts } of OF_BRANDS)
    for (const [who, verdict] of Object.entries(verdicts) as [Who, string][]) {
      if (verdict !== 'forbidden') continue
      const { body } = await knock(server, stage.people[who], { call, input: input(stage.things) })
      if (body.code !== 'forbidden') found.push(`${who} ${call}`)
    }
  return found
}

test('a build that has forgotten the duties of its calls is found out', async () => {
  const { house } = stage.product.api
  expect(await wrongs(house, doors)).toEqual([])
  const forgetful = { ...doors, brand: duty('look', doors.brand!) }
  const found = await wrongs(house, forgetful)
  expect(found).toContain('reader brand/orders.toShip')
  expect(found).toContain('goods brand/insight.overview')
})

test('a call without a duty is nobody’s', async () => {
  const { duty: _, ...bare } = doors.brand!['catalogue.products']!
  const server = createServer(stage.product.api.house, { brand: { 'catalogue.products': bare } as Doors['brand'] & {} })
  expect((await knock(server, stage.people.owner, { call: 'brand/catalogue.products' })).status).toBe(403)
})

test('who may not is told as what they work and who may', async () => {
  const { body } = await stage.people.goods.ask('brand/orders.toShip')
  expect(body).toMatchObject({ code: 'forbidden', facts: { role: 'goods', roles: ['owner', 'shipping'] } })
})

const WORKERS = ['owner', 'goods', 'campaigns', 'shipping', 'finance', 'reader'] as const
type Worker = (typeof WORKERS)[number]

/** Calls by which a whole file leaves the house. */
const LEAVING: readonly string[] = [
  'brand/files.content',
  'brand/catalogue.failedRows',
  'brand/insight.exportGoods',
  'brand/orders.toShipSheet',
  'brand/provenance.sheet',
  'brand/team.logFile',
]

test('every call that hands out a file is among those that are tried', () => {
  const handsOut = OF_BRANDS.filter(({ call }) => /export(?!s)|file$|sheet$|content$|failedrows$/i.test(call))
  const asks = handsOut.filter(({ call }) => doors.brand![call.replace('brand/', '')]!.contract.does === 'query')
  expect(asks.map(({ call }) => call).sort()).toEqual([...LEAVING].sort())
})

describe('a role that is taken away', () => {
  const CALL = 'brand/orders.toShip'
  const remove = (who: Worker = 'shipping') =>
    stage.product.sql`update member set ended_at = greatest(since, now()), ended_by = person_id
      where person_id = ${stage.people[who].personId}`
  const giveBack = () =>
    stage.product.sql`update member set ended_at = null, ended_by = null
      where person_id = any(${WORKERS.map((who) => stage.people[who].personId)}::uuid[])`
  afterEach(giveBack)

  test('is refused at the next request, in every process', async () => {
    const { house } = stage.product.api
    const { settings, now } = house
    const sql = connect(settings.databaseUrl)
    const other = openHouse({ sql, url: settings.databaseUrl, settings, now })
    const elsewhere = createServer(other, doors)
    const ask = async () => [
      (await stage.people.shipping.ask(CALL)).status,
      (await knock(elsewhere, stage.people.shipping, { call: CALL })).status,
    ]
    expect(await ask()).toEqual([200, 200])
    await remove()
    expect(await ask()).toEqual([403, 403])
    await other.close()
    await sql.end()
  })

  test.each(WORKERS)('%s: no file and no export leaves the house at the next request', async (who) => {
    const open = OF_BRANDS.filter(({ call, verdicts }) => LEAVING.includes(call) && verdicts[who] !== 'forbidden')
    const asked = () => Promise.all(open.map(({ call, input }) => stage.people[who].ask(call, input(stage.things))))
    expect((await asked()).map(({ status }) => status)).toEqual(open.map(() => 200))
    await remove(who)
    const answers = await asked()
    expect(answers.map(({ status }) => status)).toEqual(open.map(() => 403))
    expect(JSON.stringify(answers)).not.toMatch(/base64|csv/)
  })

  test('a private file has no address at all: with a role and without one it is not there', async () => {
    const { url } = stage.product
    const { owner } = stage.people
    const get = async () =>
      (await fetch(`${url}/files/${stage.things.fileId}`, { headers: { authorization: `Bearer ${owner.token}` } }))
        .status
    expect((await owner.ask('brand/files.content', { fileId: stage.things.fileId })).status).toBe(200)
    expect(await get()).toBe(404)
    await remove('owner')
    expect(await get()).toBe(404)
    expect((await owner.ask('brand/files.content', { fileId: stage.things.fileId })).status).toBe(403)
  })

  test('a build that remembers roles is found out', async () => {
    const { house } = stage.product.api
    await stage.product.sql.begin('isolation level repeatable read', async (remembered) => {
      const server = createServer({ ...house, sql: remembered as unknown as House['sql'] }, doors)
      expect((await knock(server, stage.people.shipping, { call: CALL })).status).toBe(200)
      await remove()
      expect((await knock(server, stage.people.shipping, { call: CALL })).status).toBe(200)
    })
    expect((await stage.people.shipping.ask(CALL)).status).toBe(403)
  })
})
