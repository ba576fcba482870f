import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { cursorOf, pageFrom, placeOf } from '@/kernel/cursor'
import type { Effect, EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome, QueryService } from '@/kernel/service'
import { iso } from '@/kernel/time'
import type * as contract from './contract'
import { contactFindings, findings, isHarmless, mergeFindings, type Screening, screeningFindings } from './rules'
import * as store from './store'

export { findings } from './rules'

const PAGE = 50

/** Opens the cases that campaigns ask for. The outbox then asks WeChat (topic `review.screen`) and calls `screened`. */
export async function askReview(context: Context, effects: readonly EffectOf<'ask-review'>[]): Promise<void> {
  if (effects.length === 0) return
  const cases = effects.map(({ caseId, subject, subjectId, brandId, title, text, findings: given }) => {
    return {
      id: caseId,
      subject,
      subjectId,
      brandId,
      title,
      text,
      findings: mergeFindings(given, subject === 'rating' ? contactFindings(text) : findings({ title, text })),
    }
  })
  await store.openCases(context.sql, cases, context.now)
}

/** Proposals that were taken back: their open cases are closed without a decision. */
export async function dropReview(context: Context, effects: readonly EffectOf<'drop-review'>[]): Promise<void> {
  if (effects.length > 0) await store.dropCases(context.sql, effects)
}

/**
 * What WeChat's check said. Harmless cases are approved at once, the others wait for a person. Cases that somebody
 * decided meanwhile stay decided, so a repeated answer changes nothing. Returns the decisions for campaigns.
 */
export async function screened(
  context: Context,
  results: readonly (Screening & { caseId: Id })[],
): Promise<EffectOf<'review-decided'>[]> {
  if (results.length === 0) return []
  const byCase = new Map(results.map((result) => [result.caseId, result]))
  const cases = await store.lockCases(context.sql, [...byCase.keys()])
  const changes = cases
    .filter(({ state }) => state === 'screening')
    .map((one) => ({ one, found: mergeFindings(screeningFindings(byCase.get(one.id)!), one.findings) }))
    .map(({ one, found }) => ({ ...one, findings: found, state: isHarmless(found) ? 'approved' : 'waiting' }) as const)
  const saved = changes.map((one) => changeOf(one, null, one.state === 'approved' ? iso(context.now) : null))
  if (saved.length > 0) await store.saveCases(context.sql, saved)
  return changes.filter(({ state }) => state === 'approved').map((one) => decidedOf(one, null))
}

type Decide = InputOf<typeof contract.decide>
type Case = z.infer<typeof contract.reviewCase>

export const decide: CommandService<Decide, OutputOf<typeof contract.decide>> = async (context, asked) => {
  const cases = await store.lockCases(context.sql, [...new Set(asked.map(({ input }) => input.caseId))])
  const now = new Map(cases.map((one) => [one.id, one]))
  const changes: store.CaseChange[] = []
  const outcomes = asked.map((one): Outcome<Case> => {
    const decided = decideOne(one, now.get(one.input.caseId), context.now)
    if (isRefusal(decided)) return decided
    now.set(decided.id, decided)
    changes.push(changeOf(decided, one.by.personId, iso(context.now)))
    return { answer: viewOf(decided), effects: [decidedOf(decided, one.by.personId)] satisfies Effect[] }
  })
  if (changes.length > 0) await store.saveCases(context.sql, changes)
  return outcomes
}

export const cases: QueryService<InputOf<typeof contract.cases>, OutputOf<typeof contract.cases>> = async (
  { sql },
  { input },
) => {
  const page = { after: placeOf(input.cursor), limit: PAGE + 1 }
  const found = input.decided === 'yes' ? await store.decidedPage(sql, page) : await store.openPage(sql, page)
  const { items, next } = pageFrom(found, PAGE, (last) =>
    cursorOf(input.decided === 'yes' ? last.decidedAt! : last.openedAt, last.id),
  )
  return { items: items.map(viewOf), next }
}

function decideOne({ input }: Asked<Decide>, one: store.CaseRow | undefined, now: number): store.CaseRow | Refusal {
  if (!one) return refuse('not-found')
  if (one.state === 'approved' || one.state === 'rejected') return refuse('already-done', { state: one.state })
  if (!input.approved && input.reason === '') {
    return refuse('bad-input', { problems: [{ field: 'reason', code: 'reason-missing' }] })
  }
  return { ...one, state: input.approved ? 'approved' : 'rejected', reason: input.reason, decidedAt: now }
}

const changeOf = (
  { id, state, findings: found, reason }: store.CaseRow,
  decidedBy: Id | null,
  decidedAt: string | null,
): store.CaseChange => ({ id, state, findings: found, reason, decidedBy, decidedAt })

const decidedOf = (
  { id, subject, subjectId, brandId, state, reason }: store.CaseRow,
  byPersonId: Id | null,
): EffectOf<'review-decided'> => ({
  type: 'review-decided',
  caseId: id,
  subject,
  subjectId,
  brandId,
  verdict: state === 'approved' ? 'accepted' : 'declined',
  reasonCode: state === 'approved' ? null : 'other',
  reason,
  byPersonId,
})

const viewOf = ({ openedAt, decidedAt, findings: found, brandId: _, ...rest }: store.CaseRow): Case => ({
  ...rest,
  // Machine findings in front, the blocking ones first of all.
  findings: [...found].sort((a, b) => Number(b.weight === 'block') - Number(a.weight === 'block')) as Case['findings'],
  openedAt: iso(openedAt),
  decidedAt: decidedAt === null ? null : iso(decidedAt),
})

/** The words of cases that no machine has read yet. */
export const screeningOf = ({ sql }: Context, ids: readonly Id[]) => store.screeningTexts(sql, ids)
