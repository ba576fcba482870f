import { type BrandRole, carries, type Duty } from '@/kernel/duties'
import type { words } from '../words'

export type Part = keyof typeof words.shipping.tabs

/** What each part of the page asks of a role: its own call's duty, so that page and door agree. */
const DUTY_OF: Readonly<Record<Part, Duty>> = {
  toShip: 'shipping',
  plan: 'shipping',
  shipped: 'shipping',
  takenBack: 'taken-back',
}

/** The parts that a role sees. Whose role is not known yet sees all: the server answers for itself. */
export const partsOf = (role: BrandRole | undefined): Part[] =>
  (Object.keys(DUTY_OF) as Part[]).filter((part) => role === undefined || carries(role, DUTY_OF[part]))
