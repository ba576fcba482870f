import { allShare } from '@/campaigns/all-share'
import type { SharedCard } from '@/sharing/service'
import { drawable } from './letters'
import type { Face } from './strokes'

/** What a shared card says, in the words of its kind and in letters that we have. */
export function faceOf(card: SharedCard): Face {
  const kind = allShare[card.kind]
  const { priceFen, singlePriceFen, round } = card
  return {
    title: drawable(card.title),
    priceFen,
    singlePriceFen,
    badge: drawable(kind?.badge(card) ?? ''),
    seats: drawable((round && kind?.seats(round)) ?? ''),
    taken: round && { paid: round.seatsPaid, total: round.seatsTotal },
    promise: drawable(kind?.promise(card) ?? ''),
    brandName: drawable(card.brandName),
    shopName: drawable(card.shopName),
  }
}
