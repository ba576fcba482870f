import { FAULT_ID, PROBLEMS, UNREADABLE } from '@/catalogue/words'
import type { Problem } from '@/kernel/result'
import { words } from './words'

/** What is wrong with a cell and how to put it right. */
export const remedyOf = (problem: Problem): string =>
  `${PROBLEMS[problem.code] ?? words.check.unknown(problem.code)}${faultId(problem.facts)}`

const faultId = (facts: Problem['facts']): string => (typeof facts?.id === 'string' ? FAULT_ID(facts.id) : '')

/** Why a whole file could not be read, with the place where it broke. */
export function whyUnreadable(facts: Readonly<Record<string, unknown>>): string {
  const why = UNREADABLE[String(facts.why)] ?? UNREADABLE.binary ?? ''
  const line = typeof facts.line === 'number' ? words.unreadable.at(facts.line) : ''
  const column = typeof facts.column === 'string' ? words.check.column(facts.column) : ''
  return `${line}${why}${column}${faultId(facts)}`
}
