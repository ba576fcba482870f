import { PROBLEMS, UNREADABLE, WAITS } from '@/catalogue/words'
import type { Problem } from '@/kernel/result'
import { words } from '../words'

/** What is wrong with a cell and how to put it right. */
export const remedyOf = (problem: Problem): string =>
  PROBLEMS[problem.code] ?? WAITS[problem.code] ?? words.import.problemUnknown(problem.code)

/** The same with the column in front, for a line of a sheet. */
export const reasonOf = (problem: Problem): string => `${words.import.column(problem.field)}${remedyOf(problem)}`

/** Why a whole file could not be read, from the facts of the refusal; empty when they do not say. */
export function whyUnreadable(facts: Readonly<Record<string, unknown>>): string {
  const why = UNREADABLE[String(facts.why)] ?? ''
  const line = typeof facts.line === 'number' && why ? words.import.unreadableAt(facts.line) : ''
  const column = typeof facts.column === 'string' ? words.import.column(facts.column) : ''
  return `${line}${why}${column}`
}
