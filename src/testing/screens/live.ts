import type { Id } from '@/kernel/id'
import { DAY, HOUR } from '@/kernel/time'
import type { Product } from '../product'
import { insertPeople, settleIn } from '../settle-in'
import { inputOf, letMachinesIn, liveAMonth, openMarket, publishAll, tellOrigins, townsfolk } from '../trade'
import type { Market } from '../trade/market'
import { lin, type Person, wholeWorld } from '../world'
import { latecomer, longBuyer, longHelper, longWorld, newWorld } from './casts'
import { layOutFiles } from './imports'

const SEED = 20_261_122

export interface Lived {
  readonly market: Market
  readonly campaignIds: readonly Id[]
  readonly longCampaignId: Id
}

/** Three worlds in one database: the named one with days of trade, one in which everything is long, one that is new. */
export async function live(product: Product, of: { days: number; people: number }): Promise<Lived> {
  const { api, sql, standin } = product
  const today = standin.now()
  const from = today - of.days * DAY
  const pictures = `${standin.url}/pictures/`
  const market = openMarket({ api, seed: SEED, pull: (lever, body) => standin.control(lever, body as object) })
  await market.moveTo(from)
  const place = { sql, now: from, pictures }
  for (const world of [wholeWorld, longWorld, newWorld]) await settleIn(place, world)
  await insertPeople(place, [...townsfolk, latecomer])
  const people = [wholeWorld, longWorld, newWorld].flatMap((world) => world.people)
  await standin.people([...people, ...townsfolk, latecomer].map(({ openid, name }) => ({ openid, name })))
  const open = { from, until: today + 14 * DAY }
  const campaignIds = await publishAll(market, wholeWorld, open)
  const [longCampaignId] = (await publishAll(market, longWorld, open)) as [Id]
  await market.moveTo(from + HOUR)
  await approveAll(market)
  await tradeLong(market, longCampaignId)
  await liveAMonth(market, { world: wholeWorld, campaignIds, from, until: today, people: of.people })
  await market.moveTo(Date.now())
  await sendIn(market, { from: today, until: open.until })
  for (const world of [wholeWorld, longWorld]) {
    await tellOrigins(market, { world, today })
    await letMachinesIn(market, world)
  }
  await hesitate(market, campaignIds.at(-1)!)
  await comeLate(market, campaignIds)
  await takeSomeOut(market)
  await layOutFiles(market)
  return { market, campaignIds, longCampaignId }
}

/** Somebody has a seat and stands before the cashier at this moment. */
async function hesitate(market: Market, campaignId: Id): Promise<void> {
  const skuId = wholeWorld.offers.at(-1)!.goods[0]!.sku.id
  const action = { type: 'start', skuId, units: 1 }
  await market.send(lin.id, 'consumer/campaigns.act', { campaignId, action, addressId: lin.address.id })
}

interface Bought {
  readonly orderId: Id
  readonly roundId: Id
}

interface Purchase {
  readonly campaignId: Id
  readonly action: { readonly type: string; readonly skuId: Id; readonly units: number }
  readonly roundId?: Id
}

async function buy(market: Market, { id, address }: Person, purchase: Purchase): Promise<Bought> {
  const bought = await market.send<Bought>(id, 'consumer/campaigns.act', { ...purchase, addressId: address.id })
  await market.pay(id, bought.orderId)
  return bought
}

/** Every morning all that was bought has just left: one order waits to be shipped at any hour, one is on its way, one group waits. */
async function comeLate(market: Market, campaignIds: readonly Id[]): Promise<void> {
  const buyAs = (type: string, at: number) => {
    const skuId = wholeWorld.offers[at]!.goods[0]!.sku.id
    return buy(market, latecomer, { campaignId: campaignIds[at]!, action: { type, skuId, units: 1 } })
  }
  const { orderId } = await buyAs('alone', 0)
  const parcels = [{ orderId, carrier: '顺丰', trackingNo: 'SF1688002026118' }]
  await market.send(wholeWorld.offers[0]!.brand.clerk.id, 'brand/orders.ship', { parcels })
  await buyAs('alone', 1)
  await buyAs('start', 2)
}

interface Withdrawals {
  readonly items: readonly unknown[]
  readonly availableFen: number
}

/** A world too young for a Sunday with money in it: somebody takes half of what there is now. */
async function takeSomeOut(market: Market): Promise<void> {
  const [{ owner }] = wholeWorld.shops as [(typeof wholeWorld.shops)[number]]
  const { items, availableFen } = await market.ask<Withdrawals>(owner.id, 'reseller/payments.withdrawals', {})
  if (items.length > 0 || availableFen < 200) return
  await market.send(owner.id, 'reseller/payments.withdraw', { amountFen: Math.floor(availableFen / 2) })
  await market.runErrands()
}

interface Cases {
  readonly items: readonly { readonly id: Id }[]
}

/** What machines were not sure of, a person lets through. */
async function approveAll(market: Market): Promise<void> {
  const [ovi] = wholeWorld.operators
  const { items } = await market.ask<Cases>(ovi!.id, 'operator/review.cases', {})
  const caseIds = items.map(({ id }) => id)
  if (caseIds.length > 0) await market.send(ovi!.id, 'operator/review.decide', { caseIds, verdict: 'accepted' })
}

/** One offer waits for a person: no machine lets the best of all pass. */
async function sendIn(market: Market, open: { from: number; until: number }): Promise<void> {
  const offer = wholeWorld.offers[1]!
  const input = { ...inputOf(offer, open), title: `全网最好的${offer.product.title}` }
  await market.send(offer.brand.clerk.id, 'brand/campaigns.publish', input)
}

/** In the long world two people share a card, form a group and get a parcel; a second group waits. */
async function tradeLong(market: Market, campaignId: Id): Promise<void> {
  const [{ owner }] = longWorld.shops as [(typeof longWorld.shops)[number]]
  const [{ clerk }] = longWorld.brands as [(typeof longWorld.brands)[number]]
  const skuId = longWorld.offers[0]!.goods[0]!.sku.id
  await market.send(owner.id, 'reseller/shops.pick', { campaignIds: [campaignId] })
  const { code } = await market.send<{ code: string }>(owner.id, 'reseller/sharing.share', { campaignId })
  const follow = async (who: Person, type: string, round: { roundId?: Id } = {}) => {
    await market.send(who.id, 'visitor/sharing.visit', { code })
    return buy(market, who, { campaignId, ...round, action: { type, skuId, units: 2 } })
  }
  const first = await follow(longBuyer, 'start')
  await follow(longHelper, 'join', { roundId: first.roundId })
  const parcels = [
    { orderId: first.orderId, carrier: '邮政快递包裹', trackingNo: 'YT12345678901234567890-ABCDEF', sure: true },
  ]
  await market.send(clerk.id, 'brand/orders.ship', { parcels })
  await market.send(longBuyer.id, 'consumer/orders.sign', { orderId: first.orderId })
  const text = `${longWorld.offers[0]!.product.about}`.slice(0, 500)
  await market.send(longBuyer.id, 'consumer/ratings.rate', { orderId: first.orderId, stars: 5, text })
  await follow(longBuyer, 'start')
  for (const end of '一二三四五六七八')
    await market.send(owner.id, 'reseller/customers.tag', {
      customerId: first.orderId,
      tag: `每年春天都来买茶的${end}号楼`,
      on: true,
    })
}
