import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { doors } from '@/cloud/doors'
import { type Client, stranger } from '../clients'
import { openStage, type Stage } from './stage'
import { TABLE } from './table'
import { type Row, rightfulOf, type Who } from './table-row'

jest.setTimeout(120_000)

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.product.stop())

const contractOf = (call: string) => {
  const [role, name] = call.split('/') as [keyof typeof doors, string]
  return doors[role]![name]!.contract
}
const isQuery = (call: string) => contractOf(call).does === 'query'
const ring = (person: Client, { call, input }: Row) =>
  isQuery(call) ? person.ask(call, input(stage.things)) : person.send(call, input(stage.things), randomUUID())

test('every call of the API has a row, and every row is a call', () => {
  const calls = Object.entries(doors).flatMap(([role, list]) => Object.keys(list).map((name) => `${role}/${name}`))
  expect(TABLE.map((r) => r.call).sort()).toEqual(calls.sort())
})

describe.each(TABLE.map((r) => [r.call, r] as const))('%s', (_, entry) => {
  test.each(Object.entries(entry.verdicts) as [Who, string][])('%s: %s', async (who, verdict) => {
    const { status, body } = await ring(stage.people[who], entry)
    if (verdict === 'sign-in') expect([status, body.code]).toEqual([401, 'sign-in'])
    else if (verdict === 'forbidden') expect([status, body.code]).toEqual([403, 'forbidden'])
    // Past the door the service may still refuse; it must never have been the door, nor a fault.
    else expect([401, 403, 500]).not.toContain(entry.call === 'visitor/crm.signIn' ? 200 : status)
  })

  const stranger404 = entry.foreign
  if (stranger404 !== null) {
    test(`the things of others are ${stranger404}`, async () => {
      const role = (Object.entries(entry.verdicts) as [Who, string][])
        .filter(([, v]) => v === 'yes')
        .map(([who]) => who)
        .find((who) => stage.foreigners[who])!
      const { body } = await ring(stage.foreigners[role]!, entry)
      expect(body.code).toBe(stranger404)
    })
  }
})

test('a clerk of another brand ships nothing of ours: the order is unknown to that brand', async () => {
  const entry = TABLE.find((r) => r.call === 'brand/orders.ship')!
  const { body } = await ring(stage.foreigners.owner!, entry)
  expect(body).toEqual({ shipped: 0, known: 0, problems: [{ index: 0, code: 'order-unknown' }] })
})

const LISTS = TABLE.filter(({ call }) => {
  const { input } = contractOf(call)
  return input instanceof z.ZodObject && 'cursor' in input.shape
})

test.each(LISTS.map((entry) => [entry.call, entry] as const))(
  '%s starts from the front for a cursor that is rubbish',
  async (_, entry) => {
    const who = rightfulOf(entry)
    const [first, rubbish] = await Promise.all(
      [{}, { cursor: 'rubbish' }].map((place) =>
        stage.people[who].ask<object>(entry.call, { ...entry.input(stage.things), ...place }),
      ),
    )
    expect([rubbish!.status, rubbish!.body]).toEqual([200, { ...first!.body, ...timeOf(rubbish!.body) }])
  },
)
const timeOf = (body: object) => ('serverTime' in body ? { serverTime: body.serverTime } : {})

test('a forged, a foreign and a broken token are all nobody', async () => {
  for (const token of ['x', `${stage.people.consumer.token}x`, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.']) {
    const { status } = await stranger(stage.product.url, token).ask('consumer/orders.mine')
    expect(status).toBe(401)
  }
})
