import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@/kernel/id'
import { announce } from '@/open/deliveries-service'
import { signIn } from '@/testing/clients'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { kai, northTea, southKiln, wen } from '@/testing/world'
import { picturePool } from './fetch-pictures'
import type { House } from './house'
import { post } from './outbox-store'
import { webhookPool } from './webhooks'

/** Takes what comes: `/hang` answers only when it is let go, `/well` at once. */
let receiver: Server
let hanging: ServerResponse[] = []
let well = 0
let onWell: () => void = () => undefined
let product: Product
let host = ''
beforeAll(async () => {
  receiver = createServer((request, response) => {
    if (request.url?.startsWith('/hang')) return void hanging.push(response)
    well += 1
    response.writeHead(request.url === '/well' ? 204 : 404).end()
    onWell()
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`
  product = await startProduct({ webhookHosts: host })
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
})
afterAll(async () => {
  await product.stop()
  receiver.closeAllConnections()
  receiver.close()
})

const tell = (brandId: string, times: number) =>
  product.sql.begin(async (sql) => {
    const context = { sql, now: product.standin.now() }
    const one = { type: 'announce', brandId, event: 'order.to-ship', data: {} } as const
    const keys = await announce(context, Array(times).fill(one))
    const parcels = keys.map((key) => ({ topic: 'webhook' as const, once: key.eventId, payload: key }))
    await post(sql, parcels, context.now)
  })

beforeEach(() => {
  hanging = []
  well = 0
})

const broken = (fault: unknown) => {
  throw fault
}
const arrived = (many: number) =>
  new Promise<void>((done) => {
    onWell = () => well === many && done()
  })
const letGo = () => {
  for (const response of hanging) response.writeHead(404).end()
}

test('an address that hangs keeps no message for another brand waiting, neither an earlier one nor a later one', async () => {
  for (const [who, path] of [
    [wen, 'hang'],
    [kai, 'well'],
  ] as const) {
    const owner = await signIn(product.url, product.standin, who)
    await owner.send('brand/webhooks.add', { url: `http://${host}/${path}`, events: ['order.to-ship'] })
  }
  await tell(northTea.id, 120)
  await tell(southKiln.id, 1)
  const pool = webhookPool(product.api.house, broken)
  const first = arrived(1)
  pool.start()
  await first
  const second = arrived(2)
  await tell(southKiln.id, 1)
  pool.start()
  await second
  expect(hanging.length).toBeLessThanOrEqual(2)
  await product.sql`update outbox set done_at = now() where topic = 'webhook' and locked_until is null`
  letGo()
  expect(await pool.done()).toBeGreaterThanOrEqual(3)
})

test('nor does a host of pictures that hangs', async () => {
  const house: House = product.api.house
  const mine = {
    ...house,
    settings: { ...house.settings, pictureHosts: [host, host.replace('127.0.0.1', 'localhost')] },
  }
  const want = (brandId: string, name: string, paths: readonly string[]) => product.sql`
    insert into import_picture (brand_id, import_id, id, product_id, url)
    select ${brandId}, ${newId()}, gen_random_uuid(), ${newId()}, u
    from unnest(${paths.map((path) => `http://${host.replace('127.0.0.1', name)}/${path}`)}::text[]) u`
  const hanger = Array.from({ length: 30 }, (_, n) => `hang-${n}`)
  await want(northTea.id, '127.0.0.1', hanger)
  const pool = picturePool(mine, broken)
  pool.start()
  await want(southKiln.id, 'localhost', ['gone'])
  const first = arrived(1)
  pool.start()
  await first
  expect(hanging.length).toBeLessThanOrEqual(2)
  await product.sql`delete from import_picture where state = 'waiting'`
  letGo()
  await pool.done()
})
