import { yuan } from '@/kernel/money'
import type { KindShare, SharedOffer } from '../kind'
import type { Terms } from './terms'
import { words as all } from './words'

const words = all.share

/** What is passed on of a group buy: how many make a group, what each pays, and what happens when it does not come about. */
export const share: KindShare = {
  title: (offer) => words.title(yuan(offer.priceFen), termsOf(offer).size, offer.title),
  badge: (offer) => words.badge(termsOf(offer).size),
  seats({ status, seatsTotal, seatsPaid }) {
    const missing = seatsTotal - seatsPaid
    return status === 'open' && missing > 0 ? words.missing(missing) : words.round[status]
  },
  promise: (offer) => words.promise(termsOf(offer).hours),
  words(offer) {
    const { size, hours } = termsOf(offer)
    const { title, brandName: brand, priceFen, singlePriceFen } = offer
    const [price, single, saves] = [yuan(priceFen), yuan(singlePriceFen), yuan(singlePriceFen - priceFen)]
    return {
      short: words.short({ title, price, size }),
      plain: words.plain({ title, size, hours, brand }),
      price: words.price({ title, price, single, saves, size, hours }),
    }
  },
}

/** Terms travel as plain data; the server has checked their shape before it published them. */
const termsOf = (offer: SharedOffer) => offer.terms as unknown as Terms
