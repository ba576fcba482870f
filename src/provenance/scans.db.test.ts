import { randomUUID } from 'node:crypto'
import { type Client, signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { bo, longjing, mei, wen } from '@/testing/world'

jest.setTimeout(60_000)

let product: Product
let clerk: Client
let owner: Client
let other: Client
let batchId = ''
let code = ''
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const [w, m, b] = await Promise.all([wen, mei, bo].map((who) => signIn(product.url, product.standin, who)))
  ;[clerk, owner, other] = [w!, m!, b!]
  const facts = { region: '浙江', place: '杭州西湖区龙坞', madeOn: '2026-01-02' }
  const batch = { productId: longjing.id, number: 'LJ-2026-02', facts }
  batchId = (await clerk.send<{ batchId: string }>('brand/provenance.saveBatch', batch)).body.batchId
  await clerk.send('brand/provenance.publishBatch', { batchId, why: '' })
  const made = await clerk.send('brand/provenance.makeCodes', { batchId, count: 5 })
  const sheet = { ...made.body, form: 'csv' }
  const { text } = (await clerk.ask<{ text: string }>('brand/provenance.sheet', sheet)).body
  code = text.split('\r\n')[1]!.split(',')[2]!
})
afterAll(() => product.stop())

test('whoever scans, signs in and scans again is one person; after half a year the owner is told so calmly', async () => {
  const phone = 'the phone of mei'
  const at = async (token: string) => {
    const headers = { 'content-type': 'application/json', 'x-visitor': phone, 'idempotency-key': randomUUID() }
    const signed = token ? { ...headers, authorization: `Bearer ${token}` } : headers
    const body = JSON.stringify({ code })
    const answer = await fetch(`${product.url}/visitor/provenance.scan`, { method: 'POST', headers: signed, body })
    return (await answer.json()) as { verdict: string; people: number }
  }
  expect((await at('')).verdict).toBe('first')
  expect(await at(owner.token)).toMatchObject({ verdict: 'mine', people: 1, mayLeavePlace: true })
  await product.sql`delete from unit_scan where serial = 1`
  await product.sql`update unit set first_by = null where serial = 1`
  for (const times of [1, 2])
    expect([times, await at(owner.token)]).toMatchObject([times, { verdict: 'long-ago', people: 1 }])
  expect((await other.send('visitor/provenance.scan', { code })).body).toMatchObject({ verdict: 'again', people: 2 })
})

test('who may only look reads the beginning of a code', async () => {
  const as = (role: string) => product.sql`update member set role = ${role} where person_id = ${clerk.personId}`
  const read = async () =>
    (await clerk.ask<{ items: { code: string }[] }>('brand/provenance.scans', { batchId })).body.items[0]!.code
  const whole = await read()
  await as('reader')
  expect(await read()).toBe(`${whole.slice(0, 5)}-•••••-•••••-•••••`)
  await as('owner')
})
