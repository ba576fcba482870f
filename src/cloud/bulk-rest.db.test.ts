import { type Client, signIn } from '@/testing/clients'
import { checkInvariants } from '@/testing/invariants/check'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { blackTea, jasmine, longjing, wen } from '@/testing/world'

let product: Product
let clerk: Client
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '/' })
  clerk = await signIn(product.url, product.standin, wen)
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

interface Detail {
  readonly skus: readonly {
    readonly id: string
    readonly priceFen: number
    readonly onHand: number
    readonly toShip: number
    readonly held: number
  }[]
}
const detail = async (productId: string) => (await clerk.ask<Detail>('brand/catalogue.product', { productId })).body

interface Plan {
  readonly id: string
}
interface Applied {
  readonly counts: object
  readonly left: readonly object[]
}
const plan = async (productIds: readonly string[], edit: object) =>
  (await clerk.send<Plan>('brand/catalogue.planBulk', { productIds, edit, reason: '调价' })).body
const apply = async (changeSetId: string) =>
  (await clerk.send<Applied>('brand/catalogue.applyBulk', { changeSetId })).body
const undo = (changeSetId: string) => clerk.send('brand/catalogue.undoBulk', { changeSetId })

test('what changed under a plan is named and stays, the rest is written, and an undo knows which', async () => {
  const [before, other] = [await detail(jasmine.id), await detail(blackTea.id)]
  const planned = await plan([jasmine.id, blackTea.id], { field: 'price', how: 'add', value: 100 })
  await apply((await plan([jasmine.id], { field: 'price', how: 'add', value: 300 })).id)
  const body = await apply(planned.id)
  expect(body).toMatchObject({
    counts: { products: 1, changes: blackTea.skus.length, problems: jasmine.skus.length },
    left: jasmine.skus.map(() => ({ title: jasmine.title, problem: 'meanwhile' })),
  })
  const prices = async (id: string) => (await detail(id)).skus.map(({ priceFen }) => priceFen)
  const risen = (goods: Detail, by: number) => goods.skus.map(({ priceFen }) => priceFen + by)
  expect([await prices(jasmine.id), await prices(blackTea.id)]).toEqual([risen(before, 300), risen(other, 100)])
  expect((await undo(planned.id)).body).toMatchObject({ state: 'undone' })
  expect([await prices(jasmine.id), await prices(blackTea.id)]).toEqual([risen(before, 300), risen(other, 0)])
})

test('stock that becomes short under a plan is named as the plan names it, and the others are counted', async () => {
  const [short, well] = [await detail(longjing.id), await detail(jasmine.id)]
  const units = short.skus[0]!.held + short.skus[0]!.toShip + 1
  const planned = await plan([longjing.id, jasmine.id], { field: 'stock', how: 'set', units })
  const { id } = short.skus[0]!
  await product.sql`update stock set held = held + 2 where sku_id = ${id}`
  const body = await apply(planned.id)
  await product.sql`update stock set held = held - 2 where sku_id = ${id}`
  expect(body.left).toEqual([expect.objectContaining({ skuId: id, problem: 'stock-below-held' })])
  expect((await detail(longjing.id)).skus[0]).toMatchObject({ onHand: short.skus[0]!.onHand })
  expect((await detail(jasmine.id)).skus.map(({ onHand }) => onHand)).toEqual(well.skus.map(() => units))
  expect((await undo(planned.id)).status).toBe(200)
})
