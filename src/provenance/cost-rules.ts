import { assertFen, type Fen } from '@/kernel/money'

/** What the brand states for one unit. */
export interface Costs {
  readonly materialFen: Fen
  readonly labourFen: Fen
  readonly freightFen: Fen
}

/** What others take of one unit at a price; computed from what they really take, never typed. */
export interface Takes {
  readonly platformFen: Fen
  readonly resellerFen: Fen
}

/** Where every fen of a price goes. */
export interface CostCard extends Costs, Takes {
  readonly brandFen: Fen
  readonly priceFen: Fen
}

export const costOf = ({ materialFen, labourFen, freightFen }: Costs): Fen => materialFen + labourFen + freightFen

/** What the price leaves to the brand is the rest, so that the parts always add up; null where nothing would be left to pay with. */
export function splitPrice(priceFen: Fen, costs: Costs, takes: Takes): CostCard | null {
  const brandFen = assertFen(priceFen) - costOf(costs) - takes.platformFen - takes.resellerFen
  return brandFen < 0 ? null : { ...costs, ...takes, brandFen, priceFen }
}

export const PARTS = ['materialFen', 'labourFen', 'freightFen', 'brandFen', 'platformFen', 'resellerFen'] as const

/** The one thing a cost card must do. */
export const addsUp = (card: CostCard): boolean => PARTS.reduce((sum, part) => sum + card[part], 0) === card.priceFen

/** Whole percents for eyes, largest remainder: they add up to 100 as the fen add up to the price. */
export function percentsOf(card: CostCard): number[] {
  const exact = PARTS.map((part) => (card[part] * 100) / card.priceFen)
  const percents = exact.map(Math.floor)
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((a, b) => b.rest - a.rest || a.i - b.i)
  const left = 100 - percents.reduce((sum, n) => sum + n, 0)
  for (const { i } of order.slice(0, left)) percents[i]! += 1
  return percents
}
