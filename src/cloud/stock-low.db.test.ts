import { newId } from '@/kernel/id'
import { SCOPES } from '@/kernel/scopes'
import { type Client, signIn, stranger } from '@/testing/clients'
import { newKey } from '@/testing/new-key'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { longjing, northTea, wen } from '@/testing/world'
import { carryOut } from './effects'

const sku = longjing.skus[0]!
let product: Product
let owner: Client
let machine: Client
let sequence = 0
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  owner = await signIn(product.url, product.standin, wen)
  machine = stranger(product.url, (await newKey(owner, SCOPES)).secret)
  await owner.send('brand/webhooks.add', { url: 'https://erp.example.com/low', events: ['stock.low'] })
})
afterAll(() => product.stop())
beforeEach(async () => {
  await move('safety', 10)
  await move('counted', 500)
  await product.sql`delete from webhook_delivery`
})

const move = (what: string, units: number) =>
  owner.send('brand/catalogue.moveStock', { moves: [{ skuId: sku.id, what, units }], reason: '盘点' })
const sync = (count: number) => {
  sequence++
  return machine.send('open/stock.sync', { counts: [{ sku: sku.code, count, sequence }] })
}
const upsert = (stock: number) =>
  machine.send('open/catalogue.upsert', { goods: [{ handle: longjing.handle, sku: sku.code, stock }] })
/** What campaigns hold: counts of the warehouse have it in them. */
const held = async () =>
  (await product.sql<{ held: number }[]>`select held from stock where sku_id = ${sku.id}`)[0]!.held
const told = async () => {
  const rows = await product.sql<
    { body: string }[]
  >`select body from webhook_delivery where type = 'stock.low' order by event_id`
  return rows.map(({ body }) => (JSON.parse(body) as { data: { sellable: number } }).data.sellable)
}

test('it is told once when it falls to the safety, not at each step below, and again after it was filled up', async () => {
  await move('counted', 11 + (await held()))
  expect(await told()).toEqual([])
  await move('counted', 10 + (await held()))
  expect(await told()).toEqual([10])
  await move('counted', 4 + (await held()))
  await move('counted', 9 + (await held()))
  await move('safety', 300)
  expect(await told()).toEqual([10])
  await move('safety', 10)
  await move('counted', 40 + (await held()))
  await move('counted', 3 + (await held()))
  expect(await told()).toEqual([10, 3])
})

test('whichever way it falls: a count of machines, goods written by them, a safety that is raised, a launch', async () => {
  await sync(5 + (await held()))
  await move('counted', 500)
  await upsert(8)
  await upsert(500)
  await move('safety', 600)
  await move('safety', 10)
  const { length } = await told()
  expect(length).toBe(3)
  const [{ free }] =
    (await product.sql`select on_hand - safety as free from stock where sku_id = ${sku.id}`) as unknown as [
      { free: number },
    ]
  const [campaign] = await product.sql<{ id: string }[]>`select id from campaign limit 1`
  const launch = { type: 'set-aside', brandId: northTea.id, campaignId: campaign?.id ?? newId() } as const
  await product.sql
    .begin(async (sql) => {
      const aside = { ...launch, goods: [{ skuId: sku.id, units: free }] }
      await carryOut({ sql, now: product.standin.now() }, [aside])
      const rows = await sql`select body from webhook_delivery where type = 'stock.low'`
      expect(rows).toHaveLength(4)
      // The same launch again takes nothing and tells nothing.
      await carryOut({ sql, now: product.standin.now() }, [aside])
      expect(await sql`select from webhook_delivery where type = 'stock.low'`).toHaveLength(4)
      throw new Error('back')
    })
    .catch((fault: Error) => expect(fault.message).toBe('back'))
  // What did not happen was not told.
  expect(await told()).toHaveLength(3)
})

test('new goods without stock have not fallen', async () => {
  const goods = [{ handle: 'new-tea', title: '新茶', category: '茶叶', sku: 'NEW-1', priceFen: 9900, stock: 0 }]
  expect((await machine.send<{ written: number }>('open/catalogue.upsert', { goods })).body.written).toBe(1)
  expect(await told()).toEqual([])
})
