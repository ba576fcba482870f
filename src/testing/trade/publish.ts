import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import type { Offered, World } from '../world'
import type { Market } from './market'

interface Open {
  readonly from: Ms
  readonly until: Ms
}

/** Every brand sends its offers in, in the world's order. The last one sent in stands first in every list. */
export async function publishAll(market: Market, { offers }: World, open: Open): Promise<Id[]> {
  const ids: Id[] = []
  for (const offer of [...offers].reverse()) ids.unshift(await publish(market, offer, open))
  return ids
}

async function publish(market: Market, offer: Offered, open: Open): Promise<Id> {
  const input = inputOf(offer, open)
  const { campaignId } = await market.send<{ campaignId: Id }>(offer.brand.clerk.id, 'brand/campaigns.publish', input)
  return campaignId
}

/** An offer of the world as its brand sends it in. */
export function inputOf(offer: Offered, { from, until }: Open) {
  const { kind, terms, product, commissionRate, goods } = offer
  return {
    kind,
    title: product.title,
    productId: product.id,
    commissionRate,
    shipsInDays: product.shipsInDays,
    startsAt: iso(from),
    endsAt: iso(until),
    goods: goods.map(({ sku, ...prices }) => ({ skuId: sku.id, ...prices })),
    terms,
  }
}
