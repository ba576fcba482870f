import { SCOPES } from '@/kernel/scopes'
import { type Client, stranger } from '@/testing/clients'
import { newKey } from '@/testing/new-key'
import { openShippingDesk } from '@/testing/shipping-desk'
import { longjing } from '@/testing/world'

const [sku] = longjing.skus

let desk: Awaited<ReturnType<typeof openShippingDesk>>
let machine: Client
let sequence = 0
beforeAll(async () => {
  desk = await openShippingDesk()
  machine = stranger(desk.product.url, (await newKey(desk.clerk, SCOPES)).secret)
})
afterEach(async () => expect(await desk.settled()).toEqual([]))
afterAll(() => desk.product.stop())

interface Stock {
  readonly onHand: number
  readonly toShip: number
  readonly held: number
  readonly sellable: number
  readonly sold: number
}
type Goods = Stock & { readonly id: string; readonly skus: readonly (Stock & { readonly id: string })[] }

/** What the product's page says; the list and the machines must say the same. */
async function stock(): Promise<Stock> {
  const ofSku = ({ skus }: Pick<Goods, 'skus'>) => {
    const { onHand, toShip, held, sellable, sold } = skus.find(({ id }) => id === sku!.id)!
    return { onHand, toShip, held, sellable, sold }
  }
  const page = ofSku((await desk.clerk.ask<Goods>('brand/catalogue.product', { productId: longjing.id })).body)
  const list = (await desk.clerk.ask<{ items: Goods[] }>('brand/insight.goods', { productId: longjing.id })).body.items
  const api = (await machine.ask<{ items: Goods[] }>('open/catalogue.products')).body.items
  const told = api.find(({ id }) => id === longjing.id)!
  expect([ofSku(list[0]!), ofSku(told)]).toEqual([page, page])
  expect(list[0]!.onHand).toBe(list[0]!.skus.reduce((sum, one) => sum + one.onHand, 0))
  expect(page.onHand).toBe(page.toShip + page.held + page.sellable)
  return page
}
const sync = async (count: number) => {
  const counts = [{ sku: sku!.code, count, sequence: ++sequence }]
  const { body } = await machine.send<{ results: { outcome: string }[] }>('open/stock.sync', { counts })
  return body.results[0]!.outcome
}
const move = async (what: string, units: number) =>
  (await desk.clerk.send('brand/catalogue.moveStock', { moves: [{ skuId: sku!.id, what, units }], reason: '盘点' }))
    .body
const refund = (orderId: string) => desk.buyer.send('consumer/after-sales.refund', { orderId, reason: 'changed-mind' })

test('what buyers paid for lies in the warehouse until it leaves: counting it makes no new goods', async () => {
  const before = await stock()
  expect(before).toMatchObject({ toShip: 0, sold: 0 })
  const orders = [await desk.bought(4), await desk.bought(3)]
  const paid = { ...before, toShip: 7, held: before.held - 7, sold: 7 }
  expect(await stock()).toEqual(paid)
  // Whoever walks along the shelf finds as many as ever.
  expect(await sync(before.onHand)).toBe('same')
  expect(await move('counted', before.onHand)).toMatchObject({ changed: 1 })
  expect(await stock()).toEqual(paid)

  await desk.ship(desk.parcel(orders[0]!, 1))
  expect(await sync(before.onHand - 1)).toBe('same')
  await desk.ship(desk.parcel(orders[0]!))
  const left = { ...paid, onHand: before.onHand - 4, toShip: 3 }
  expect(await stock()).toEqual(left)
  expect(await sync(before.onHand - 4)).toBe('same')
  expect(await stock()).toEqual(left)

  await refund(orders[1]!)
  await desk.product.settle()
  const back = { ...left, toShip: 0, held: paid.held + 3, sold: 4 }
  expect(await stock()).toEqual(back)
  expect(await sync(before.onHand - 4)).toBe('same')
  expect(await stock()).toEqual(back)
})

test('a count that differs moves what is sellable by just that, and the history tells what lay there', async () => {
  await desk.bought(5)
  const before = await stock()
  expect(await sync(before.onHand - 2)).toBe('set')
  expect(await stock()).toEqual({ ...before, onHand: before.onHand - 2, sellable: before.sellable - 2 })
  const { body } = await desk.clerk.ask<{ items: object[] }>('brand/catalogue.movements', { skuId: sku!.id })
  expect(body.items[0]).toMatchObject({ what: 'counted', before: before.onHand, after: before.onHand - 2, units: -2 })
  await move('received', 2)
  expect(await stock()).toEqual(before)
  expect(await sync(before.toShip + before.held - 1)).toBe('held')
  expect(await move('counted', before.toShip + before.held - 1)).toMatchObject({
    code: 'stock-short',
    facts: { goods: [{ skuId: sku!.id, held: before.held, unshipped: before.toShip }] },
  })
})

test('files, machines and edits of many mean the same by a number', async () => {
  await desk.bought(6)
  const { onHand, toShip, held, sellable } = await stock()
  const goods = [{ handle: longjing.handle, sku: sku!.code, stock: onHand }]
  const upserted = await machine.send<{ results: { change: string }[] }>('open/catalogue.upsert', { goods })
  expect(upserted.body.results).toMatchObject([{ change: 'same' }])
  const edit = { field: 'stock', how: 'set', units: onHand + 5 }
  interface Plan {
    readonly id: string
    readonly cells: readonly { skuId: string; before: string; after: string }[]
  }
  const { body } = await desk.clerk.send<Plan>('brand/catalogue.planBulk', { productIds: [longjing.id], edit })
  expect(body.cells.find(({ skuId }) => skuId === sku!.id)).toMatchObject({
    before: String(onHand),
    after: String(onHand + 5),
  })
  expect((await desk.clerk.send('brand/catalogue.applyBulk', { changeSetId: body.id })).status).toBe(200)
  expect(await stock()).toMatchObject({ onHand: onHand + 5, toShip, held, sellable: sellable + 5 })
})

test('orders that become firm while somebody counts are counted once', async () => {
  const { onHand, sellable } = await stock()
  const buying = async () => [await desk.bought(1), await desk.bought(2)]
  const [, ...outcomes] = await Promise.all([buying(), ...Array.from({ length: 6 }, () => sync(onHand))])
  // Some come late and are older; none finds anything to set.
  expect(outcomes.filter((outcome) => outcome !== 'older')).not.toContain('set')
  expect(await stock()).toMatchObject({ onHand, sellable })
})
