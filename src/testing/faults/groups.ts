import { stranger } from '../clients'
import type { Product } from '../product'
import { type Buyer, crowd, offerUnits, SKU } from './place'

export interface Acted {
  readonly roundId: string
  readonly orderId: string
}

/** Groups of two (or more) on a product that does its errands when told: what fault tests play with. */
export interface Groups {
  readonly product: Product
  readonly campaignId: string
  next(): Buyer
  start(buyer: Buyer): Promise<Acted>
  join(buyer: Buyer, roundId: string): Promise<Acted>
  /** Pays at WeChat; whether the product hears of it is the stand-in's affair. */
  pay(buyer: Buyer, orderId: string): Promise<void>
  statusOf(orderId: string): Promise<string>
}

const CROWD = 60

export async function openGroups(product: Product, size = 2): Promise<Groups> {
  const campaignId = await offerUnits(product, 200, size)
  const people = await crowd(product, CROWD)
  await product.standin.people(people.map(({ openid, n }) => ({ openid, name: `顾客 ${n}` })))
  const buyers = people.values()
  const send = async <T>(buyer: Buyer, call: string, input: object): Promise<T> => {
    const { status, body } = await stranger(product.url, buyer.token).send<T>(`consumer/${call}`, input)
    if (status !== 200) throw new Error(`${call}: ${status} ${JSON.stringify(body)}`)
    return body
  }
  const act = (buyer: Buyer, type: string, roundId?: string) => {
    const { addressId } = buyer
    const where = roundId ? { campaignId, roundId } : { campaignId }
    return send<Acted>(buyer, 'campaigns.act', { ...where, action: { type, skuId: SKU, units: 1 }, addressId })
  }
  return {
    product,
    campaignId,
    next: () => buyers.next().value as Buyer,
    start: (buyer) => act(buyer, 'start'),
    join: (buyer, roundId) => act(buyer, 'join', roundId),
    async pay(buyer, orderId) {
      const { prepayId, params } = await send<{ prepayId: string; params: never }>(buyer, 'payments.prepare', {
        orderId,
      })
      const said = await product.standin.pay(prepayId, { params })
      if (said !== 'requestPayment:ok') throw new Error(said)
    },
    async statusOf(orderId) {
      const [order] = await product.sql<{ status: string }[]>`select status from orders where id = ${orderId}`
      return order?.status ?? 'not there'
    },
  }
}
