import { HOUR, MINUTE } from '@/kernel/time'
import { checkInvariants } from '@/testing/invariants/check'
import type { Product } from '@/testing/product'
import { crowd, openTwoShops, type TwoShops } from '@/testing/two-shops'
import { bo, lin, mei, meiShop } from '@/testing/world'

jest.setTimeout(60_000)

interface Customer {
  readonly id: string
  readonly name: string
  readonly orders: number
  readonly paidFen: number
  readonly commissionFen: number
  readonly lastAt: string
  readonly tags: string[]
}
interface List {
  readonly items: Customer[]
  readonly next: string | null
  readonly total: number
  readonly tags: { tag: string; customers: number }[]
}

let product: Product
let clients: TwoShops['clients']

beforeAll(async () => {
  const started = await openTwoShops()
  product = started.product
  clients = started.clients
})
afterAll(() => product.stop())

const list = async (who: 'mei' | 'ana', input: Record<string, string> = {}) =>
  (await clients[who].ask<List>('reseller/customers.list', input)).body
const tag = (who: 'mei' | 'ana', customerId: string, word: string) =>
  clients[who].send('reseller/customers.tag', { customerId, tag: word, on: true })
const linOf = async (who: 'mei' | 'ana') => (await list(who, { text: '林' })).items[0]!

test('who has paid is a customer, the last one first, with what went back taken off; who only looked is none', async () => {
  const { items, total, next } = await list('mei')
  expect([total, next]).toEqual([2, null])
  expect(items).toMatchObject([
    { name: '林*', orders: 2, paidFen: 11_800, commissionFen: 1_180, tags: [] },
    { name: '阿*', orders: 2, paidFen: 5_900, commissionFen: 590 },
  ])
  const { body } = await clients.mei.ask<{ pendingFen: number }>('reseller/ledger.earnings')
  expect(items.reduce((sum, one) => sum + one.commissionFen, 0)).toBe(body.pendingFen)
})

test('nothing of it says who somebody is or where to reach them', async () => {
  const { id } = await linOf('mei')
  const view = await clients.mei.ask('reseller/customers.view', { customerId: id })
  const said = JSON.stringify([await list('mei'), view.body])
  for (const secret of [
    lin.id,
    lin.openid,
    lin.name,
    lin.address.name,
    lin.address.phone,
    lin.address.detail,
    bo.name,
    bo.id,
  ])
    expect([secret, said.includes(secret)]).toEqual([secret, false])
})

test('a shop knows its own customers by ids that lead nowhere for another shop', async () => {
  const [atMei, atAna] = [await linOf('mei'), await linOf('ana')]
  expect(await list('ana')).toMatchObject({ total: 1, items: [{ orders: 1, paidFen: 5_900 }] })
  expect(atMei.id).not.toBe(atAna.id)
  expect((await clients.mei.ask('reseller/customers.view', { customerId: atAna.id })).body).toMatchObject({
    code: 'not-found',
  })
  expect((await tag('mei', atAna.id, '老顾客')).body).toMatchObject({ code: 'not-found' })
})

test('a customer opens into the orders with this shop alone', async () => {
  const { id } = (await list('mei', { text: '阿' })).items[0]!
  const { body } = await clients.mei.ask<{ items: { status: string; commissionFen: number; refundedFen: number }[] }>(
    'reseller/customers.view',
    { customerId: id },
  )
  expect(body.items).toMatchObject([
    { status: 'refunded', paidFen: 5_900, refundedFen: 5_900, commissionFen: 0, units: 1 },
    { status: 'to-ship', paidFen: 5_900, refundedFen: 0, commissionFen: 590 },
  ])
  const linView = await clients.mei.ask<{ items: unknown[] }>('reseller/customers.view', {
    customerId: (await linOf('mei')).id,
  })
  expect(linView.body.items).toHaveLength(2)
})

test('tags go on once, come off, and are no other shop’s', async () => {
  const { id } = await linOf('mei')
  expect((await tag('mei', id, ' 老顾客 ')).body).toEqual({ tags: 1 })
  expect((await tag('mei', id, '老顾客')).body).toEqual({ tags: 1 })
  expect((await tag('mei', id, '爱喝绿茶')).body).toEqual({ tags: 2 })
  expect((await linOf('mei')).tags).toEqual(['老顾客', '爱喝绿茶'])
  expect((await linOf('ana')).tags).toEqual([])
  expect(
    (await clients.mei.send('reseller/customers.tag', { customerId: id, tag: '爱喝绿茶', on: false })).body,
  ).toEqual({ tags: 1 })
  expect((await list('mei')).tags).toEqual([{ tag: '老顾客', customers: 1 }])
})

test('what is no tag is refused with what is wrong, and the ninth one too, also when all come at once', async () => {
  const { id } = (await list('mei', { text: '阿' })).items[0]!
  for (const [word, problem] of [
    ['=SUM(A1)', 'characters'],
    ['13812345678', 'contact'],
    ['一二三四五六七八九十一二三', 'too-long'],
    [' ', 'empty'],
  ]) {
    const { status, body } = await tag('mei', id, word!)
    expect([word, status, body.facts]).toEqual([word, 400, { field: 'tag', problem }])
  }
  expect((await tag('mei', id, '长'.repeat(200))).body.code).toBe('bad-input')
  const codes = await Promise.all(
    [...'甲乙丙丁戊己庚辛壬癸'].map(async (word) => (await tag('mei', id, word)).body.code ?? 'done'),
  )
  expect(codes.sort()).toEqual([...Array(8).fill('done'), 'too-large', 'too-large'])
})

test('the words of a tag stand in one place only: neither the log nor a kept answer repeats them', async () => {
  const [{ found } = { found: 0 }] = await product.sql<{ found: number }[]>`
    select (select count(*) from audit where call = 'customers.tag' and input::text like '%老顾客%')::int
      + (select count(*) from idempotency where answer::text like '%老顾客%')::int as found`
  expect(found).toBe(0)
  const [deed] = await product.sql`select input from audit where call = 'customers.tag' and outcome = 'done' limit 1`
  expect(Object.keys(deed!.input as object).sort()).toEqual(['customerId', 'on'])
})

test('what is looked for is looked for in what is shown: a whole name finds nobody', async () => {
  const found = async (input: Record<string, string>) => (await list('mei', input)).items.map(({ name }) => name)
  expect(await found({ text: '林' })).toEqual(['林*'])
  expect(await found({ text: lin.name })).toEqual([])
  expect(await found({ text: [...bo.name][1]! })).toEqual([])
  expect(await found({ text: '老顾' })).toEqual(['林*'])
  expect(await found({ tag: '老顾客' })).toEqual(['林*'])
  expect(await found({ tag: '老顾' })).toEqual([])
  expect((await clients.mei.ask('reseller/customers.list', { tag: '%' })).status).toBe(200)
  expect((await clients.mei.ask('reseller/customers.list', { text: '\0' })).status).toBe(400)
})

test('no file without a reason; with one the log says who, when, why and how many, and the file is masked', async () => {
  expect((await clients.mei.send('reseller/customers.export', { reason: ' 对账 ' })).status).toBe(400)
  await product.sql`update person set nickname = '=HYPERLINK("x")' where id = ${bo.id}`
  const { body } = await clients.mei.send<{ exportId: string; customers: number }>('reseller/customers.export', {
    reason: '月底对账',
  })
  const [logged] =
    await product.sql`select e.shop_id, e.reason, e.customers, e.at, a.person_id, a.input from customer_export e
    join audit a on a.call = 'customers.export' and a.outcome = 'done' where e.id = ${body.exportId}`
  expect(logged).toMatchObject({ shop_id: meiShop.id, reason: '月底对账', customers: 2, person_id: mei.id })
  expect(Math.abs(Number(logged!.at) - product.standin.now())).toBeLessThan(MINUTE)
  const { body: file } = await clients.mei.ask<{ csv: string; fileName: string }>('reseller/customers.file', {
    exportId: body.exportId,
  })
  const lines = file.csv.split('\r\n')
  expect(lines[0]).toBe('\uFEFF顾客,订单数,实付（元，已扣退款）,佣金（元）,最近下单,标签')
  expect(lines[1]).toMatch(/^林\*,2,118\.00,11\.80,\d{4}-\d\d-\d\d,老顾客$/)
  expect(lines[2]).toMatch(/^'=\*,2,59\.00,5\.90,/)
  expect(file.csv).not.toMatch(new RegExp(`${lin.name}|${lin.id}|${lin.address.phone}`))
  expect((await clients.ana.ask('reseller/customers.file', { exportId: body.exportId })).body.code).toBe('not-found')
  const past = await clients.mei.ask<{ items: { reason: string }[] }>('reseller/customers.exports')
  expect(past.body.items.map(({ reason }) => reason)).toEqual(['月底对账'])
  expect((await clients.ana.ask<{ items: unknown[] }>('reseller/customers.exports')).body.items).toEqual([])
  await product.standin.advance(10 * MINUTE)
  expect((await clients.mei.ask('reseller/customers.file', { exportId: body.exportId })).body.code).toBe('not-found')
})

test('ten files an hour; the eleventh says when, and the hour after it goes on', async () => {
  const ask = () => clients.mei.send('reseller/customers.export', { reason: '又要一次' })
  const replies = []
  for (let n = 0; n < 10; n++) replies.push(await ask())
  const { status, body } = replies.at(-1)!
  expect(replies.slice(0, 9).map((reply) => reply.status)).toEqual(Array(9).fill(200))
  expect([status, body.code]).toEqual([429, 'too-many'])
  const wait = Date.parse(String((body.facts as { until: string }).until)) - product.standin.now()
  expect(Math.abs(wait - 50 * MINUTE)).toBeLessThan(MINUTE)
  expect(await checkInvariants(product.sql, product.standin.now())).toEqual([])
  await product.standin.advance(HOUR)
  expect((await ask()).status).toBe(200)
})

test('who has the own data deleted is a customer without a name for it', async () => {
  await clients.lin.send('consumer/crm.erase', {})
  expect((await list('mei', { tag: '老顾客' })).items).toEqual([])
  expect((await list('mei')).total).toBe(2)
})

test('a tag that comes while the account is being closed finds nobody, and who has closed it is no customer', async () => {
  const { id } = (await list('mei')).items[0]!
  const { asked } = await product.sql.begin(async (sql) => {
    await sql`update person set openid = null, nickname = '', avatar_url = '', closed_at = now() where id = ${lin.id}`
    const asked = tag('mei', id, '走得急')
    while (!(await somebodyWaits())) await new Promise((later) => setTimeout(later, 5))
    return { asked }
  })
  expect((await asked).body.code).toBe('not-found')
  expect(await product.sql`select from customer_tag where person_id = ${lin.id}`).toHaveLength(0)
  expect((await list('mei')).total).toBe(1)
  expect((await clients.mei.ask('reseller/customers.view', { customerId: id })).body.code).toBe('not-found')
  expect((await tag('mei', id, '走了')).body.code).toBe('not-found')
})

async function somebodyWaits(): Promise<boolean> {
  const waiting = await product.sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return waiting.length > 0
}

test('many customers come page by page, each once, in either order, and soon', async () => {
  await crowd(product, 1_000)
  for (const sort of ['recent', 'orders']) {
    const seen: Customer[] = []
    let cursor: string | null = null
    do {
      const page: List = await list('mei', { sort, ...(cursor ? { cursor } : {}) })
      seen.push(...page.items)
      cursor = page.next
    } while (cursor)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1_001)
    const by = seen.map((one) => (sort === 'orders' ? one.orders : Date.parse(one.lastAt)))
    expect([...by].sort((a, b) => b - a)).toEqual(by)
  }
})
