import { CallError } from '@/app/call'
import { allBrand } from '@/campaigns/all-brand'
import type { Problem } from '@/kernel/result'
import { words } from '../words'
import { type Draft, marketOf, offerOf } from './draft'

/** The same check as the server's, on what stands in the form now. */
export function problemsOf(draft: Draft, now: number): Problem[] {
  if (!draft.product) return []
  const offer = offerOf(draft, now)
  const title: Problem[] = offer.title === '' ? [{ field: 'title', code: 'title-missing' }] : []
  return [...title, ...allBrand[draft.kind]!.check(draft.terms, marketOf(offer, draft.product, now))]
}

/** What the server said about fields; it may know more than the form, for instance stock that has just been sold. */
export function serverProblems(error: unknown): Problem[] {
  if (!(error instanceof CallError)) return []
  const { problems } = error.facts
  return Array.isArray(problems) ? problems.filter(isProblem) : []
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'field' in value && 'code' in value
}

/** The sentence beside a field, or nothing. */
export function sayAt(problems: readonly Problem[], field: string, kind: string): string | undefined {
  const problem = problems.find((one) => one.field === field)
  if (!problem) return undefined
  return problem.code === 'title-missing' ? words.studio.campaignTitleMissing : allBrand[kind]!.sentence(problem)
}
