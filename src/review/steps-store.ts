import { rows, type Sql } from '@/kernel/db'
import { type Id, newId } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export type StepType =
  | 'opened'
  | 'screened'
  | 'taken'
  | 'handed-back'
  | 'escalated'
  | 'decided'
  | 'answered'
  | 'reopened'
  | 'dropped'
export type Actor = 'brand' | 'buyer' | 'operator' | 'machine' | 'clock'

/** Codes and numbers only: steps are never changed, so no words of anybody may be in them. */
export interface StepDraft {
  readonly caseId: Id
  readonly brandId: Id
  readonly type: StepType
  readonly actor: Actor
  readonly personId: Id | null
  readonly facts?: Readonly<Record<string, unknown>>
}

export async function appendSteps(sql: Sql, steps: readonly StepDraft[], at: Ms): Promise<void> {
  if (steps.length === 0) return
  const drafts = steps.map((step) => ({ facts: {}, ...step, id: newId() }))
  await sql`
    insert into review_step (brand_id, case_id, id, type, actor, person_id, facts, at)
    select r."brandId", r."caseId", r.id, r.type, r.actor, r."personId", r.facts, ${iso(at)}
    from json_to_recordset(${rows(drafts)}::json)
      as r("brandId" uuid, "caseId" uuid, id uuid, type text, actor text, "personId" uuid, facts jsonb)`
}

export interface StepRow {
  readonly caseId: Id
  readonly type: StepType
  readonly actor: Actor
  readonly name: string | null
  readonly facts: Record<string, unknown>
  readonly at: Ms
}

const STEPS_MAX = 200

export const stepsOf = (sql: Sql, caseIds: readonly Id[]) => sql<StepRow[]>`
  select s."caseId", s.type, s.actor, s.name, s.facts, s.at from unnest(${caseIds as Id[]}::uuid[]) as asked(id)
  cross join lateral (
    select case_id as "caseId", type, actor, facts, at, t.id, (select nickname from person where person.id = person_id) as name
    from review_step t where case_id = asked.id order by t.at, t.id limit ${STEPS_MAX}) s
  order by s."caseId", s.at, s.id`
