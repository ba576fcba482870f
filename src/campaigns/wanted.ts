import type { Credit, Effect } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { World } from './world'

/** What an order needs to know that no rule asks for. */
export interface Opening {
  readonly addressId: Id
  readonly credit: Credit | null
}

/** One order for each seat that was taken. */
export function openOrders(world: World, openings: ReadonlyMap<Id, Opening>): Effect[] {
  return world.heldSeats.map(({ campaignId, seat }) => {
    const campaign = world.campaigns.get(campaignId)!
    const { row } = world.goods.get(campaignId)!.get(seat.skuId)!
    return {
      type: 'open-order',
      orderId: seat.orderId,
      campaignId,
      entryId: seat.entryId,
      personId: seat.personId,
      brandId: campaign.brandId,
      skuId: seat.skuId,
      title: row.title,
      options: row.options,
      pictureUrl: row.pictureUrl,
      units: seat.units,
      unitPriceFen: seat.unitPriceFen,
      commissionRate: campaign.commissionRate,
      shipsInDays: campaign.shipsInDays,
      payBefore: seat.heldUntil,
      ...openings.get(seat.entryId)!,
    }
  })
}

/** What the rules want of the world, as effects of the house. */
export function wantedEffects(world: World): Effect[] {
  const orderOf = (entryId: Id) => world.entries.get(entryId)!.orderId
  return world.wanted.map(({ campaignId, roundId, effect }): Effect => {
    if (effect.type === 'close') return { type: 'close-order', orderId: orderOf(effect.entryId), reason: effect.reason }
    if (effect.type === 'confirm') return { type: 'confirm-order', orderId: orderOf(effect.entryId) }
    if (effect.type === 'refund')
      return { type: 'refund-order', orderId: orderOf(effect.entryId), reason: effect.reason }
    if (effect.type === 'sync-card') return { type: 'sync-card', campaignId, roundId }
    return { ...effect, once: `${effect.template}:${roundId}`, facts: { campaignId, roundId } }
  })
}
