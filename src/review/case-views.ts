import type { z } from 'zod'
import { iso, type Ms } from '@/kernel/time'
import type { ownCase } from './brand-contract'
import type { caseView, reviewCase } from './contract'
import type { StepRow } from './steps-store'
import type { CaseRow } from './store'

const time = (at: Ms | null) => (at === null ? null : iso(at))

/** A case as it stands in the queue of operators. */
export function queueView(one: CaseRow): z.infer<typeof reviewCase> {
  const { id, subject, subjectId, brandId, brandName, title, state, findings, reasonCode, reason } = one
  return {
    ...{ id, subject, subjectId, brandId, brandName, title, state, reasonCode, reason },
    findings: findings as z.infer<typeof reviewCase>['findings'],
    changes: one.changes.length,
    owner: one.ownerId === null ? null : { personId: one.ownerId, name: one.ownerName ?? '' },
    openedAt: iso(one.openedAt),
    dueAt: iso(one.dueAt),
    escalated: one.escalatedAt !== null,
    answers: one.answersId !== null,
    decidedAt: time(one.decidedAt),
    decidedBy: one.deciderName,
  }
}

const stepView = ({ type, actor, facts, at }: StepRow) => ({ type, actor, facts, at: iso(at) })

export interface Around {
  readonly steps: readonly StepRow[]
  readonly before: readonly { id: string; state: CaseRow['state']; reasonCode: string; reason: string; openedAt: Ms }[]
  readonly decisions: { readonly accepted: number; readonly needsWork: number; readonly declined: number }
  readonly fileId: string | null
}

/** One case with everything around it. */
export function fullView(one: CaseRow, { steps, before, decisions, fileId }: Around): z.infer<typeof caseView> {
  const { accepted, needsWork, declined } = decisions
  return {
    ...queueView(one),
    text: one.text,
    changes: [...one.changes],
    pictureUrls: [...(one.facts.pictureUrls ?? [])],
    category: one.facts.category ?? '',
    prices: [...(one.facts.prices ?? [])],
    fileId,
    steps: steps.map((step) => ({ ...stepView(step), name: step.actor === 'buyer' ? '' : (step.name ?? '') })),
    before: before.map(({ openedAt, ...rest }) => ({ ...rest, openedAt: iso(openedAt) })),
    brand: { accepted, needsWork, declined },
  }
}

/** The same for its brand: people of the platform are a role. */
export function ownView(
  one: CaseRow,
  { steps, answered }: { steps: readonly StepRow[]; answered: boolean },
): z.infer<typeof ownCase> {
  const { id, subject, subjectId, title, state, openedAt, dueAt, escalated, decidedAt, reasonCode, reason, findings } =
    queueView(one)
  return {
    ...{ id, subject, subjectId, title, state, openedAt, dueAt, escalated, decidedAt, reasonCode, reason, findings },
    changes: [...one.changes],
    decidedBy: one.decidedAt === null ? null : one.decidedBy === null ? 'machine' : 'operator',
    mayAnswer: one.state === 'needs-work' && !answered,
    steps: steps.map(stepView),
  }
}
