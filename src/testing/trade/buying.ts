import type { Id } from '@/kernel/id'
import { HOUR, type Ms } from '@/kernel/time'
import type { Person } from '../world'
import type { Market } from './market'
import type { Group, Stall } from './stalls'

interface Acted {
  readonly orderId: Id
  readonly roundId: Id
}

/** How often whoever gets as far as the cashier turns back there. */
const TURNS_BACK = 0.07
const JOINS_RATHER = 0.78
const BUYS_ALONE = 0.16

/** Somebody looks at a card, and perhaps buys: joins a group that waits, starts one, or buys alone. */
export async function drop(market: Market, stall: Stall, { person, now }: { person: Person; now: Ms }): Promise<void> {
  const { chance } = market
  const card = stall.cards.length > 0 && chance.happens(0.8) ? chance.of(stall.cards) : null
  const waiting = stall.groups.filter((g) => g.left > 0 && g.endsAt > now && !g.members.has(person.id))
  const mine = stall.taken.get(person.id) ?? 0
  if (mine >= stall.offer.terms.unitsPerPerson) return
  const group = waiting.length > 0 && chance.happens(JOINS_RATHER) ? waiting[0]! : null
  const type = group ? 'join' : chance.happens(BUYS_ALONE) ? 'alone' : 'start'
  const through = group?.card ?? card
  if (through) await market.send(person.id, 'visitor/sharing.visit', { code: through })
  await buy(market, stall, { person, type, group, now })
}

interface Purchase {
  readonly person: Person
  readonly type: 'join' | 'alone' | 'start'
  readonly group: Group | null
  readonly now: Ms
}

async function buy(market: Market, stall: Stall, { person, type, group, now }: Purchase): Promise<void> {
  const { sku, priceFen, singlePriceFen } = market.chance.favourite(stall.offer.goods)
  const acted = await market
    .send<Acted>(person.id, 'consumer/campaigns.act', {
      campaignId: stall.campaignId,
      ...(group ? { roundId: group.roundId } : {}),
      action: { type, skuId: sku.id, units: 1 },
      addressId: person.address.id,
      seenPriceFen: type === 'alone' ? singlePriceFen : priceFen,
    })
    // Full, over, one's limit reached: an honest refusal is part of any day.
    .catch(() => null)
  if (!acted) return
  if (market.chance.happens(TURNS_BACK)) return
  await market.pay(person.id, acted.orderId)
  stall.taken.set(person.id, (stall.taken.get(person.id) ?? 0) + 1)
  if (group) {
    group.left -= 1
    group.members.add(person.id)
  }
  if (type === 'start') stall.groups.push(await passOn(market, stall, { person, roundId: acted.roundId, now }))
}

/** Whoever starts a group passes its card on: that is how it fills. */
async function passOn(market: Market, stall: Stall, of: { person: Person; roundId: Id; now: Ms }): Promise<Group> {
  const { roundId, person, now } = of
  const { code } = await market.send<{ code: string }>(person.id, 'consumer/sharing.share', {
    campaignId: stall.campaignId,
    roundId,
  })
  const { size, hours } = stall.offer.terms
  return { roundId, card: code, members: new Set([person.id]), endsAt: now + hours * HOUR, left: size - 1 }
}
