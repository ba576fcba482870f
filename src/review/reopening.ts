import type { InputOf, OutputOf } from '@/kernel/contract'
import type { EffectOf } from '@/kernel/effect'
import { type Refusal, refuse } from '@/kernel/result'
import { type Asked, type CommandService, type Context, type Outcome, oneByOne } from '@/kernel/service'
import { iso } from '@/kernel/time'
import { queueView } from './case-views'
import type * as contract from './contract'
import { dueAfter } from './rules'
import { appendSteps } from './steps-store'
import * as store from './store'

type Reopen = InputOf<typeof contract.reopen>
type Reopened = OutputOf<typeof contract.reopen>

export const reopen: CommandService<Reopen, Reopened> = (context, asked) =>
  oneByOne(asked, (one) => reopenOne(context, one))

/** A no that nothing hangs on is taken back by a person, who says why and has the case from now on. */
async function reopenOne({ sql, now }: Context, { input, by }: Asked<Reopen>): Promise<Outcome<Reopened>> {
  const [found] = await store.lockCases(sql, [input.caseId])
  const [followed] = found ? await store.followed(sql, found) : []
  const no = whyNot(found, followed !== undefined)
  if (no || !found) return no ?? refuse('not-found')
  const { id: caseId, brandId, subject, subjectId } = found
  const dueAt = iso(now + dueAfter(subject))
  await store.reopenCase(sql, { id: caseId, ownerId: by.personId, reason: input.reason, dueAt })
  await appendSteps(
    sql,
    [{ caseId, brandId, type: 'reopened', actor: 'operator', personId: by.personId, facts: { from: found.state } }],
    now,
  )
  const [again] = await store.lockCases(sql, [caseId])
  const effect = { type: 'review-reopened', caseId, subject, subjectId, brandId, byPersonId: by.personId } as const
  return { answer: queueView(again!), effects: [effect satisfies EffectOf<'review-reopened'>] }
}

function whyNot(one: store.CaseRow | undefined, followed: boolean): Refusal | null {
  if (!one) return refuse('not-found')
  const isNo = one.state === 'needs-work' || one.state === 'declined'
  return isNo && !followed ? null : refuse('not-allowed-now', { state: one.state })
}
