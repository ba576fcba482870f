import { SCOPES } from '@/kernel/scopes'
import { type Client, signIn, stranger } from '@/testing/clients'
import { checkInvariants } from '@/testing/invariants/check'
import { newKey } from '@/testing/new-key'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { longjing, northTea, wen } from '@/testing/world'

let product: Product
let machine: Client
let keyId = ''
beforeAll(async () => {
  product = await startProduct()
  await settleIn({ sql: product.sql, now: product.standin.now(), pictures: '' })
  const owner = await signIn(product.url, product.standin, wen)
  const key = await newKey(owner, SCOPES)
  keyId = key.id
  machine = stranger(product.url, key.secret)
})
afterAll(() => product.stop())
afterEach(async () => expect(await checkInvariants(product.sql)).toEqual([]))

interface Result {
  readonly change: string
  readonly problems: { field: string; code: string }[]
}
const upsert = async (...goods: object[]) =>
  (await machine.send<{ written: number; results: Result[] }>('open/catalogue.upsert', { goods })).body
const tea = { handle: 'white-tea', title: '白毫银针', category: '茶叶', sku: 'BHYZ-1', priceFen: 19900, stock: 30 }

test('good ones are written and go to the review, faulty ones come back with field and reason; twice changes nothing', async () => {
  const { written, results } = await upsert(
    tea,
    { ...tea, handle: 'formula', sku: 'BHYZ-2', title: '=SUM(A1)' },
    { handle: 'no-title', category: '茶叶', priceFen: 100 },
    { ...tea, sku: 'BHYZ-3', options: '小罐', pictureUrls: ['http://169.254.169.254/a.png'] },
  )
  expect(written).toBe(1)
  expect(results.map(({ change }) => change)).toEqual(['new', 'error', 'error', 'error'])
  expect(results.slice(1).map(({ problems }) => problems[0]!.field)).toEqual(['title', 'title', 'pictureUrls'])
  const [row] = await product.sql`select p.status, v.source, v.source_id from product p
    join product_version v on v.product_id = p.id where p.handle = 'white-tea'`
  expect(row).toEqual({ status: 'in-review', source: 'open', source_id: keyId })
  expect(await upsert(tea)).toEqual({ written: 0, results: [expect.objectContaining({ change: 'same' })] })
})

test('a price that falls far waits for a yes, and the yes is one to that price', async () => {
  const cheap = { ...tea, priceFen: 9900 }
  const { written, results } = await upsert(cheap)
  expect([written, results[0]!.change]).toEqual([0, 'waiting'])
  expect(results[0]!.problems[0]).toMatchObject({ field: 'priceFen' })
  expect((await upsert({ ...cheap, agreed: true })).written).toBe(1)
})

describe('counts from a warehouse', () => {
  const [sku] = longjing.skus
  const sync = async (...counts: object[]) =>
    (await machine.send<{ results: { outcome: string }[] }>('open/stock.sync', { counts })).body.results.map(
      ({ outcome }) => outcome,
    )
  const inWarehouse = async () => {
    const [row] = await product.sql<{ n: number }[]>`select received - sold as n from stock where sku_id = ${sku!.id}`
    return row!.n
  }

  test('the newest wins, whenever it comes', async () => {
    expect(await sync({ sku: sku!.code, count: 500, sequence: 20 })).toEqual(['set'])
    expect(await sync({ sku: sku!.code, count: 400, sequence: 10 })).toEqual(['older'])
    expect(await sync({ sku: sku!.code, count: 400, sequence: 20 })).toEqual(['older'])
    expect(await inWarehouse()).toBe(500)
    expect(
      await sync(
        { sku: sku!.code, count: 700, sequence: 40 },
        { sku: sku!.code, count: 600, sequence: 30 },
        { sku: 'NOBODYS', count: 1, sequence: 1 },
      ),
    ).toEqual(['set', 'set', 'unknown'])
    expect(await inWarehouse()).toBe(700)
  })

  test('a number far ahead locks nothing: it is refused, one from before is passed over, and numbers may begin anew', async () => {
    const micro = product.standin.now() * 1000
    const code = sku!.code
    expect(await sync({ sku: code, count: 705, sequence: micro })).toEqual(['ahead'])
    expect(await sync({ sku: code, count: 705, sequence: 41 })).toEqual(['set'])
    await product.sql`update stock_count set sequence = ${micro} where sku_id = ${sku!.id}`
    expect(await sync({ sku: code, count: 706, sequence: 42 })).toEqual(['set'])
    const counts = [{ sku: code, count: 707, sequence: 7 }]
    const { body } = await machine.send<{ results: object[] }>('open/stock.sync', { counts })
    expect(body.results).toEqual([{ index: 0, outcome: 'older', newest: 42 }])
    expect(
      await sync({ sku: code, count: 708, sequence: 8 }, { sku: code, count: 707, sequence: 7, reset: true }),
    ).toEqual(['set', 'set'])
    expect(await inWarehouse()).toBe(708)
    expect(await sync({ sku: code, count: 700, sequence: 8 })).toEqual(['older'])
  })

  test('many at one moment leave the newest', async () => {
    const many = Array.from({ length: 12 }, (_, n) => ({ sku: sku!.code, count: 800 + n, sequence: 100 + n }))
    await Promise.all([...many].reverse().map((count) => sync(count)))
    expect(await inWarehouse()).toBe(811)
  })

  test('less than campaigns hold is refused, and the number stays free for a right one', async () => {
    await product.sql`update stock set held = held where brand_id = ${northTea.id}`
    const [row] = await product.sql<{ held: number }[]>`select held from stock where sku_id = ${sku!.id}`
    if (row!.held > 0) expect(await sync({ sku: sku!.code, count: row!.held - 1, sequence: 900 })).toEqual(['held'])
    expect(await sync({ sku: sku!.code, count: row!.held + 5, sequence: 900 })).toEqual(['set'])
  })
})
