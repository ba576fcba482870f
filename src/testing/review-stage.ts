import type { EffectOf } from '@/kernel/effect'
import { newId } from '@/kernel/id'
import { isRefusal } from '@/kernel/result'
import type { Caller } from '@/kernel/service'
import { DAY, MINUTE } from '@/kernel/time'
import { mine } from '@/review/brands'
import { decide } from '@/review/deciding'
import { cases, view } from '@/review/desk'
import { screened } from '@/review/service'
import { freshDatabase } from './db'
import { settleIn } from './settle-in'
import { bo, northTea, ovi, wen } from './world'

export const NOON = Date.UTC(2026, 3, 1, 4)
const operator = (personId: string): Caller => ({ role: 'operator', personId, visitorId: '', shopId: '', brandId: '' })
export const OVI = operator(ovi.id)
/** Bo helps out at the desk. */
export const BO = operator(bo.id)
export const WEN: Caller = { role: 'brand', personId: wen.id, visitorId: '', shopId: '', brandId: northTea.id }

export type Ask = EffectOf<'ask-review'>

/** What an area would ask of the review. */
export const effect = (title: string, more: Partial<Ask> = {}): Ask => ({
  ...{ type: 'ask-review', caseId: newId(), subject: 'campaign', subjectId: newId(), brandId: northTea.id },
  ...{ byPersonId: wen.id, title, text: '', findings: [], ...more },
})

/** No offer lacks stock in this house. */
export const nothing = async () => new Map<string, never>()

type Asked<S extends (...given: never[]) => unknown> = Parameters<S>[1] extends { input: infer I } ? I : never
type Judged = Partial<Parameters<typeof decide>[1][number]['input']>
export const NO: Judged = { verdict: 'needs-work', reasonCode: 'absolute-words', reason: '标题里的“最好”' }

function sure<T extends object>(answer: T): Exclude<T, { refused: unknown }> {
  if (isRefusal(answer)) throw new Error(answer.refused)
  return answer as Exclude<T, { refused: unknown }>
}

/** The decisions that a judgement leads to. */
export const decisionsIn = (outcome: Awaited<ReturnType<typeof decide>>[number]) => {
  if (isRefusal(outcome)) throw new Error(outcome.refused)
  return outcome.effects as EffectOf<'review-decided'>[]
}

/** The small world on a database of its own, and the review as its people use it. */
export async function openReview() {
  const db = await freshDatabase()
  await settleIn({ sql: db.sql, now: NOON - 30 * DAY, pictures: '' })
  const at = (now = NOON) => ({ sql: db.sql, now })
  return {
    db,
    at,
    listed: async (input: Partial<Asked<typeof cases>> = {}, by = OVI) =>
      sure(await cases(at(), { input: { decided: 'no', ...input }, by })),
    seen: async (caseId: string) => sure(await view(at(), { input: { caseId }, by: OVI })),
    own: async (of: 'open' | 'needs-work' | 'decided') => sure(await mine(at(), { input: { of }, by: WEN })),
    judge: async (caseIds: string[], said: Judged = {}, by = OVI) => {
      const input = { caseIds, verdict: 'accepted' as const, reasonCode: '', reason: '', ...said }
      return (await decide(at(NOON + MINUTE), [{ input, by }], nothing))[0]!
    },
    /** WeChat says yes to these. */
    pass: (...caseIds: string[]) =>
      screened(
        at(),
        caseIds.map((caseId) => ({ caseId, suggest: 'pass' as const, label: 100 })),
      ),
  }
}

export type Review = Awaited<ReturnType<typeof openReview>>
