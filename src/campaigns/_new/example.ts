import type { Example } from '../kind'

/** The demo world opens one campaign like this. */
export const example: Example = {
  terms: { unitsPerPerson: 2 },
  priceRate: 7000,
  commissionRate: 1000,
  quota: 200,
  days: 7,
  shipsInDays: 3,
}
