import type { Example } from '../kind'
import type { Terms } from './terms'

const terms: Terms = { size: 3, hours: 24, unitsPerPerson: 2 }

/** Three people and a day to find each other: the size that most groups have. */
export const example: Example = {
  terms: { ...terms },
  priceRate: 5_500,
  commissionRate: 1_200,
  quota: 300,
  days: 14,
  shipsInDays: 3,
}
