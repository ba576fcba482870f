import type { Id } from '@/kernel/id'
import type { Ms } from '@/kernel/time'
import type { Offered, World } from '../world'
import type { Market } from './market'

/** A group that waits for people, as far as those who shop here have heard of it. */
export interface Group {
  readonly roundId: Id
  readonly card: string
  readonly members: Set<Id>
  readonly endsAt: Ms
  left: number
}

/** One live campaign, who passes its card on, and what goes on in it. */
export interface Stall {
  readonly offer: Offered
  readonly campaignId: Id
  /** Cards of resellers; none has to be there. */
  readonly cards: string[]
  readonly groups: Group[]
  /** Units somebody has taken here so far: there is a limit per person. */
  readonly taken: Map<Id, number>
}

/** Every reseller picks some of the campaigns and makes a card for each. */
export async function putOut(market: Market, world: World, stalls: readonly Stall[]): Promise<void> {
  for (const [at, { owner }] of world.shops.entries()) {
    const picked = stalls.filter((_, n) => n % world.shops.length === at || market.chance.happens(0.3))
    const campaignIds = picked.map(({ campaignId }) => campaignId)
    await market.send(owner.id, 'reseller/shops.pick', { campaignIds })
    for (const stall of picked) {
      const card = await market.send<{ code: string }>(owner.id, 'reseller/sharing.share', {
        campaignId: stall.campaignId,
      })
      stall.cards.push(card.code)
    }
  }
}
