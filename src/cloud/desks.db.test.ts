import { randomUUID } from 'node:crypto'
import { newId } from '@/kernel/id'
import { DAY, HOUR, iso, MINUTE } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { tellStory } from '@/testing/invariants/story'
import { type Product, startProduct } from '@/testing/product'
import { kai, longjing, meiShop, northTea, ovi, type Person, wen } from '@/testing/world'

jest.setTimeout(120_000)

let product: Product
let clerk: Client
let operator: Client

beforeAll(async () => {
  product = await startProduct()
  await tellStory(product)
  const enter = (person: Person) => signIn(product.url, product.standin, person)
  clerk = await enter(wen)
  operator = await enter(ovi)
})
afterAll(() => product.stop())

interface Overview {
  readonly days: readonly { day: string; orders: number; salesFen: number; refunds: number; refundsFen: number }[]
  readonly orders: number
  readonly salesFen: number
  readonly refunds: number
  readonly refundsFen: number
  readonly done: { part: number; whole: number; rate: number | null }
  readonly refunded: { part: number; whole: number; rate: number | null }
  readonly lateNow: number
  readonly sellers: readonly { shopId: string; name: string; orders: number; salesFen: number }[]
  readonly direct: { orders: number; salesFen: number }
}
const overview = async (person: Client, days = '30') =>
  (await person.ask<Overview>('brand/insight.overview', { days })).body
const figure = async (person: Client, input: Record<string, unknown>) =>
  (await person.ask<{ items: unknown[]; count: number; paidFen: number }>('brand/insight.figure', input)).body
const one = async <T>(rows: PromiseLike<readonly unknown[]>) => (await rows)[0] as T

test('the overview adds up to the orders and to the ledger', async () => {
  const { sql } = product
  const said = await overview(clerk)
  const orders = await one<{ n: number; fen: number }>(
    sql`select count(*)::int as n, sum(paid_fen)::int as fen from orders where brand_id = ${northTea.id} and paid_fen > 0`,
  )
  const booked = await one<{ paid: number; back: number }>(
    sql`select sum(amount_fen) filter (where rule = 'paid') as paid, sum(amount_fen) filter (where rule = 'refunded') as back
      from transfer t join orders o on o.id = t.order_id where o.brand_id = ${northTea.id}`,
  )
  expect(orders.n).toBeGreaterThan(4)
  expect([said.orders, said.salesFen, said.refundsFen]).toEqual([orders.n, orders.fen, booked.back])
  expect(said.salesFen).toBe(booked.paid)
  for (const sum of ['orders', 'salesFen', 'refunds', 'refundsFen'] as const) {
    expect(said.days.reduce((total, day) => total + day[sum], 0)).toBe(said[sum])
  }
})

test('every day has its line, and a share of too few is not stated', async () => {
  const said = await overview(clerk, '7')
  expect(said.days).toHaveLength(7)
  expect(said.days.at(-1)!.day).toBe(iso(product.standin.now() + 8 * HOUR).slice(0, 10))
  expect((await overview(clerk)).done.rate).toBeNull()
  expect((await clerk.ask('brand/insight.overview', { days: 8 })).status).toBe(400)
})

test('each number opens the orders it is made of', async () => {
  const said = await overview(clerk)
  expect(await figure(clerk, { of: 'paid' })).toMatchObject({ count: said.orders, paidFen: said.salesFen })
  expect((await figure(clerk, { of: 'refunds' })).count).toBe(said.refunds)
  expect((await figure(clerk, { of: 'done' })).count).toBe(said.done.part)
  expect((await figure(clerk, { of: 'refunded' })).count).toBe(said.refunded.part)
  expect((await figure(clerk, { of: 'late' })).count).toBe(said.lateNow)
  const seller = said.sellers[0]!
  const sold = await figure(clerk, { of: 'seller', shopId: seller.shopId })
  expect([sold.count, sold.paidFen]).toEqual([seller.orders, seller.salesFen])
  expect((await figure(clerk, { of: 'direct' })).paidFen).toBe(said.direct.salesFen)
  const busy = said.days.find((day) => day.orders > 0)!
  expect((await figure(clerk, { of: 'paid', day: busy.day })).count).toBe(busy.orders)
})

test('a clerk of another brand sees nothing of it', async () => {
  const other = await signIn(product.url, product.standin, kai)
  expect(await overview(other)).toMatchObject({ orders: 0, salesFen: 0, refunds: 0, lateNow: 0, sellers: [] })
  for (const of of ['paid', 'done', 'refunded', 'refunds', 'late', 'late-shipped', 'direct']) {
    expect((await figure(other, { of })).items).toEqual([])
  }
  const { body } = await other.ask<{ items: { title: string }[] }>('brand/insight.goods')
  expect(body.items.map((item) => item.title)).not.toContain(longjing.title)
  const shelved = await other.send('brand/catalogue.shelve', { productIds: [longjing.id], status: 'withdrawn' })
  expect(shelved.body.code).toBe('not-found')
})

interface Goods {
  readonly items: readonly {
    id: string
    title: string
    status: string
    onHand: number
    toShip: number
    sellable: number
    held: number
    campaigns: readonly { title: string }[]
    problems: readonly string[]
  }[]
  readonly counts: Readonly<Record<string, number>>
}
const goods = async (input = {}) => (await clerk.ask<Goods>('brand/insight.goods', input)).body
const ofLongjing = async () => (await goods()).items.find((item) => item.id === longjing.id)!

test('the catalogue shows stock, campaigns and what is wrong, and filters by them', async () => {
  const { sql } = product
  const tea = await ofLongjing()
  const stock = await one<{ hand: number; held: number }>(
    sql`select sum(on_hand)::int as hand, sum(held)::int as held from stock t join sku s on s.id = t.sku_id where s.product_id = ${longjing.id}`,
  )
  expect([tea.sellable, tea.held]).toEqual([stock.hand, stock.held])
  expect(tea.onHand).toBe(tea.sellable + tea.held + tea.toShip)
  expect(tea.campaigns).toHaveLength(1)
  expect(tea.problems).toEqual([])
  await sql`update product set picture_urls = '{}' where id = ${longjing.id}`
  expect((await ofLongjing()).problems).toEqual(['no-picture'])
  expect((await goods({ problems: 'no-picture' })).items.map((item) => item.id)).toEqual([longjing.id])
  expect((await goods({ search: 'LJ-250' })).items.map((item) => item.id)).toEqual([longjing.id])
  expect((await goods({ inCampaign: 'yes' })).items.map((item) => item.id)).toEqual([longjing.id])
  expect((await goods()).counts).toMatchObject({ all: 4, live: 4, withdrawn: 0, inCampaign: 1, problems: 1 })
})

test('off the list a product starts no campaign, and the one that runs goes on', async () => {
  const shelve = (status: string) => clerk.send('brand/catalogue.shelve', { productIds: [longjing.id], status })
  expect((await shelve('withdrawn')).body).toEqual({ changed: 1 })
  expect((await shelve('withdrawn')).body).toEqual({ changed: 0 })
  expect(await ofLongjing()).toMatchObject({ status: 'withdrawn', problems: ['no-picture', 'withdrawn-live'] })
  const now = product.standin.now()
  const offer = {
    kind: 'group-buy',
    title: '再来一团',
    productId: longjing.id,
    commissionRate: 500,
    shipsInDays: 2,
    startsAt: iso(now),
    endsAt: iso(now + 5 * DAY),
    goods: [{ skuId: longjing.skus[2]!.id, priceFen: 4900, singlePriceFen: 5900, quota: 5 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 1 },
  }
  expect((await clerk.send('brand/campaigns.publish', offer)).body.code).toBe('goods-not-live')
  // The words and pictures that were live once need nobody's eye to come back.
  await product.sql`update product p set picture_urls = array(select jsonb_array_elements_text(v.snapshot->'pictureUrls'))
    from product_version v where v.product_id = p.id and v.version = 1 and p.id = ${longjing.id}`
  expect((await shelve('live')).body).toEqual({ changed: 1 })
  expect(await ofLongjing()).toMatchObject({ status: 'live' })
})

interface Suspense {
  readonly items: readonly {
    id: string
    kind: string
    orderId: string
    amountFen: number
    parcel: { id: string } | null
  }[]
  readonly amountFen: number
  readonly kinds: readonly { kind: string; count: number; amountFen: number }[]
  readonly held: { formingFen: number; refundingFen: number }
}
const suspense = async () => (await operator.ask<Suspense>('operator/insight.suspense')).body

test('in a house where everything went its way no money is in suspense', async () => {
  expect(await suspense()).toMatchObject({ items: [], amountFen: 0, kinds: [] })
})

test('what is held adds up to the ledger’s held account and the pending commission of groups that form', async () => {
  const { sql } = product
  const { held } = await suspense()
  const booked = await one<{ fen: number }>(sql`
    select coalesce(sum(case when credit = 'platform:held' or credit like 'shop:%' then amount_fen else 0 end), 0)
      - coalesce(sum(case when debit = 'platform:held' or debit like 'shop:%' then amount_fen else 0 end), 0) as fen
    from transfer t join orders o on o.id = t.order_id where o.status in ('forming', 'refunding')`)
  expect(held.formingFen + held.refundingFen).toBe(booked.fen)
})

test('money that stays where it should only pass is listed with its kind, oldest first', async () => {
  const { sql, standin } = product
  const paid = await sql<{ id: string; order_id: string; amount_fen: number }[]>`
    select p.id, p.order_id, p.amount_fen from payment p join orders o on o.id = p.order_id
    where o.status in ('finished', 'signed', 'to-ship') order by p.id`
  const [first, second] = [paid[0]!, paid[1]!]
  await sql`insert into refund (id, payment_id, order_id, amount_fen, reason, state, asked_at) values
    (${newId()}, ${first.id}, ${first.order_id}, 100, 'by-hand', 'abnormal', ${iso(standin.now() - 2 * DAY)}),
    (${newId()}, ${second.id}, ${second.order_id}, 200, 'by-hand', 'processing', ${iso(standin.now() - 2 * HOUR)})`
  await sql`insert into notice (id, event_type, resource, received_at, done_at) values (${randomUUID()}, 'paid',
    ${JSON.stringify({ trade: { paymentId: newId(), state: 'SUCCESS', totalFen: 990 } })}::jsonb,
    ${iso(standin.now() - 10 * MINUTE)}, ${iso(standin.now())})`
  await sql`insert into transfer (id, ref, debit, credit, amount_fen, order_id, rule, at) values
    (${newId()}, 'stray', 'outside:wechat', 'platform:held', 33, ${first.order_id}, 'paid', ${iso(standin.now())})`
  const said = await suspense()
  expect(said.items.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['refund-abnormal', 'refund-slow', 'unmatched', 'left-held']),
  )
  expect(said.items[0]!.kind).toBe('refund-abnormal')
  expect(said.amountFen).toBe(100 + 200 + 990 + 33)
  const { body } = await operator.ask<{ order: unknown; items: { rule: string }[] }>('operator/insight.movements', {
    orderId: first.order_id,
  })
  expect(body.order).toMatchObject({ brandName: northTea.name })
  expect(body.items.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['paid', 'channel-fee', 'brand-pending']))
  const desk = await operator.ask('operator/insight.desk')
  expect(desk.body).toMatchObject({ reviews: 0, deadLetters: 0, suspense: { count: 4, amountFen: said.amountFen } })
})

test('a payout that neither arrives nor comes back is listed with its shop and its account, and no other payout is', async () => {
  const { sql, standin } = product
  const ask = async (state: string, of: { asked: number; confirm?: number }) => {
    const id = newId()
    const confirm = of.confirm === undefined ? null : iso(standin.now() + of.confirm)
    await sql`insert into withdrawal (id, shop_id, person_id, gross_fen, state, asked_at, look_at, package_info, confirm_before)
      values (${id}, ${newId()}, ${newId()}, 500, ${state}, ${iso(standin.now() - of.asked)}, ${iso(standin.now())}, 'p', ${confirm})`
    return id
  }
  const mine = await one<{ id: string; grossFen: number }>(sql`
    update withdrawal set asked_at = ${iso(standin.now() - 26 * HOUR)}, confirm_before = ${iso(standin.now() - 2 * HOUR)}
    where shop_id = ${meiShop.id} and state = 'waiting' returning id, gross_fen as "grossFen"`)
  const stuck = [mine.id, await ask('processing', { asked: 3 * HOUR }), await ask('asked', { asked: 2 * HOUR })]
  await ask('asked', { asked: 10 * MINUTE })
  await ask('waiting', { asked: 20 * HOUR, confirm: 4 * HOUR })
  await ask('waiting', { asked: 24 * HOUR, confirm: -10 * MINUTE })
  const { body } = await operator.ask<Suspense>('operator/insight.suspense', { kind: 'payout-slow' })
  expect(body.items.map(({ id }) => id)).toEqual(stuck)
  expect(body.items[0]).toMatchObject({ shopName: meiShop.name, account: `shop:${meiShop.id}:transfer`, orderId: null })
  expect(body.kinds).toContainEqual({ kind: 'payout-slow', count: 3, amountFen: 1_000 + mine.grossFen })
})

test('an account opens into its movements with its balance', async () => {
  const account = 'platform:fee'
  const { body } = await operator.ask<{ balanceFen: number; items: { amountFen: number; credit: string }[] }>(
    'operator/insight.movements',
    { account },
  )
  const moved = body.items.map((item) => (item.credit === account ? item.amountFen : -item.amountFen))
  expect(moved.reduce((sum, fen) => sum + fen, 0)).toBe(body.balanceFen)
  expect((await operator.ask('operator/insight.movements')).status).toBe(400)
})
