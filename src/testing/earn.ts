import { DAY, iso } from '@/kernel/time'
import { type Client, signIn } from './clients'
import type { TestStandin } from './standin'
import { lin, longjing, mei, wen } from './world'

/** A product with the named world in it. `settle` lets its errands run dry, or waits until they have. */
export interface Market {
  readonly url: string
  readonly standin: TestStandin
  settle(): Promise<void>
}

/** 30 % of nine packets at ¥59: what Mei earns by one parcel to Lin. */
export const EARNED_FEN = 15_930

/** Commission that Mei may take out, earned in earnest: offered, shared, bought, shipped, signed, and the return window over. */
export async function earn(market: Market): Promise<Client> {
  const { url, standin, settle } = market
  const [clerk, seller, buyer] = await Promise.all([wen, mei, lin].map((person) => signIn(url, standin, person)))
  const campaignId = await offer(market, clerk!)
  const { code } = (await seller!.send<{ code: string }>('reseller/sharing.share', { campaignId })).body
  await buyer!.send('visitor/sharing.visit', { code })
  const { body: placed } = await buyer!.send<{ orderId: string }>('consumer/campaigns.act', {
    campaignId,
    action: { type: 'alone', skuId: longjing.skus[0]!.id, units: 9 },
    addressId: lin.address.id,
  })
  const { body } = await buyer!.send<{ prepayId: string; params: never }>('consumer/payments.prepare', placed)
  await standin.pay(body.prepayId, { params: body.params })
  await settle()
  const { orderId } = placed
  await clerk!.send('brand/orders.ship', { parcels: [{ orderId, carrier: '顺丰', trackingNo: 'SF1234567890' }] })
  await buyer!.send('consumer/orders.sign', { orderId })
  await standin.advance(9 * DAY)
  await settle()
  return seller!
}

async function offer({ standin, settle }: Market, clerk: Client): Promise<string> {
  const { status, body } = await clerk.send<{ campaignId: string }>('brand/campaigns.publish', {
    kind: 'group-buy',
    title: longjing.title,
    productId: longjing.id,
    commissionRate: 3_000,
    shipsInDays: 3,
    startsAt: iso(standin.now()),
    endsAt: iso(standin.now() + 20 * DAY),
    goods: [{ skuId: longjing.skus[0]!.id, priceFen: 2_990, singlePriceFen: 5_900, quota: 50 }],
    terms: { size: 2, hours: 24, unitsPerPerson: 9 },
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  await settle()
  return body.campaignId
}
