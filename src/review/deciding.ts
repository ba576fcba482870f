import type { z } from 'zod'
import type { InputOf, OutputOf } from '@/kernel/contract'
import type { EffectOf } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { isRefusal, type Refusal, refuse } from '@/kernel/result'
import type { Asked, CommandService, Context, Outcome } from '@/kernel/service'
import type { Ms } from '@/kernel/time'
import { queueView } from './case-views'
import type * as contract from './contract'
import { verdictsFor } from './rules'
import { changeOf, decidedOf } from './service'
import { appendSteps, type StepDraft } from './steps-store'
import * as store from './store'
import { REASONS, reasonText } from './words'

type Decide = InputOf<typeof contract.decide>
type Decided = OutputOf<typeof contract.decide>
type Case = z.infer<typeof contract.reviewCase>

/** Cases as earlier requests of the same list have left them. */
type Now = Map<Id, store.CaseRow>

/** What stands against going live beside the review: by case. Whatever it names can't, all others can together. */
export type Hindered = (context: Context, offers: readonly store.CaseRow[]) => Promise<ReadonlyMap<Id, Refusal>>

export async function decide(
  context: Context,
  asked: readonly Asked<Decide>[],
  hindered: Hindered,
): Promise<Outcome<Decided>[]> {
  const ids = [...new Set(asked.flatMap(({ input }) => input.caseIds))]
  const now: Now = new Map((await store.lockCases(context.sql, ids)).map((one) => [one.id, one]))
  const hinders = await hindered(context, offersIn(asked, now))
  const all: store.CaseRow[] = []
  const outcomes = asked.map((one): Outcome<Decided> => {
    const wrong = whyNotSaid(one.input)
    if (wrong) return wrong
    const results = [...new Set(one.input.caseIds)].map((id) => ({
      id,
      result: decideOne(one, now.get(id), { now: context.now, hinders }),
    }))
    const decided = results.flatMap(({ result }) => (isRefusal(result) ? [] : [result]))
    const passed = results.flatMap(({ id, result }) => (isRefusal(result) ? [{ id, result }] : []))
    if (decided.length === 0) return passed[0]!.result
    for (const row of decided) now.set(row.id, row)
    all.push(...decided)
    return {
      answer: {
        decided: decided.map(queueView),
        passedOver: passed.map(({ id, result }) => ({ caseId: id, why: result.refused })),
      },
      effects: decided.map(decidedOf) satisfies EffectOf<'review-decided'>[],
    }
  })
  if (all.length > 0) {
    await store.saveCases(context.sql, all.map(changeOf))
    await appendSteps(context.sql, all.map(decidedStep), context.now)
  }
  return outcomes
}

/** Open offers that somebody says yes to. */
function offersIn(asked: readonly Asked<Decide>[], now: Now): store.CaseRow[] {
  const ids = asked.flatMap(({ input }) => (input.verdict === 'accepted' ? input.caseIds : []))
  const found = [...new Set(ids)].flatMap((id) => now.get(id) ?? [])
  return found.filter((one) => one.subject === 'campaign' && whyNotTouch(one) === null)
}

/** A no without a reason of the list is none; "other" says in words what the list does not. */
function whyNotSaid({ verdict, reasonCode, reason }: Decide): Refusal | null {
  if (verdict === 'accepted') return null
  const known = REASONS[reasonCode]
  const code = !known
    ? 'reason-missing'
    : !known.for.includes(verdict)
      ? 'reason-not-for-this'
      : reasonCode === 'other' && reason === ''
        ? 'words-missing'
        : null
  if (code === null) return null
  const field = code === 'words-missing' ? 'reason' : 'reasonCode'
  return refuse('bad-input', { problems: [{ field, code }] })
}

interface Around {
  readonly now: Ms
  readonly hinders: ReadonlyMap<Id, Refusal>
}

function decideOne(
  { input, by }: Asked<Decide>,
  one: store.CaseRow | undefined,
  { now, hinders }: Around,
): store.CaseRow | Refusal {
  const no = whyNotTouch(one)
  if (no || !one) return no ?? refuse('not-found')
  if (one.ownerId !== null && one.ownerId !== by.personId) return refuse('not-allowed-now', { owner: one.ownerName })
  if (!verdictsFor(one.subject).includes(input.verdict)) {
    return refuse('bad-input', { problems: [{ field: 'verdict', code: 'not-for-buyers-words' }] })
  }
  const accepted = input.verdict === 'accepted'
  const hinder = accepted ? hinders.get(one.id) : undefined
  if (hinder) return hinder
  return {
    ...one,
    state: input.verdict,
    reasonCode: accepted ? '' : input.reasonCode,
    reason: accepted ? input.reason : reasonText(input.reasonCode, input.reason),
    ownerId: by.personId,
    decidedBy: by.personId,
    decidedAt: now,
  }
}

function whyNotTouch(one: store.CaseRow | undefined): Refusal | null {
  if (!one) return refuse('not-found')
  return one.state === 'screening' || one.state === 'waiting' ? null : refuse('already-done', { state: one.state })
}

const decidedStep = ({ id, brandId, decidedBy, state, reasonCode }: store.CaseRow): StepDraft => ({
  ...{ caseId: id, brandId, type: 'decided', actor: 'operator', personId: decidedBy },
  facts: { verdict: state, ...(reasonCode && { reasonCode }) },
})

type Take = InputOf<typeof contract.take>

export const take: CommandService<Take, Case> = async (context, asked) => {
  const ids = [...new Set(asked.map(({ input }) => input.caseId))]
  const now: Now = new Map((await store.lockCases(context.sql, ids)).map((one) => [one.id, one]))
  const changed = new Map<Id, store.CaseRow>()
  const steps: StepDraft[] = []
  const outcomes = asked.map((one): Outcome<Case> => {
    const moved = takeOne(one, now.get(one.input.caseId))
    if (isRefusal(moved)) return moved
    now.set(moved.id, moved)
    changed.set(moved.id, moved)
    const type = one.input.how === 'hand-back' ? 'handed-back' : 'taken'
    steps.push({ caseId: moved.id, brandId: moved.brandId, type, actor: 'operator', personId: one.by.personId })
    return { answer: queueView(moved) }
  })
  if (changed.size > 0) await store.saveCases(context.sql, [...changed.values()].map(changeOf))
  await appendSteps(context.sql, steps, context.now)
  const names = new Map(
    (await store.lockCases(context.sql, [...changed.keys()])).map((one) => [one.id, queueView(one)]),
  )
  return outcomes.map((outcome) => (isRefusal(outcome) ? outcome : { answer: names.get(outcome.answer.id)! }))
}

function takeOne({ input, by }: Asked<Take>, one: store.CaseRow | undefined): store.CaseRow | Refusal {
  const no = whyNotTouch(one)
  if (no || !one) return no ?? refuse('not-found')
  const mine = one.ownerId === by.personId
  const may = { take: one.ownerId === null || mine, 'hand-back': mine, 'take-over': true }[input.how]
  if (!may) return refuse('not-allowed-now', { owner: one.ownerName })
  return { ...one, ownerId: input.how === 'hand-back' ? null : by.personId }
}
