import type postgres from 'postgres'
import type { Id } from '@/kernel/id'
import { ana, bo, coldBrew, jasmine, longjing, mei, offers, type Person, type Product, wen } from '@/testing/world'
import type { Hands } from './hands'
import type { Simulator } from './simulator'
import { until } from './until'

export interface SeedParts {
  readonly sql: postgres.Sql
  readonly hands: Hands
  readonly simulator: Simulator
}

/** What a shop picks at once. */
const PICKED_MOST = 20

type Bought = { readonly orderId: Id; readonly roundId: Id }

interface Purchase {
  readonly product: Product
  readonly type: 'start' | 'join' | 'alone'
  readonly roundId?: Id
  readonly card: string
}

/**
 * A day before the visitor came: Mei's shop is arranged and her cards are out, Bo's group waits for four more, a group
 * of two is formed and has to be shipped, one parcel is on its way. Lin has done nothing yet: she is the visitor's.
 */
export async function liveALittle(parts: SeedParts, campaigns: ReadonlyMap<Product, Id>): Promise<void> {
  const { hands } = parts
  const campaignOf = (product: Product) => campaigns.get(product)!
  const asMei = <T>(path: string, input: unknown) => hands.send<T>(mei.id, { path, input })
  const buy = (person: Person, purchase: Purchase) => purchaseBy(parts, person, { ...purchase, campaignOf })

  const front = [longjing, coldBrew, jasmine].map(campaignOf)
  const rest = [...campaigns.values()].filter((id) => !front.includes(id))
  for (let at = 0; at < rest.length; at += PICKED_MOST) {
    await asMei('reseller/shops.pick', { campaignIds: rest.slice(at, at + PICKED_MOST) })
  }
  await asMei('reseller/shops.pick', { campaignIds: front })
  await asMei('reseller/shops.arrange', { campaignIds: [...front, ...rest] })
  const cardOf = async (product: Product) =>
    (await asMei<{ code: string }>('reseller/sharing.share', { campaignId: campaignOf(product) })).code

  await buy(bo, { product: coldBrew, type: 'start', card: await cardOf(coldBrew) })
  const flowers = await cardOf(jasmine)
  const led = await buy(bo, { product: jasmine, type: 'start', card: flowers })
  await buy(ana, { product: jasmine, type: 'join', roundId: led.roundId, card: flowers })
  const parcel = await buy(ana, { product: longjing, type: 'alone', card: await cardOf(longjing) })
  const parcels = [{ orderId: parcel.orderId, carrier: '顺丰', trackingNo: 'SF1688002026117' }]
  await hands.send(wen.id, { path: 'brand/orders.ship', input: { parcels } })
}

/** Opens the card, takes a seat, pays at the cashier as a person would, and waits until the shop knows. */
async function purchaseBy(
  { hands, simulator }: SeedParts,
  { id, address }: Person,
  { product, type, roundId, card, campaignOf }: Purchase & { campaignOf(product: Product): Id },
): Promise<Bought> {
  const offer = offers.find((one) => one.product === product)!
  const { sku, priceFen, singlePriceFen } = offer.goods[0]!
  const send = <T>(path: string, input: unknown) => hands.send<T>(id, { path, input })
  await send('visitor/sharing.visit', { code: card })
  const bought = await send<Bought>('consumer/campaigns.act', {
    campaignId: campaignOf(product),
    ...(roundId ? { roundId } : {}),
    action: { type, skuId: sku.id, units: 1 },
    addressId: address.id,
    seenPriceFen: type === 'alone' ? singlePriceFen : priceFen,
  })
  const { orderId } = bought
  const { prepayId, params } = await send<{ prepayId: string; params: unknown }>('consumer/payments.prepare', {
    orderId,
  })
  await simulator.pull('pay', { prepay_id: prepayId, params })
  await until(`order ${orderId} is paid`, async () => {
    const { state } = await send<{ state: string }>('consumer/payments.status', { orderId })
    return state === 'paid'
  })
  return bought
}
