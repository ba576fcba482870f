import { parseYuan, yuan } from '@/kernel/money'
import { type Costs, splitPrice, type Takes } from '@/provenance/cost-rules'

export const STATED = ['materialFen', 'labourFen', 'freightFen'] as const
export type Stated = (typeof STATED)[number]
/** Amounts as they were typed. */
export type Typed = Readonly<Record<Stated, string>>

export const NOTHING: Typed = { materialFen: '', labourFen: '', freightFen: '' }

export const typedOf = (card: Costs | null): Typed =>
  card
    ? { materialFen: yuan(card.materialFen), labourFen: yuan(card.labourFen), freightFen: yuan(card.freightFen) }
    : NOTHING

/** Null as long as one amount can't be read; an empty one is nothing spent, unless all are empty. */
export function costsOf(typed: Typed): Costs | null {
  if (STATED.every((part) => typed[part].trim() === '')) return null
  const read = STATED.map((part) => (typed[part].trim() === '' ? 0 : parseYuan(typed[part])))
  const [materialFen, labourFen, freightFen] = read
  return read.some((fen) => fen === null)
    ? null
    : { materialFen: materialFen!, labourFen: labourFen!, freightFen: freightFen! }
}

export const isWrong = (text: string): boolean => text.trim() !== '' && parseYuan(text) === null

interface Price extends Takes {
  readonly priceFen: number
}

/** What a price leaves, or by how much the costs are over it. */
export function leftOf(costs: Costs, { priceFen, platformFen, resellerFen }: Price) {
  const card = splitPrice(priceFen, costs, { platformFen, resellerFen })
  const spent = costs.materialFen + costs.labourFen + costs.freightFen + platformFen + resellerFen
  return { card, overFen: card ? 0 : spent - priceFen }
}
