import { randomUUID } from 'node:crypto'
import { createVault } from '@/cloud/vault'
import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { breaches } from '@/testing/invariants/check'
import { provenance as laws } from '@/testing/invariants/provenance'
import { type Product, startProduct } from '@/testing/product'
import { DATA_KEYS, settleIn } from '@/testing/settle-in'
import { ana, bo, kai, lin, longjing, mei, northTea, wen } from '@/testing/world'
import { renewSeals } from './code-service'
import { codeOf, tidyCode } from './codes'
import { MANY_PEOPLE, MISSES_MAX } from './rules'

jest.setTimeout(60_000)

let product: Product
let clients: Record<'wen' | 'kai' | 'lin' | 'bo' | 'ana' | 'mei', Client>
let batchId = ''
let codes: string[] = []
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const all = await Promise.all([wen, kai, lin, bo, ana, mei].map((who) => signIn(product.url, product.standin, who)))
  const [w, k, l, b, a, m] = all
  clients = { wen: w!, kai: k!, lin: l!, bo: b!, ana: a!, mei: m! }
})
afterAll(() => product.stop())

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n').toString('base64')
const FACTS = { region: '浙江', place: '杭州西湖区龙坞', madeOn: '2026-01-02', bestBefore: '2027-07-02', quantity: 600 }

interface Said {
  readonly code: string
  readonly verdict: string
  readonly firstPlace: string | null
  readonly people: number
  readonly mayLeavePlace: boolean
  readonly voidWhy: string
  readonly trace: { number: string; place: string; papers: { title: string; url: string }[]; version: number } | null
}
const scan = (who: keyof typeof clients, code: string) => clients[who].send<Said>('visitor/provenance.scan', { code })
const save = (facts: object, more = {}) =>
  clients.wen.send<{ batchId: string; code: string }>('brand/provenance.saveBatch', {
    productId: longjing.id,
    number: 'LJ-2026-01',
    facts,
    ...more,
  })
const publish = (why = '') =>
  clients.wen.send<{ version: number; code: string; facts: { problems: object[] } }>('brand/provenance.publishBatch', {
    batchId,
    why,
  })
const trace = async () =>
  (await clients.lin.ask<NonNullable<Said['trace']>>('visitor/provenance.trace', { batchId })).body

test('a draft is nobody’s business; what it lacks is named before anybody sees it', async () => {
  batchId = (await save({ region: '浙江' })).body.batchId
  expect((await clients.lin.ask('visitor/provenance.trace', { batchId })).status).toBe(404)
  const { body } = await publish()
  expect(body.code).toBe('bad-input')
  expect(body.facts.problems).toEqual([
    { field: 'place', code: 'missing' },
    { field: 'madeOn', code: 'missing' },
  ])
  expect((await clients.wen.send('brand/provenance.makeCodes', { batchId, count: 5 })).status).toBe(409)
})

test('a published batch shows its papers to everybody, which were private until then', async () => {
  const paper = await clients.wen.send<{ id: string }>('brand/files.upload', {
    name: '农残检测.pdf',
    purpose: 'document',
    base64: PDF,
  })
  const papers = [{ fileId: paper.body.id, kind: 'test-report', title: '' }]
  expect((await fetch(`${product.url}/files/${paper.body.id}`)).status).toBe(404)
  await save({ ...FACTS, papers }, { batchId })
  expect((await publish()).body.version).toBe(1)
  const seen = await trace()
  expect(seen).toMatchObject({
    number: 'LJ-2026-01',
    place: FACTS.place,
    version: 1,
    papers: [{ title: '农残检测.pdf' }],
  })
  expect((await fetch(product.url + seen.papers[0]!.url)).status).toBe(200)
})

test('a trace calls the goods as they were last looked at, not as a proposal would', async () => {
  const { body: now } = await clients.wen.ask<{ version: number }>('brand/catalogue.product', {
    productId: longjing.id,
  })
  const proposed = { productId: longjing.id, version: now.version, product: { ...now, title: '最好的龙井' } }
  await clients.wen.send('brand/catalogue.saveProduct', proposed)
  expect(await trace()).toMatchObject({ title: longjing.title })
  await clients.wen.send('brand/catalogue.shelve', { productIds: [longjing.id], status: 'draft' })
  await product.sql`update product set live_version = null, status = 'draft' where id = ${longjing.id}`
  expect((await clients.lin.ask('visitor/provenance.trace', { batchId, n: 1 })).status).toBe(404)
  await product.sql`update product set live_version = 1 where id = ${longjing.id}`
})

test('a correction says why, and what stood there before stays', async () => {
  await save({ ...FACTS, quantity: 580 }, { batchId })
  expect(await trace()).toMatchObject({ version: 1, quantity: 600 })
  expect((await publish()).body.code).toBe('bad-input')
  expect((await publish('复核后实收 580 盒')).body.version).toBe(2)
  expect(await trace()).toMatchObject({
    version: 2,
    quantity: 580,
    versions: [{ why: '复核后实收 580 盒' }, { why: 'published' }],
  })
  expect((await publish('再来')).body.code).toBe('already-done')
  await expect(product.sql`update batch_version set facts = '{}'`).rejects.toThrow('never rewritten')
})

test('words that an offer may not say are not said here either', async () => {
  await save({ ...FACTS, notes: '全国第一，根治失眠' }, { batchId })
  expect((await publish('补充说明')).body.code).toBe('unsafe-words')
  await save({ ...FACTS, notes: '产地旁边可以赌博' }, { batchId })
  expect((await publish('补充说明')).body.code).toBe('unsafe-words')
  await save(FACTS, { batchId })
  await publish('恢复')
})

test('a number names one batch, and the batch of a neighbour is unknown', async () => {
  expect((await save(FACTS)).body.code).toBe('already-done')
  expect((await clients.kai.ask('brand/provenance.batch', { batchId })).status).toBe(404)
  expect((await clients.kai.send('brand/provenance.publishBatch', { batchId })).status).toBe(404)
})

test('labels come as a sheet that prints by itself and as a list for a label printer', async () => {
  const made = await clients.wen.send<{ runId: string }>('brand/provenance.makeCodes', { batchId, count: 100 })
  const sheet = (form: string) =>
    clients.wen.ask<{ text: string; sheets: number; name: string }>('brand/provenance.sheet', { ...made.body, form })
  const list = (await sheet('csv')).body
  codes = list.text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[2]!)
  expect(new Set(codes).size).toBe(100)
  const print = (await sheet('print')).body
  expect(print.sheets).toBe(2)
  expect(print.text.match(/<article>/g)).toHaveLength(100)
  expect(print.text).not.toMatch(/<script|https?:\/\/(?!127)/)
  expect((await clients.kai.ask('brand/provenance.sheet', { ...made.body, form: 'csv' })).status).toBe(404)
})

test('the first scan is first; the same person again is calm, somebody else is warned, many are told so', async () => {
  const code = codes[0]!
  expect((await scan('lin', code)).body).toMatchObject({ verdict: 'first', mayLeavePlace: true, trace: { version: 3 } })
  expect((await scan('lin', code.toLowerCase())).body).toMatchObject({ verdict: 'mine', people: 1 })
  const place = (who: keyof typeof clients) =>
    clients[who].send<{ code: string }>('visitor/provenance.leavePlace', { code, region: '浙江' })
  expect((await place('bo')).body.code).toBe('not-allowed-now')
  expect((await place('lin')).status).toBe(200)
  expect((await place('lin')).body.code).toBe('already-done')
  expect((await scan('bo', code)).body).toMatchObject({
    verdict: 'again',
    firstPlace: '浙江',
    people: 2,
    mayLeavePlace: false,
  })
  for (const who of ['ana', 'mei', 'kai'] as const) await scan(who, code)
  expect((await scan('lin', code)).body).toMatchObject({ verdict: 'many', people: MANY_PEOPLE })
  const { body } = await clients.wen.ask<{ items: object[] }>('brand/provenance.scans', { batchId })
  expect(body.items[0]).toMatchObject({ serial: 1, people: 5, scans: 7, doubt: 'many', code })
})

test('of two who scan in the same moment one is first', async () => {
  const both = await Promise.all([scan('lin', codes[1]!), scan('bo', codes[1]!)])
  expect(both.map(({ body }) => body.verdict).sort()).toEqual(['again', 'first'])
})

test('forged codes are none of ours, and nobody guesses for long', async () => {
  const run = { brandId: northTea.id, batchId, mark: tidyCode(codes[0]!).slice(0, 7), secret: new Uint8Array(32) }
  expect((await scan('ana', codeOf(run, 3))).body).toMatchObject({ verdict: 'not-ours', trace: null, people: 0 })
  for (let n = 1; n < MISSES_MAX; n++) await scan('ana', codeOf(run, n))
  const { status, body } = await scan('ana', codeOf(run, 3))
  expect([status, body.code]).toEqual([429, 'too-many'])
  // A right one is not told from a wrong one either, or the limit would limit nothing.
  expect((await scan('ana', codes[2]!)).status).toBe(429)
  // Strangers who try thousands take nobody else's warning away.
  await product.sql`insert into scan_miss (id, who, at)
    select gen_random_uuid(), 'n' || n, ${iso(product.standin.now())} from generate_series(1, 3100) n`
  expect((await scan('bo', codeOf(run, 3))).body.verdict).toBe('not-ours')
  expect((await scan('bo', codes[2]!)).body.verdict).toBe('first')
})

test('lost labels say so', async () => {
  const [run] = await product.sql<{ id: string }[]>`select id from code_run limit 1`
  const input = { runId: run!.id, why: '标签在运输途中丢失' }
  expect((await clients.kai.send('brand/provenance.voidRun', input)).status).toBe(404)
  for (const why of ['网上赌博', '加微信 tea_2026 换新'])
    expect((await clients.wen.send('brand/provenance.voidRun', { ...input, why })).body).toMatchObject({
      code: 'unsafe-words',
    })
  expect((await clients.wen.send('brand/provenance.voidRun', input)).status).toBe(200)
  expect((await scan('bo', codes[5]!)).body).toMatchObject({ verdict: 'voided', voidWhy: input.why })
})

test('a copy of the database neither forges nor reads a label; a new key of the house takes the secrets along', async () => {
  const [before] = await product.sql<{ sealed: string }[]>`select sealed from code_run limit 1`
  expect(before!.sealed).toMatch(/^tests\./)
  const vault = createVault({ newer: Buffer.alloc(32, 9).toString('base64'), ...DATA_KEYS })
  expect(await renewSeals({ sql: product.sql, vault })).toBe(1)
  const [after] = await product.sql<{ sealed: string }[]>`select sealed from code_run limit 1`
  expect(after!.sealed).toMatch(/^newer\./)
  const back = createVault({ ...DATA_KEYS, newer: Buffer.alloc(32, 9).toString('base64') })
  expect(await renewSeals({ sql: product.sql, vault: back })).toBe(1)
  expect((await scan('bo', codes[5]!)).body.verdict).toBe('voided')
})

test('a buyer learns which batch the parcel was packed from; a correction is one more word', async () => {
  const [at, later, orderId] = [iso(product.standin.now()), iso(product.standin.now() + DAY), randomUUID()]
  await product.sql`insert into orders (id, brand_id, person_id, origin_type, origin_id, origin_part, address_id, status,
      total_fen, paid_fen, pay_before, ships_in_days, created_at, paid_at, changed_at)
    values (${orderId}, ${northTea.id}, ${clients.lin.personId}, 'campaign', ${orderId}, ${orderId}, ${lin.address.id},
      'to-ship', 100, 100, ${later}, 2, ${at}, ${at}, ${at})`
  await product.sql`insert into order_line (order_id, position, brand_id, sku_id, title, options, picture_url, units, unit_price_fen)
    values (${orderId}, 0, ${northTea.id}, ${longjing.skus[0]!.id}, '茶', '', '', 1, 100)`
  const assign = () =>
    clients.wen.send<{ assigned: number; unknown: string[] }>('brand/provenance.assign', {
      batchId,
      orderIds: [orderId, batchId],
    })
  expect((await assign()).body).toEqual({ assigned: 1, unknown: [batchId] })
  expect((await assign()).body.assigned).toBe(1)
  const { body } = await clients.lin.ask<{ lines: object[] }>('consumer/provenance.ofOrder', { orderId })
  expect(body.lines).toMatchObject([{ position: 0, batchId, number: 'LJ-2026-01' }])
  expect((await clients.bo.ask('consumer/provenance.ofOrder', { orderId })).status).toBe(404)
})

test('after half a year nobody knows who scanned, and what was counted stays', async () => {
  const [before] = await product.sql`select sum(scans)::int as scans from unit`
  await product.sql`update unit_scan set at = at - interval '200 days'`
  await product.sql`update unit set first_at = first_at - interval '200 days'`
  await product.settle()
  expect(await product.sql`select 1 from unit_scan`).toHaveLength(0)
  expect(await product.sql`select 1 from unit where first_by is not null`).toHaveLength(0)
  expect(await product.sql`select sum(scans)::int as scans from unit`).toEqual([before])
})

test('the laws of provenance hold over all of this', async () => {
  const found = await Promise.all(laws.map((law) => breaches(product.sql, law, product.standin.now())))
  expect(found.filter(({ count }) => count > 0)).toEqual([])
})
