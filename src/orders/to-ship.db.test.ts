import iconv from 'iconv-lite'
import { DAY, HOUR, iso, nextMidnight } from '@/kernel/time'
import { signIn } from '@/testing/clients'
import { openShippingDesk } from '@/testing/shipping-desk'
import { bo, kai, lin, longjing, wen } from '@/testing/world'

let desk: Awaited<ReturnType<typeof openShippingDesk>>
beforeAll(async () => {
  desk = await openShippingDesk()
})
afterEach(async () => expect(await desk.settled()).toEqual([]))
afterAll(() => desk.product.stop())

test('late ones come first, filters find what they say, and the board counts the same', async () => {
  const [soon, far] = [
    await desk.bought(2),
    await desk.bought(1, { client: await signIn(desk.product.url, desk.product.standin, bo), person: bo }),
  ]
  await desk.product.standin.advance(3 * DAY - 6 * HOUR)
  await desk.product.settle()
  const found = async (ask: object) => {
    const { body } = await desk.clerk.ask<{ items: { orderId: string }[]; found: number }>('brand/orders.toShip', {
      ...ask,
    })
    expect(body.found).toBe(body.items.length)
    return body.items.map((o) => o.orderId)
  }
  expect(await found({})).toEqual([soon, far])
  expect(await found({ region: '四川省' })).toEqual([far])
  expect(await found({ text: bo.address.phone.slice(-4) })).toEqual(
    bo.address.phone.slice(-4) === lin.address.phone.slice(-4) ? [soon, far] : [far],
  )
  expect(await found({ text: longjing.skus[0]!.code })).toEqual([soon, far])
  expect(await found({ skuId: longjing.skus[1]!.id })).toEqual([])
  expect(await found({ only: 'late' })).toEqual([])
  const { body: board } = await desk.clerk.ask('brand/orders.shippingBoard')
  expect(board).toMatchObject({
    total: 2,
    late: 0,
    goods: [{ skuId: longjing.skus[0]!.id, orders: 2, units: 3 }],
    days: [{ orders: 2, units: 3 }],
  })
  expect(board.regions).toContainEqual({ region: '四川省', orders: 1 })
  await desk.product.standin.advance(7 * HOUR)
  expect(await found({ only: 'late' })).toEqual([soon, far])
  expect(await found({ only: 'today' })).toEqual([])
  await desk.ship(desk.parcel(soon), desk.parcel(far))
})

test('who ships hears once a day of what has to leave soon, and others do not', async () => {
  // Nine in the morning in China: neither look below comes after midnight.
  const { standin } = desk.product
  await standin.advance(nextMidnight(standin.now()) + 9 * HOUR - standin.now())
  const orderId = await desk.bought()
  const told = () =>
    desk.product.sql`select person_id as id, facts from message where template = 'ships-soon' order by id`
  const before = (await told()).length
  await desk.product.standin.advance(3 * DAY - 6 * HOUR)
  await desk.product.settle()
  await desk.product.standin.advance(HOUR)
  await desk.product.settle()
  const after = await told()
  expect(after.slice(before)).toMatchObject([{ id: wen.id, facts: { orders: 1, late: 0 } }])
  await desk.ship(desk.parcel(orderId))
})

test.each([
  ['', '/open'],
  [longjing.skus[0]!.code, 'looked for'],
])('who ships a page and asks for the next one meets every order once, %s%s', async (text) => {
  const bought: string[] = []
  for (let n = 0; n < 23; n++) bought.push(await desk.bought())
  const page = async (cursor: string) =>
    (
      await desk.clerk.ask<{ items: { orderId: string }[]; next: string | null; found: number }>(
        'brand/orders.toShip',
        {
          ...{ text, cursor },
        },
      )
    ).body
  const first = await page('')
  expect(first.items).toHaveLength(20)
  await desk.ship(...first.items.map(({ orderId }) => desk.parcel(orderId)))
  const second = await page(first.next!)
  expect(second).toMatchObject({ found: first.found - 20, next: null })
  const met = [...first.items, ...second.items].map(({ orderId }) => orderId)
  expect(new Set(met).size).toBe(first.found)
  expect(met).toEqual(expect.arrayContaining(bought))
  await desk.ship(...second.items.map(({ orderId }) => desk.parcel(orderId)))
})

test('the list as a file has a row for each line, safe for spreadsheets, and comes back filled in', async () => {
  const orderId = await desk.bought(2)
  const { body } = await desk.clerk.ask<{ csv: string; rows: number }>('brand/orders.toShipSheet')
  expect(body.rows).toBe(1)
  expect(body.csv).toContain(`${orderId},`)
  expect(body.csv).toContain(longjing.skus[0]!.code)
  const row = {
    line: 2,
    order: orderId,
    sku: longjing.skus[0]!.code,
    units: '2',
    carrier: '顺丰',
    trackingNo: desk.number(),
  }
  const send = async (rows: object[]) =>
    (await desk.clerk.send<{ shipped: number; rows: { state: string }[] }>('brand/orders.shipRows', { rows })).body
  expect(await send([row])).toMatchObject({ shipped: 1, rows: [{ state: 'sent' }] })
  expect(await send([row])).toMatchObject({ shipped: 0, rows: [{ state: 'known' }] })
})

test('an order of another brand is as unknown as one that does not exist', async () => {
  const orderId = await desk.bought()
  const other = await signIn(desk.product.url, desk.product.standin, kai)
  const row = { line: 2, order: orderId, sku: '', units: '', carrier: '顺丰', trackingNo: desk.number() }
  const { body } = await other.send('brand/orders.checkRows', { rows: [row, { ...row, line: 3, order: iso(0) }] })
  expect(body.rows).toMatchObject([
    { state: 'wrong', orderId: null, goods: '', problem: { column: 'order', code: 'order-unknown' } },
    { state: 'wrong', orderId: null, goods: '', problem: { column: 'order', code: 'order-unknown' } },
  ])
  await desk.ship(desk.parcel(orderId))
})

test('a filled-in sheet is read whatever it was saved as; blank rows wait, faults are named by line and column', async () => {
  const [one, other, third] = [await desk.bought(), await desk.bought(), await desk.bought()]
  const { body: list } = await desk.clerk.ask<{ csv: string }>('brand/orders.toShipSheet')
  const filled = { [one]: ',顺丰,SF7000000000001', [other]: ',顺风,SF7000000000002' }
  const lines = list.csv.split('\r\n').map((line) => {
    const label = filled[line.slice(0, 36)]
    return label ? line.replace(/,,$/, label) : line
  })
  const base64 = iconv.encode(lines.join('\r\n').slice(1), 'gb18030').toString('base64')
  const { body } = await desk.clerk.send('brand/orders.checkSheet', { fileName: '待发货.csv', base64 })
  expect(body).toMatchObject({ format: 'csv', encoding: 'GB18030', left: 0 })
  const rows = body.rows as { order: string; state: string }[]
  expect(rows).toHaveLength(2)
  expect(rows.find((r) => r.order === one)).toMatchObject({ state: 'good', carrier: '顺丰速运' })
  expect(rows.find((r) => r.order === other)).toMatchObject({
    state: 'wrong',
    carrier: '顺风',
    problem: { column: 'carrier', code: 'carrier-unknown', near: expect.arrayContaining(['顺丰速运']) },
  })
  const mended = rows.map((r) => ({ ...r, carrier: '顺丰' }))
  expect((await desk.clerk.send('brand/orders.shipRows', { rows: mended })).body).toMatchObject({ shipped: 2 })
  expect((await desk.clerk.send('brand/orders.shipRows', { rows: mended })).body).toMatchObject({ shipped: 0 })
  await desk.ship(desk.parcel(third))
})

test.each([
  ['nothing', '', 'empty'],
  ['a list without numbers', '姓名,电话\n林林,138\n', 'columns-missing'],
  ['only headings', '订单号,快递公司,快递单号\n', 'no-rows'],
])('%s is refused by name and changes nothing', async (_, text, why) => {
  const base64 = Buffer.from(text).toString('base64')
  const { status, body } = await desk.clerk.send('brand/orders.checkSheet', { fileName: 'a.csv', base64 })
  expect([status, body.code, body.facts]).toEqual([422, 'file-unreadable', expect.objectContaining({ why })])
})
