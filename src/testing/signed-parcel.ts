import type { Client } from './clients'
import type { Product } from './product'
import type { Product as Goods, Person } from './world'

interface Parcel {
  readonly campaignId: string
  readonly goods: Goods
  readonly buyer: Client
  readonly person: Person
  readonly clerk: Client
}

/** Somebody has bought alone, paid, and signed for the parcel; answers the order. */
export async function signedParcel(product: Product, { campaignId, goods, buyer, person, clerk }: Parcel) {
  const acted = await buyer.send<{ orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action: { type: 'alone', skuId: goods.skus[0]!.id, units: 1 },
    addressId: person.address.id,
  })
  const { orderId } = acted.body
  const asked = await buyer.send<{ prepayId: string; params: never }>('consumer/payments.prepare', { orderId })
  await product.standin.pay(asked.body.prepayId, { params: asked.body.params })
  await product.settle()
  const trackingNo = `SF${BigInt(`0x${orderId.slice(-10)}`)}`.padEnd(14, '0')
  await clerk.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo }] })
  const signed = await buyer.send('consumer/orders.sign', { orderId })
  if (signed.status !== 200) throw new Error(`not signed: ${JSON.stringify(signed.body)}`)
  return orderId
}
