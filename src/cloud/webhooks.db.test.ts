import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DAY, iso } from '@/kernel/time'
import { announce } from '@/open/deliveries-service'
import { PAUSES } from '@/open/rules'
import { type Client, signIn } from '@/testing/clients'
import { earn } from '@/testing/earn'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { northTea, wen } from '@/testing/world'
import { deliverWebhooks } from './webhooks'

interface Heard {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let receiver: Server
let heard: Heard[] = []
let says = 204
let product: Product
let owner: Client
let url = ''
beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      response.writeHead(says, { location: 'http://127.0.0.1:1/' }).end(says === 204 ? '' : 'not \0 today')
    })
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  url = `http://${host}/hook`
  product = await startProduct({ webhookHosts: host })
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  owner = await signIn(product.url, product.standin, wen)
})
afterAll(async () => {
  await product.stop()
  receiver.closeAllConnections()
  receiver.close()
})
beforeEach(async () => {
  await product.sql`update webhook set removed_at = now()`
  heard = []
  says = 204
})

const add = async (events = ['order.to-ship']) => {
  const { body } = await owner.send<{ webhook: { id: string }; secret: string }>('brand/webhooks.add', { url, events })
  return { webhookId: body.webhook.id, secret: body.secret }
}
const send = (call: string, input: object) => owner.send<Record<string, unknown>>(`brand/webhooks.${call}`, input)
const deliver = () => deliverWebhooks(product.api.house)
type Delivery = { eventId: string; state: string; attempts: number; lastStatus: number | null; lastAnswer: string }
const delivered = async () => (await owner.ask<{ items: Delivery[] }>('brand/webhooks.deliveries')).body.items
/** As if the pause were over. */
const later = () => product.sql`update outbox set run_at = now() - interval '1 day' where topic = 'webhook'`

/** What a receiver does, with nothing of ours: standardwebhooks.com, "Verifying". */
function isOurs({ headers, body }: Heard, secret: string): boolean {
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const right = `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  return String(headers['webhook-signature']).split(' ').includes(right)
}

test('a message arrives once, signed; a changed one, a foreign secret and no signature are found out', async () => {
  const { webhookId, secret } = await add()
  const { body } = await send('ping', { webhookId })
  await deliver()
  await deliver()
  expect(heard).toHaveLength(1)
  const [message] = heard
  expect(message!.headers['webhook-id']).toBe(body.eventId)
  expect(JSON.parse(message!.body)).toEqual({ type: 'ping', timestamp: expect.any(String), data: {} })
  expect(isOurs(message!, secret)).toBe(true)
  expect(isOurs({ ...message!, body: `${message!.body} ` }, secret)).toBe(false)
  expect(isOurs(message!, `whsec_${Buffer.alloc(32).toString('base64')}`)).toBe(false)
  expect(isOurs({ ...message!, headers: {} }, secret)).toBe(false)
  expect(await delivered()).toMatchObject([{ state: 'delivered', attempts: 1, lastStatus: 204 }])
})

test('the same request twice is one address: the second answer names the first, without its secret', async () => {
  const ask = { url, events: ['order.to-ship'] }
  const key = 'a tap that came twice'
  const [first, second] = await Promise.all([1, 2].map(() => owner.send('brand/webhooks.add', ask, key)))
  const [whole, repeat] = first!.body.secret ? [first!.body, second!.body] : [second!.body, first!.body]
  expect(repeat).toEqual({ ...whole, secret: null })
  const again = await owner.send('brand/webhooks.add', ask, key)
  expect([again.status, again.body]).toEqual([200, repeat])
  expect((await owner.ask<{ items: object[] }>('brand/webhooks.list')).body.items).toHaveLength(1)
  expect((await owner.send('brand/webhooks.add', ask, 'another tap')).body.code).toBe('already-done')
  expect((await owner.send('brand/webhooks.add', ask, '')).body.code).toBe('key-missing')
})

test('while a secret is changed both sign; afterwards the new one alone', async () => {
  const { webhookId, secret } = await add()
  const { body } = await send('rotate', { webhookId })
  await send('ping', { webhookId })
  await deliver()
  expect([isOurs(heard[0]!, secret), isOurs(heard[0]!, body.secret as string)]).toEqual([true, true])
  await product.sql`update webhook set old_until = now() - interval '1 year' where id = ${webhookId}`
  await send('ping', { webhookId })
  await deliver()
  expect([isOurs(heard[1]!, secret), isOurs(heard[1]!, body.secret as string)]).toEqual([false, true])
})

test('secrets stand in the database sealed, and in no kept answer', async () => {
  const { webhookId, secret } = await add()
  const { body } = await send('rotate', { webhookId })
  for (const text of [secret, body.secret as string]) {
    const [found] = await product.sql`select exists (select from webhook w where to_jsonb(w)::text like ${`%${text}%`})
      or exists (select from idempotency i where i.answer::text like ${`%${text}%`})
      or exists (select from audit a where a.input::text like ${`%${text}%`}) as there`
    expect(found!.there).toBe(false)
  }
})

test('what is refused comes again later with the same id, and not for ever; then it can be sent again by hand', async () => {
  const { webhookId } = await add()
  says = 500
  const { body } = await send('ping', { webhookId })
  for (let n = 0; n <= PAUSES.length; n++) {
    await deliver()
    await later()
  }
  await deliver()
  expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual(Array(PAUSES.length + 1).fill(body.eventId))
  expect(await delivered()).toMatchObject([
    { state: 'failed', attempts: PAUSES.length + 1, lastStatus: 500, lastAnswer: 'not  today' },
  ])
  says = 200
  expect((await send('replay', { webhookId, eventIds: [body.eventId] })).body).toEqual({ replayed: 1, more: false })
  await deliver()
  expect(await delivered()).toMatchObject([{ state: 'delivered', attempts: 1 }])
  const [dead] = await product.sql`select count(*)::int as n from outbox where topic = 'webhook' and done_at is null`
  expect(dead!.n).toBe(0)
})

test('a redirect is no yes and is not followed', async () => {
  const { webhookId } = await add()
  says = 302
  await send('ping', { webhookId })
  await deliver()
  expect(heard).toHaveLength(1)
  expect(await delivered()).toMatchObject([{ state: 'waiting', lastStatus: 302 }])
})

test.each([
  ['https://127.0.0.1/', 'private'],
  ['https://[::1]/', 'private'],
  ['https://169.254.169.254/latest/meta-data', 'private'],
  ['http://127.0.0.1:1/', 'not-https'],
  ['http://example.com/', 'not-https'],
  ['file:///etc/passwd', 'not-an-address'],
])('%s is no address for messages: %s', async (inside, code) => {
  const { status, body } = await send('add', { url: inside, events: ['order.to-ship'] })
  expect([status, body.facts]).toEqual([400, { problems: [{ field: 'url', code }] }])
})

test('a name that leads inside is found out when it is called, and nobody hears it', async () => {
  const { webhookId } = await add()
  const { port } = receiver.address() as AddressInfo
  await product.sql`update webhook set url = ${`https://localhost:${port}/`} where id = ${webhookId}`
  await send('ping', { webhookId })
  await deliver()
  expect(heard).toEqual([])
  expect(await delivered()).toMatchObject([{ state: 'waiting', lastStatus: null, lastAnswer: 'private' }])
})

test('an address that fails for days is switched off, its owners hear of it, and it can be switched on again', async () => {
  const { webhookId } = await add()
  says = 503
  await send('ping', { webhookId })
  await deliver()
  await product.sql`update webhook set failing_since = failing_since - interval '3 days' where id = ${webhookId}`
  await later()
  await deliver()
  const list = async () => (await owner.ask<{ items: object[] }>('brand/webhooks.list')).body.items
  expect(await list()).toMatchObject([{ offWhy: 'failing' }])
  expect((await send('ping', { webhookId })).body.code).toBe('not-allowed-now')
  await product.settle()
  const told = await owner.ask<{ items: { template: string }[] }>('consumer/crm.messages')
  expect(told.body.items.map(({ template }) => template)).toContain('webhook-off')
  expect((await send('resume', { webhookId })).body).toMatchObject({ offWhy: null, failingSince: null })
})

test('what happens while an address is off is kept for it, and sent when it is on again and asks', async () => {
  const { webhookId } = await add()
  const since = iso(product.standin.now() - DAY)
  await product.sql`update webhook set off_at = now(), off_why = 'failing', failing_since = now() where id = ${webhookId}`
  const data = { orderId: webhookId }
  await announce({ sql: product.sql, now: product.standin.now() }, [
    { type: 'announce', brandId: northTea.id, event: 'order.to-ship', data },
  ])
  await deliver()
  expect(heard).toEqual([])
  expect(await delivered()).toMatchObject([{ state: 'failed', attempts: 0, lastAnswer: 'off' }])
  expect((await send('replay', { webhookId, since })).body.code).toBe('not-allowed-now')
  await send('resume', { webhookId })
  expect((await send('replay', { webhookId, since: iso(product.standin.now() + DAY) })).body.replayed).toBe(0)
  expect((await send('replay', { webhookId, since })).body).toEqual({ replayed: 1, more: false })
  await deliver()
  expect(JSON.parse(heard[0]!.body)).toMatchObject({ type: 'order.to-ship', data })
  expect((await send('replay', { webhookId, since })).body.replayed).toBe(0)
  expect((await send('replay', { webhookId })).body.code).toBe('bad-input')
})

test('410 switches off at once', async () => {
  const { webhookId } = await add()
  says = 410
  await send('ping', { webhookId })
  await deliver()
  const { body } = await owner.ask<{ items: object[] }>('brand/webhooks.list')
  expect(body.items).toMatchObject([{ offWhy: 'gone' }])
})

test('a story tells a brand what there is to ship, with ids alone; other events stay away', async () => {
  await add(['order.to-ship', 'review.decided'])
  await earn(product)
  await product.settle()
  const types = heard.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  expect(new Set(types)).toEqual(new Set(['order.to-ship', 'review.decided']))
  const orders = await product.sql<{ id: string }[]>`select id from orders where status <> 'unpaid'`
  const toShip = heard.map(({ body }) => JSON.parse(body)).filter(({ type }) => type === 'order.to-ship')
  for (const { data } of toShip) expect(data).toEqual({ orderId: expect.any(String) })
  expect(orders.map(({ id }) => id)).toEqual(expect.arrayContaining(toShip.map(({ data }) => data.orderId)))
})

test('what was told a month ago is forgotten', async () => {
  await product.sql`update webhook_delivery set at = ${iso(product.standin.now() - 31 * DAY)}`
  await product.settle()
  const [left] = await product.sql`select count(*)::int as n from webhook_delivery`
  expect(left!.n).toBe(0)
})
