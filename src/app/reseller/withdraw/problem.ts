import type { OutputOf } from '@/kernel/contract'
import { parseYuan, yuan } from '@/kernel/money'
import type { withdrawals } from '@/payments/contract'
import { words } from './words'

type Head = Pick<OutputOf<typeof withdrawals>, 'availableFen' | 'limits'>

/** What is wrong with a typed sum, said beside the field before anybody is asked; null where it may be sent. */
export function problemOf(text: string, { availableFen, limits }: Head): string | null {
  const fen = parseYuan(text)
  if (fen === null) return words.notNumber
  if (fen < limits.minFen) return words.tooLittle(yuan(limits.minFen))
  if (fen > availableFen) return words.overBalance(yuan(availableFen))
  if (fen > limits.maxFen) return words.tooMuch(yuan(limits.maxFen))
  return fen > limits.dayLeftFen ? words.overDay(yuan(limits.dayLeftFen)) : null
}

/** As much as may be taken out in one go. */
export const mostOf = ({ availableFen, limits }: Head): number =>
  Math.min(availableFen, limits.maxFen, limits.dayLeftFen)
