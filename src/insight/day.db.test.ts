import { chinaDay, DAY, HOUR } from '@/kernel/time'
import { type Client, signIn } from '@/testing/clients'
import { earn } from '@/testing/earn'
import { type Product, startProduct } from '@/testing/product'
import { settleIn } from '@/testing/settle-in'
import { ana, bo, type lin, longjing, mei } from '@/testing/world'

jest.setTimeout(60_000)

interface Day {
  readonly days: { day: string; visits: number; orders: number; earnedFen: number }[]
  readonly today: { campaignId: string; visits: number; orders: number }[]
  readonly sums: Record<string, number>
  readonly todo: { what: string; count: number; fen: number; campaignId: string | null; roundId: string | null }[]
}

let product: Product
let seller: Client
let campaignId = ''

beforeAll(async () => {
  product = await startProduct()
  const { standin, sql } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  seller = await earn(product)
  const [row] = await sql`select id from campaign`
  campaignId = row!.id as string
})
afterAll(() => product.stop())

const day = async (client = seller): Promise<Day> => (await client.ask<Day>('reseller/insight.day')).body
const earnings = async () => (await seller.ask<Record<string, number>>('reseller/ledger.earnings')).body
const whats = ({ todo }: Day) => todo.map(({ what }) => what)

/** Opens Mei's card and pays for one seat. */
async function buy(person: typeof lin, action: Record<string, unknown>, roundId?: string) {
  const buyer = await signIn(product.url, product.standin, person)
  const { code } = (await seller.send<{ code: string }>('reseller/sharing.share', { campaignId })).body
  await buyer.send('visitor/sharing.visit', { code })
  const { body } = await buyer.send<{ orderId: string; roundId: string }>('consumer/campaigns.act', {
    campaignId,
    ...(roundId ? { roundId } : {}),
    action: { ...action, skuId: longjing.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  const asked = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', {
    orderId: body.orderId,
  })
  await product.standin.pay(asked.body.prepayId, { params: asked.body.params })
  await product.settle()
  return body
}

test('nine days later nothing of it stands in the seven days, and every one of them is there as zero', async () => {
  const { days, today } = await day()
  expect(days).toHaveLength(7)
  expect(days.at(-1)!.day).toBe(chinaDay(product.standin.now()))
  expect(days.every(({ visits, orders, earnedFen }) => visits + orders + earnedFen === 0)).toBe(true)
  expect(today).toEqual([])
})

test('today’s visits, orders and commission are counted, and their parts add up to them', async () => {
  const { roundId } = await buy(ana, { type: 'start' })
  await buy(bo, { type: 'alone' })
  const seen = await day()
  const today = seen.days.at(-1)!
  expect(today).toMatchObject({ visits: 2, orders: 2, earnedFen: 897 + 1_770 })
  expect(seen.today).toMatchObject([{ campaignId, visits: 2, orders: 2 }])
  expect(seen.todo[0]).toMatchObject({ what: 'short', campaignId, roundId })
})

test('the sums are the ledger’s own, and all that was ever earned is where they say it is', async () => {
  const { sums } = await day()
  const { pendingFen, availableFen, transferFen, paidFen } = await earnings()
  expect(sums).toEqual({ pendingFen, availableFen, transferFen, paidFen })
  expect(Object.values(sums).reduce((sum, fen) => sum + fen, 0)).toBe(15_930 + 897 + 1_770)
})

test('commission that may be taken out is a thing to do until it is on its way', async () => {
  expect(whats(await day())).toContain('withdraw')
  await seller.send('reseller/payments.withdraw', { amountFen: 15_930 })
  const seen = await day()
  expect(whats(seen)).not.toContain('withdraw')
  expect(seen.sums).toMatchObject({ availableFen: 0, transferFen: 15_930 })
})

test('goods never passed on and goods that are over wait for the owner, and a group that missed its time does not', async () => {
  const { sql, standin } = product
  await seller.send('reseller/shops.pick', { campaignIds: [campaignId] })
  expect(whats(await day())).not.toContain('share')
  await sql`delete from share`
  expect((await day()).todo.find(({ what }) => what === 'share')).toMatchObject({ count: 1, campaignId })
  await standin.advance(25 * HOUR)
  await product.settle()
  const after = await day()
  expect(whats(after)).not.toContain('short')
  // The seat that was given back took its commission along, on the day it went.
  expect(after.days.at(-1)!.earnedFen).toBe(-897)
  await standin.advance(20 * DAY)
  await product.settle()
  const later = await signIn(product.url, standin, mei)
  expect((await day(later)).todo.find(({ what }) => what === 'ended')).toMatchObject({ count: 1 })
})

test('another shop sees nothing of it, and who has none is shown the door', async () => {
  const other = await signIn(product.url, product.standin, bo)
  expect((await other.ask('reseller/insight.day')).status).toBe(403)
  await other.send('consumer/shops.open', { name: '阿博的店' })
  const again = await signIn(product.url, product.standin, bo)
  const seen = await day(again)
  expect(seen.days.every(({ visits, orders }) => visits + orders === 0)).toBe(true)
  expect(whats(seen)).toEqual(['pick'])
})
