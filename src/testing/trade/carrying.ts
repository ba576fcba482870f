import type { Id } from '@/kernel/id'
import { DAY, type Ms } from '@/kernel/time'
import type { Brand, Person } from '../world'
import type { Market } from './market'
import { ANSWERS, FOLLOW_UPS, voicesOf } from './voices'

interface ToShip {
  readonly items: readonly { readonly orderId: Id; readonly hoursLeft: number }[]
}

const CARRIERS = ['顺丰', '中通', '圆通', '韵达', '邮政'] as const
/** What their numbers begin with; twelve digits follow. */
const BEGINS: Readonly<Record<(typeof CARRIERS)[number], string>> = {
  顺丰: 'SF',
  中通: '78',
  圆通: 'YT',
  韵达: '4',
  邮政: '9',
}
/** Most parcels leave the next morning; some wait for the afternoon truck of the day after. */
const LEAVES_TODAY = 0.85

/** A brand's morning: what has to go out goes out, with a number each. */
export async function shipMorning(market: Market, brand: Brand): Promise<void> {
  const { chance } = market
  const { items } = await market.ask<ToShip>(brand.clerk.id, 'brand/orders.toShip', {})
  const parcels = items
    .filter(({ hoursLeft }) => hoursLeft < 24 || chance.happens(LEAVES_TODAY))
    .map(({ orderId }) => {
      const carrier = chance.favourite(CARRIERS)
      const number = `${chance.between(100_000_000, 999_999_999)}${chance.between(100, 999)}`
      return { orderId, carrier, trackingNo: BEGINS[carrier] + number }
    })
  if (parcels.length > 0) await market.send(brand.clerk.id, 'brand/orders.ship', { parcels })
}

interface Mine {
  readonly items: readonly { readonly id: Id; readonly status: string; readonly createdAt: string }[]
}
interface Lines {
  readonly lines: readonly { readonly position: number; readonly productId: Id; readonly may: string }[]
}

/** An evening at home: parcels that have come are signed for, and some are written about. */
export async function evening(
  market: Market,
  person: Person,
  of: { readonly now: Ms; categoryOf(productId: Id): string },
): Promise<void> {
  const { items } = await market.ask<Mine>(person.id, 'consumer/orders.mine', { tab: 'shipped' })
  for (const { id, createdAt } of items) {
    if (of.now - Date.parse(createdAt) < 3 * DAY || !market.chance.happens(0.6)) continue
    await market.send(person.id, 'consumer/orders.sign', { orderId: id })
    if (market.chance.happens(0.62)) await rate(market, person, { ...of, orderId: id })
  }
}

/** Most are content, few are not: five stars 62 %, four 26 %, three 8 %, fewer 4 %. */
function starsOf(market: Market): number {
  const share = market.chance.next()
  return share < 0.62 ? 5 : share < 0.88 ? 4 : share < 0.96 ? 3 : market.chance.between(1, 2)
}

async function rate(market: Market, { id: personId }: Person, of: { orderId: Id; categoryOf(productId: Id): string }) {
  const { orderId } = of
  const { lines } = await market.ask<Lines>(personId, 'consumer/ratings.ofOrder', { orderId })
  for (const { position, productId, may } of lines) {
    if (may !== 'rate') continue
    const stars = starsOf(market)
    const text = market.chance.happens(0.8) ? market.chance.of(voicesOf(of.categoryOf(productId), stars)) : ''
    await market.send(personId, 'consumer/ratings.rate', { orderId, position, stars, text })
    if (text && market.chance.happens(0.1)) {
      await market.send(personId, 'consumer/ratings.followUp', {
        orderId,
        position,
        text: market.chance.of(FOLLOW_UPS),
      })
    }
  }
}

interface Said {
  readonly items: readonly { readonly id: Id; readonly stars: number }[]
}

/** A brand that listens: it answers who was not content, and now and then who was. */
export async function answerAll(market: Market, brand: Brand): Promise<void> {
  const { items } = await market.ask<Said>(brand.clerk.id, 'brand/ratings.ofBrand', { open: 'yes' })
  for (const { id, stars } of items) {
    if (stars > 3 && !market.chance.happens(0.15)) continue
    const text = stars <= 4 ? market.chance.of(ANSWERS.slice(1)) : ANSWERS[0]
    await market.send(brand.clerk.id, 'brand/ratings.answer', { ratingId: id, text })
  }
}
