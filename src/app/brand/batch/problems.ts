import type { CallError } from '@/app/call'
import type { Draft } from './draft'
import { words } from './words'

interface Said {
  readonly field: string
  readonly code: string
}

/** What the server found wrong, beside the field it is about. */
export function problemsIn(error: CallError | null, draft: Draft): (field: string) => string | undefined {
  const found = Array.isArray(error?.facts.problems) ? (error.facts.problems as Said[]) : []
  const taken = error?.code === 'already-done' && error.facts.field === 'number'
  return (field) => {
    if (field === 'number' && (taken || has(found, 'number')))
      return taken ? words.problems.number : words.problems.missing
    if (field === 'productId')
      return has(found, 'productId') && draft.productId === '' ? words.problems.goods : undefined
    const one = found.find((problem) => problem.field === field || problem.field === `facts.${field}`)
    if (!one) return undefined
    const isDate = field === 'madeOn' || field === 'bestBefore'
    const said = words.problems[one.code as keyof typeof words.problems]
    return said ?? (isDate ? words.problems['is no day'] : words.problems.other)
  }
}

const has = (found: readonly Said[], field: string): boolean => found.some((problem) => problem.field === field)
