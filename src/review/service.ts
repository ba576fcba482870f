import type { EffectOf, Finding } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { judge } from './judge'
import { licencesByBrand } from './licences'
import { bundles, dueAfter, isHarmless, mergeFindings, RULES_VERSION, type Screening, screeningFindings } from './rules'
import { appendSteps, type StepDraft } from './steps-store'
import * as store from './store'

export { settleBrands } from './brands'
export { reopenLicences, settleLicences } from './licences'

type Ask = EffectOf<'ask-review'>

/**
 * Opens the cases that areas ask for: our own machine has read them when they are there. Answers which of them WeChat reads
 * in one request each; the outbox carries them there (topic `screen`) and calls `screened`.
 */
export async function askReview(context: Context, effects: readonly Ask[]): Promise<Id[][]> {
  const asked = lastOfEach(effects)
  if (asked.length === 0) return []
  const [licences, replaced] = [
    await licencesByBrand(
      context,
      asked.map(({ brandId }) => brandId),
    ),
    await store.dropCases(context.sql, await notThere(context, asked)),
  ]
  const answers = await answersOf(context, asked)
  const drafts = asked.map((one): store.NewCase => {
    const findings = judge(one, licences.get(one.brandId) ?? [], context.now)
    return {
      ...{ id: one.caseId, subject: one.subject, subjectId: one.subjectId, brandId: one.brandId },
      ...{ byPersonId: one.byPersonId, title: one.title, text: one.text, findings },
      changes: (one.changes ?? []).slice(0, 100),
      facts: factsKept(one),
      answersId: answers.get(one.caseId) ?? null,
      dueAt: iso(context.now + dueAfter(one.subject)),
    }
  })
  const opened = await store.openCases(context.sql, drafts, context.now)
  const fresh = drafts.filter(({ id }) => opened.has(id))
  await appendSteps(context.sql, [...replaced.map(replacedStep), ...fresh.flatMap(openedSteps)], context.now)
  return bundles(fresh.map(toRead))
}

/** Asked twice about one thing at once, the last word counts. */
const lastOfEach = (effects: readonly Ask[]): Ask[] => [
  ...new Map(effects.map((one) => [`${one.subject}/${one.subjectId}`, one])).values(),
]

/** A repeat of a question must not take the place of itself. */
async function notThere({ sql }: Context, asked: readonly Ask[]): Promise<Ask[]> {
  const known = new Set(
    (
      await store.lockCases(
        sql,
        asked.map(({ caseId }) => caseId),
      )
    ).map(({ id }) => id),
  )
  return asked.filter(({ caseId }) => !known.has(caseId))
}

/** Which "needs work" each proposal answers: the one it names, or the last word about the same thing. */
async function answersOf({ sql }: Context, asked: readonly Ask[]): Promise<Map<Id, Id>> {
  const named = asked.flatMap(({ answersCaseId, brandId }) =>
    answersCaseId ? [{ caseId: answersCaseId, brandId }] : [],
  )
  const may = new Set(
    (named.length > 0 ? await store.answerable(sql, named) : []).map(({ id, brandId }) => `${brandId}/${id}`),
  )
  const last = new Map((await store.toAnswer(sql, asked)).map((one) => [`${one.subject}/${one.subjectId}`, one.id]))
  return new Map(
    asked.flatMap(({ caseId, subject, subjectId, brandId, answersCaseId }): [Id, Id][] => {
      const id =
        answersCaseId && may.has(`${brandId}/${answersCaseId}`) ? answersCaseId : last.get(`${subject}/${subjectId}`)
      return id ? [[caseId, id]] : []
    }),
  )
}

const factsKept = ({ facts = {} }: Ask): NonNullable<Ask['facts']> => ({
  ...facts,
  ...(facts.pictureUrls && { pictureUrls: facts.pictureUrls.slice(0, 12) }),
  ...(facts.prices && { prices: facts.prices.slice(0, 100) }),
})

const replacedStep = ({ id, brandId }: { id: Id; brandId: Id }): StepDraft => ({
  ...{ caseId: id, brandId, type: 'dropped', actor: 'machine', personId: null },
  facts: { why: 'replaced' },
})

/** A buyer's case names nobody: steps stay for ever, buyers may leave. */
function openedSteps({ id, brandId, subject, byPersonId, answersId }: store.NewCase): StepDraft[] {
  const who =
    subject === 'rating'
      ? ({ actor: 'buyer', personId: null } as const)
      : ({ actor: 'brand', personId: byPersonId } as const)
  const opened: StepDraft = { caseId: id, brandId, type: 'opened', ...who }
  return answersId ? [opened, { caseId: answersId, brandId, type: 'answered', ...who, facts: { by: id } }] : [opened]
}

const toRead = ({ id, brandId, byPersonId, subject, title, text }: store.NewCase) => ({
  id,
  reader: `${brandId}/${byPersonId}/${sceneOf(subject)}`,
  length: [...wordsOf({ title, text })].length,
})

const wordsOf = ({ title, text }: { title: string; text: string }): string => `${title}\n${text}`
const sceneOf = (subject: Ask['subject']) => (subject === 'rating' || subject === 'rating-answer' ? 'comment' : 'forum')

/** Proposals that were taken back: their open cases are closed without a decision. */
export async function dropReview(context: Context, effects: readonly EffectOf<'drop-review'>[]): Promise<void> {
  if (effects.length === 0) return
  const who = new Map(effects.map((one) => [one.brandId, one.byPersonId]))
  const dropped = await store.dropCases(context.sql, effects)
  const steps = dropped.map(({ id, brandId }): StepDraft => {
    return {
      caseId: id,
      brandId,
      type: 'dropped',
      actor: 'brand',
      personId: who.get(brandId)!,
      facts: { why: 'taken-back' },
    }
  })
  await appendSteps(context.sql, steps, context.now)
}

export interface Screened extends Screening {
  readonly caseId: Id
  /** What else was found on the way: the machine's yes would not hold. */
  readonly findings?: readonly Finding[]
}

/**
 * What WeChat's check said. Harmless cases are accepted at once, the others wait for a person. Cases that somebody
 * decided meanwhile stay decided, so a repeated answer changes nothing. Returns the decisions.
 */
export async function screened(context: Context, results: readonly Screened[]): Promise<EffectOf<'review-decided'>[]> {
  if (results.length === 0) return []
  const byCase = new Map(results.map((result) => [result.caseId, result]))
  const cases = await store.lockCases(context.sql, [...byCase.keys()])
  const read = cases
    .filter(({ state }) => state === 'screening')
    .map((one): store.CaseRow => {
      const result = byCase.get(one.id)!
      const findings = mergeFindings(screeningFindings(result), result.findings ?? [], one.findings)
      return isHarmless(findings)
        ? { ...one, findings, state: 'accepted', ownerId: null, decidedAt: context.now }
        : { ...one, findings, state: 'waiting' }
    })
  if (read.length > 0) await store.saveCases(context.sql, read.map(changeOf))
  const accepted = read.filter(({ state }) => state === 'accepted')
  const step = { actor: 'machine', personId: null } as const
  await appendSteps(
    context.sql,
    [
      ...read.map(({ id, brandId }): StepDraft => {
        const { suggest, label } = byCase.get(id)!
        return { ...step, caseId: id, brandId, type: 'screened', facts: { suggest, label } }
      }),
      ...accepted.map(({ id, brandId }): StepDraft => {
        return { ...step, caseId: id, brandId, type: 'decided', facts: { verdict: 'accepted', rules: RULES_VERSION } }
      }),
    ],
    context.now,
  )
  return accepted.map(decidedOf)
}

export const changeOf = (one: store.CaseRow): store.CaseChange => ({
  ...{ id: one.id, state: one.state, findings: one.findings, ownerId: one.ownerId },
  ...{ reasonCode: one.reasonCode, reason: one.reason, decidedBy: one.decidedBy },
  decidedAt: one.decidedAt === null ? null : iso(one.decidedAt),
})

export const decidedOf = (one: store.CaseRow): EffectOf<'review-decided'> => ({
  type: 'review-decided',
  ...{ caseId: one.id, subject: one.subject, subjectId: one.subjectId, brandId: one.brandId },
  verdict: one.state as EffectOf<'review-decided'>['verdict'],
  reasonCode: one.reasonCode === '' ? null : one.reasonCode,
  reason: one.reason,
  byPersonId: one.decidedBy,
})

/** The words of cases that no machine has read yet, in the order they were named in, with the place they stand at. */
export async function screeningOf({ sql }: Context, ids: readonly Id[]) {
  const found = await store.screeningTexts(sql, ids)
  return found.map(({ id, openid, subject, ...said }) => {
    return { caseId: id, openid, scene: sceneOf(subject), content: wordsOf(said) } as const
  })
}

/** Open cases whose time is over are nobody's any more and stand in front, with the step that says so. */
export async function escalateLate(context: Context, most: number): Promise<void> {
  const late = await store.escalate(context.sql, context.now, most)
  const steps = late.map(({ id, brandId, ownerId }): StepDraft => {
    return {
      caseId: id,
      brandId,
      type: 'escalated',
      actor: 'clock',
      personId: null,
      facts: { owned: ownerId !== null },
    }
  })
  await appendSteps(context.sql, steps, context.now)
}
