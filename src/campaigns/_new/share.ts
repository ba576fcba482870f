import { yuan } from '@/kernel/money'
import type { KindShare } from '../kind'
import { words as all } from './words'

const words = all.share

/** What is passed on: one price, first come first served. */
export const share: KindShare = {
  title: ({ priceFen, title }) => words.title(yuan(priceFen), title),
  badge: () => words.badge,
  seats: ({ status }) => words.seats[status],
  promise: () => words.promise,
  words: ({ title, brandName, priceFen, singlePriceFen }) => ({
    short: words.short(title, yuan(priceFen)),
    plain: words.plain(title, brandName),
    price: words.price(title, yuan(priceFen), yuan(singlePriceFen)),
  }),
}
