import { type Client, signIn } from './clients'
import { checkInvariants } from './invariants/check'
import { longjingOffer } from './longjing-offer'
import { type Product, startProduct } from './product'
import { settleIn } from './settle-in'
import { lin, longjing, type Person, wen } from './world'

export interface SentParcel {
  readonly parcelId: string
  readonly orderId: string
  readonly trackingNo: string
  readonly nth: number
  readonly of: number
  readonly corrections: object[]
  readonly mayCorrect: { yes: boolean; why: string | null }
  readonly wechat: { state: string; code: string | null; at: string | null; again: boolean }
}

interface Told {
  readonly orders: readonly {
    transactionId: string
    shipping: { state: number; finished: number; parcels: { trackingNo: string }[]; delayTo: number | null }
  }[]
}

/** North Tea with Longjing on offer, its clerk Wen, and Lin who buys: what tests of parcels need. */
export async function openShippingDesk() {
  const product = await startProduct()
  const { sql, url, standin } = product
  await settleIn({ sql, now: standin.now(), pictures: '' })
  const [clerk, buyer] = [await signIn(url, standin, wen), await signIn(url, standin, lin)]
  const campaignId = await offer(product, clerk, 3)
  let numbers = 0
  const number = () => `SF${1_000_000_000_000 + ++numbers}`
  return {
    product,
    clerk,
    buyer,
    number,
    offer: (shipsInDays: number) => offer(product, clerk, shipsInDays),
    /** Bought alone and paid: ready to leave. */
    bought: (units = 1, of: Partial<Purchase> = {}) =>
      bought(product, { client: buyer, person: lin, campaignId, units, ...of }),
    parcel: (orderId: string, units?: number, trackingNo = number()) => ({
      orderId,
      carrier: '顺丰',
      trackingNo,
      ...(units && { lines: [{ position: 0, units }] }),
    }),
    ship: async (...parcels: object[]) => (await clerk.send('brand/orders.ship', { parcels })).body,
    statusOf: async (id: string) => (await sql`select status from orders where id = ${id}`)[0]!.status as string,
    /** The parcels of an order as the desk lists them, the first first. */
    async sentOf(orderId: string): Promise<SentParcel[]> {
      const { body } = await clerk.ask<{ items: SentParcel[] }>('brand/orders.shipped', { text: orderId })
      return [...body.items].reverse()
    },
    /** What WeChat has of an order: asked there, not in the house. */
    async atWechat(orderId: string) {
      const [paid] = await sql`select transaction_id as no from payment where order_id = ${orderId}`
      const told = (await (await fetch(`${standin.url}/control/state`)).json()) as Told
      const { shipping } = told.orders.find((o) => o.transactionId === paid!.no)!
      return { ...shipping, parcels: shipping.parcels.map((p) => p.trackingNo) }
    },
    /** After each test: no trouble is left on the line, and every law holds. */
    async settled() {
      await standin.faults({ reset: true })
      await product.settle()
      return checkInvariants(sql)
    },
  }
}

async function offer(product: Product, clerk: Client, shipsInDays: number): Promise<string> {
  const terms = longjingOffer(product.standin.now(), { size: 2, unitsPerPerson: 90, quota: 90 })
  const { body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', { ...terms, shipsInDays })
  await product.settle()
  return body.campaignId
}

interface Purchase {
  readonly client: Client
  readonly person: Person
  readonly campaignId: string
  readonly units: number
}

async function bought(product: Product, { client, person, campaignId, units }: Purchase): Promise<string> {
  const action = { type: 'alone', skuId: longjing.skus[0]!.id, units }
  const asked = { campaignId, action, addressId: person.address.id }
  const { orderId } = (await client.send<{ orderId: string }>('consumer/campaigns.act', asked)).body
  const { body } = await client.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await product.standin.pay(body.prepayId, { params: body.params })
  await product.settle()
  return orderId
}
