import writeXlsx from 'write-excel-file/node'
import { DAY, iso } from '@/kernel/time'
import { openShippingDesk } from '@/testing/shipping-desk'
import { jasmine, longjing } from '@/testing/world'

let desk: Awaited<ReturnType<typeof openShippingDesk>>
beforeAll(async () => {
  desk = await openShippingDesk()
})
afterEach(async () => expect(await desk.settled()).toEqual([]))
afterAll(() => desk.product.stop())

interface Goods {
  readonly productId: string
  readonly batches: { id: string; number: string; left: number | null }[]
}
const done = async <T = { batchId: string }>(call: string, input: object) => {
  const { status, body } = await desk.clerk.send<T>(`brand/${call}`, input)
  if (status !== 200) throw new Error(`${call}: ${JSON.stringify(body)}`)
  return body
}
const batch = async (number: string, facts: object = {}, productId = longjing.id) => {
  const all = { region: '浙江', place: '龙坞', madeOn: '2026-01-02', ...facts }
  const { batchId } = await done('provenance.saveBatch', { productId, number, facts: all })
  return batchId
}
const published = async (...of: Parameters<typeof batch>) => {
  const batchId = await batch(...of)
  await done('provenance.publishBatch', { batchId })
  return batchId
}
const open = async () => (await desk.clerk.ask<{ goods: Goods[] }>('brand/provenance.openBatches')).body.goods
const traceOf = async (orderId: string) =>
  (await desk.buyer.ask<{ lines: { number: string }[] }>('consumer/provenance.ofOrder', { orderId })).body.lines
const told = async (orderId: string) =>
  (await desk.product.sql`select id from order_batch where order_id = ${orderId}`).length

test('a batch is offered while it is published, in date and not used up', async () => {
  const orderId = await desk.bought(2)
  expect(await open()).toEqual([])
  await batch('DRAFT')
  await published('OTHER', {}, jasmine.id)
  await published('OLD', { bestBefore: iso(desk.product.standin.now() - 2 * DAY).slice(0, 10) })
  const small = await published('SMALL', { quantity: 3 })
  expect(await open()).toMatchObject([{ productId: longjing.id, batches: [{ number: 'SMALL', left: 3 }] }])
  await desk.ship({ ...desk.parcel(orderId), batchIds: [small] })
  const next = await desk.bought(1)
  expect((await open())[0]!.batches).toMatchObject([{ left: 1 }])
  await done('provenance.assign', { batchId: small, orderIds: [next] })
  expect(await open()).toEqual([])
  const { body } = await desk.clerk.ask<{ items: object[] }>('brand/orders.toShip', { text: next })
  expect(body.items).toMatchObject([{ lines: [{ productId: longjing.id, batch: { id: small, number: 'SMALL' } }] }])
  await desk.ship(desk.parcel(next))
})

test('what leaves is written down with its batch, its buyer sees it, and the same again adds nothing', async () => {
  const [mine, other] = [await desk.bought(), await desk.bought()]
  const [first, later] = [await published('LJ-A'), await published('LJ-B')]
  const parcel = { ...desk.parcel(mine), batchIds: [first] }
  await desk.ship(parcel)
  expect(await traceOf(mine)).toMatchObject([{ number: 'LJ-A' }])
  expect(await desk.ship({ ...parcel, batchIds: [later] })).toMatchObject({ known: 1 })
  expect([await traceOf(mine), await told(mine)]).toMatchObject([[{ number: 'LJ-A' }], 1])
  await desk.ship(desk.parcel(other))
  expect(await traceOf(other)).toEqual([])
})

test('a batch that was said before stays, whatever the desk takes by itself; one of other goods is passed over', async () => {
  const orderId = await desk.bought(2)
  const [said, taken] = [await published('LJ-C'), await published('LJ-D')]
  const flowers = await published('JA-A', {}, jasmine.id)
  for (const _ of [1, 2]) await done('provenance.assign', { batchId: said, orderIds: [orderId] })
  expect(await told(orderId)).toBe(1)
  await desk.ship({ ...desk.parcel(orderId, 1), batchIds: [taken] }, { ...desk.parcel(orderId), batchIds: [flowers] })
  expect([await traceOf(orderId), await told(orderId)]).toMatchObject([[{ number: 'LJ-C' }], 1])
})

test('nothing leaves under a batch that is a draft or nobody’s', async () => {
  const orderId = await desk.bought()
  for (const batchId of [await batch('LJ-E'), orderId]) {
    const parcels = [{ ...desk.parcel(orderId), batchIds: [batchId] }]
    expect((await desk.clerk.send('brand/orders.ship', { parcels })).status).toBe(404)
    const rows = [{ line: 2, order: orderId, sku: '', units: '', carrier: '顺丰', trackingNo: desk.number() }]
    expect((await desk.clerk.send('brand/orders.shipRows', { rows, batchIds: [batchId] })).status).toBe(404)
  }
  expect(await desk.statusOf(orderId)).toBe('to-ship')
  await desk.ship(desk.parcel(orderId))
})

test('a slip says what goes in, from which batch and where to, and nothing of money; what has left is not on it', async () => {
  const orderId = await desk.bought(3)
  const gone = await desk.bought()
  await desk.ship(desk.parcel(gone), desk.parcel(orderId, 1))
  const batchId = await published('LJ-<F>')
  const ask = (input: Record<string, string>) =>
    desk.clerk.ask<{ html: string; slips: number }>('brand/orders.packingSlips', input)
  const { body } = await ask({ orderIds: `${orderId},${gone}`, batchIds: batchId })
  expect(body.slips).toBe(1)
  for (const text of [longjing.title, 'LJ-50', 'LJ-&lt;F&gt;', orderId, '第 2 个包裹', '>2<'])
    expect(body.html).toContain(text)
  expect(body.html).not.toMatch(/¥|元|<script|1[3-9]\d{9}/)
  expect((await ask({ orderIds: gone })).status).toBe(404)
  expect((await ask({ orderIds: orderId, batchIds: gone })).status).toBe(404)
  await desk.ship(desk.parcel(orderId))
})

test('the chosen orders alone go into the list to be filled in', async () => {
  const [a, b] = [await desk.bought(), await desk.bought()]
  const { body } = await desk.clerk.ask<{ csv: string; rows: number }>('brand/orders.toShipSheet', { orderIds: b })
  expect([body.rows, body.csv.includes(b), body.csv.includes(a)]).toEqual([1, true, false])
  await desk.ship(desk.parcel(a), desk.parcel(b))
})

interface Row {
  readonly line: number
  readonly state: string
  readonly trackingNo: string
  readonly problem: { column: string; code: string } | null
}
type Rows = { rows: Row[]; format: string; columns: object[]; shipped: number }

test('a workbook out of Excel: long numbers as text are kept, as numbers they are named; good rows leave once', async () => {
  const orders: string[] = []
  for (let n = 0; n < 6; n++) orders.push(await desk.bought())
  const day = { value: new Date(Date.UTC(2026, 10, 22)), format: 'yyyy/mm/dd' }
  const text = (value: string) => ({ value, type: String })
  const workbook = [
    [{ value: '11 月 22 日发货', columnSpan: 4 }],
    [null],
    ['订单号', '发货日期', '快递公司', '快递单号'],
    [text(orders[0]!), day, '圆通', text('123456789012345678')],
    [text(orders[1]!), day, '中通', 78123456789013],
    [null, null, null, null],
    // Excel keeps fifteen digits of this one, and a carrier's pattern takes what is left of it.
    [text(orders[2]!), day, '圆通', 1234567890123456],
    [text(orders[3]!), day, '圆通', { value: 123456789012345680, format: '0' }],
    [text(orders[4]!), day, '中通', day],
    [text(orders[5]!), day, '圆通', text('1234567890123450')],
  ]
  const bytes = await writeXlsx(workbook as never).toBuffer()
  const file = { fileName: '发货.xlsx', base64: Buffer.from(bytes).toString('base64') }
  const read = await done<Rows>('orders.checkSheet', file)
  expect(read).toMatchObject({
    format: 'xlsx',
    columns: [{ column: 'order' }, { column: 'carrier' }, { heading: '快递单号' }],
  })
  const seen = read.rows.map(({ line, problem, state }) => [
    line,
    problem ? `${problem.column} ${problem.code}` : state,
  ])
  expect(seen).toEqual([
    [4, 'good'],
    [5, 'good'],
    [7, 'trackingNo number-damaged'],
    [8, 'trackingNo number-damaged'],
    [9, 'trackingNo number-damaged'],
    [10, 'trackingNo number-rounded'],
  ])
  expect(read.rows.map((row) => row.trackingNo).slice(0, 2)).toEqual(['123456789012345678', '78123456789013'])
  const mended = read.rows.map((row, at) => {
    if (row.line === 10) return { ...row, sure: true }
    return at === 2 ? { ...row, trackingNo: '1234567890123456', carrier: '圆通' } : row
  })
  const first = await done<Rows>('orders.shipRows', { rows: mended.map(written) })
  expect([first.shipped, first.rows.map((row) => row.state)]).toEqual([
    4,
    ['sent', 'sent', 'sent', 'wrong', 'wrong', 'sent'],
  ])
  const again = await done<Rows>('orders.checkSheet', file)
  expect(again.rows.map((row) => row.state)).toEqual(['known', 'known', 'wrong', 'wrong', 'wrong', 'known'])
  expect((await done<Rows>('orders.shipRows', { rows: again.rows.map(written) })).shipped).toBe(0)
  for (const orderId of orders.slice(3, 5)) await desk.ship(desk.parcel(orderId))
})

const written = ({ problem: _problem, state: _state, ...row }: Row) => {
  const { line, order, sku, units, carrier, trackingNo, sure } = row as never as Record<string, unknown>
  return { line, order, sku, units, carrier, trackingNo, ...(sure ? { sure } : {}) }
}
