import type { Sql } from '@/kernel/db'
import { rows } from '@/kernel/db'
import type { Finding, ProposedChange, ReviewFacts, ReviewSubject, Verdict } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export type CaseState = 'screening' | 'waiting' | Verdict | 'dropped'

export interface CaseRow {
  readonly id: Id
  readonly subject: ReviewSubject
  readonly subjectId: Id
  readonly brandId: Id
  readonly brandName: string
  readonly title: string
  readonly text: string
  readonly changes: readonly ProposedChange[]
  readonly facts: ReviewFacts
  readonly findings: readonly Finding[]
  readonly state: CaseState
  readonly ownerId: Id | null
  readonly ownerName: string | null
  readonly reasonCode: string
  readonly reason: string
  readonly answersId: Id | null
  readonly openedAt: Ms
  readonly dueAt: Ms
  readonly escalatedAt: Ms | null
  readonly decidedBy: Id | null
  readonly deciderName: string | null
  readonly decidedAt: Ms | null
}

export interface NewCase {
  readonly id: Id
  readonly subject: ReviewSubject
  readonly subjectId: Id
  readonly brandId: Id
  readonly byPersonId: Id
  readonly title: string
  readonly text: string
  readonly changes: readonly ProposedChange[]
  readonly facts: ReviewFacts
  readonly findings: readonly Finding[]
  readonly answersId: Id | null
  /** ISO. */
  readonly dueAt: string
}

/** Opens cases; one that is there already stays as it is, so asking twice does nothing. Answers which are new. */
export async function openCases(sql: Sql, cases: readonly NewCase[], now: Ms): Promise<Set<Id>> {
  const opened = await sql<{ id: Id }[]>`
    insert into review_case (id, subject, subject_id, brand_id, asked_by, title, body, changes, facts, findings, answers_id,
      state, opened_at, due_at)
    select r.id, r.subject, r."subjectId", r."brandId", r."byPersonId", r.title, r.text, r.changes, r.facts, r.findings,
      r."answersId", 'screening', ${iso(now)}, r."dueAt"
    from json_to_recordset(${rows(cases)}::json)
      as r(id uuid, subject text, "subjectId" uuid, "brandId" uuid, "byPersonId" uuid, title text, text text,
        changes jsonb, facts jsonb, findings jsonb, "answersId" uuid, "dueAt" timestamptz)
    on conflict (id) do nothing returning id`
  return new Set(opened.map(({ id }) => id))
}

export const columns = (sql: Sql) => sql`
  c.id, c.subject, c.subject_id as "subjectId", c.brand_id as "brandId", b.name as "brandName", c.title, c.body as text,
  c.changes, c.facts, c.findings, c.state, c.owner_id as "ownerId",
  (select nickname from person where id = c.owner_id) as "ownerName", c.reason_code as "reasonCode", c.reason,
  c.answers_id as "answersId", c.opened_at as "openedAt", c.due_at as "dueAt", c.escalated_at as "escalatedAt",
  c.decided_by as "decidedBy", (select nickname from person where id = c.decided_by) as "deciderName",
  c.decided_at as "decidedAt"`

/** Two deciders of one case wait for each other: the second finds it decided. */
export async function lockCases(sql: Sql, ids: readonly Id[]): Promise<CaseRow[]> {
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.id = any(${ids as Id[]}::uuid[]) order by c.id for no key update of c`
}

export interface CaseChange {
  readonly id: Id
  readonly state: CaseState
  readonly findings: readonly Finding[]
  readonly ownerId: Id | null
  readonly reasonCode: string
  readonly reason: string
  readonly decidedBy: Id | null
  /** ISO; null as long as nobody has decided. */
  readonly decidedAt: string | null
}

export async function saveCases(sql: Sql, changes: readonly CaseChange[]): Promise<void> {
  await sql`
    update review_case c set state = r.state, findings = r.findings, owner_id = r."ownerId", reason_code = r."reasonCode",
      reason = r.reason, decided_by = r."decidedBy", decided_at = r."decidedAt"
    from json_to_recordset(${rows(changes)}::json) as r(id uuid, state text, findings jsonb, "ownerId" uuid,
      "reasonCode" text, reason text, "decidedBy" uuid, "decidedAt" timestamptz)
    where c.id = r.id`
}

/** Whatever came after a case: a newer one about the same thing, or one that answers it. */
export const followed = (sql: Sql, one: CaseRow) => sql<{ id: Id }[]>`
  select c.id from review_case c where c.id <> ${one.id} and c.state <> 'dropped'
    and (c.answers_id = ${one.id}
      or c.subject = ${one.subject} and c.subject_id = ${one.subjectId} and c.opened_at >= ${iso(one.openedAt)}) limit 1`

export const reopenCase = (sql: Sql, one: { id: Id; ownerId: Id; reason: string; dueAt: string }) => sql`
  update review_case set state = 'waiting', owner_id = ${one.ownerId}, reason_code = '', reason = ${one.reason},
    decided_by = null, decided_at = null, due_at = ${one.dueAt}, escalated_at = null
  where id = ${one.id}`

export interface Subject {
  readonly subject: ReviewSubject
  readonly subjectId: Id
}

/** Closes what is open about these things without a decision. */
export const dropCases = (sql: Sql, subjects: readonly Subject[]) => sql<{ id: Id; brandId: Id }[]>`
  update review_case c set state = 'dropped', owner_id = null
  from json_to_recordset(${rows(subjects)}::json) as r(subject text, "subjectId" uuid)
  where c.subject = r.subject and c.subject_id = r."subjectId" and c.state in ('screening', 'waiting')
  returning c.id, c.brand_id as "brandId"`

/** "Needs work" that these things were told last, and that nothing has answered yet. */
export const toAnswer = (sql: Sql, subjects: readonly Subject[]) => sql<(Subject & { id: Id })[]>`
  select l.id, r.subject, r."subjectId" from json_to_recordset(${rows(subjects)}::json) as r(subject text, "subjectId" uuid)
  cross join lateral (
    select c.id, c.state from review_case c where c.subject_id = r."subjectId" and c.subject = r.subject
      and c.state <> 'dropped' order by c.opened_at desc, c.id desc limit 1) l
  where l.state = 'needs-work' and not exists (
    select from review_case a where a.answers_id = l.id and a.state <> 'dropped')`

/** Of the named cases those that this brand may answer. */
export const answerable = (sql: Sql, named: readonly { caseId: Id; brandId: Id }[]) => sql<{ id: Id; brandId: Id }[]>`
  select c.id, c.brand_id as "brandId" from json_to_recordset(${rows(named)}::json) as r("caseId" uuid, "brandId" uuid)
  join review_case c on c.id = r."caseId" and c.brand_id = r."brandId" and c.state = 'needs-work'
  where not exists (select from review_case a where a.answers_id = c.id and a.state <> 'dropped')`

/** What a machine is to read, with the openid of the person who wrote it (WeChat wants to know whose words they are). */
export const screeningTexts = (sql: Sql, ids: readonly Id[]) => sql<
  { id: Id; subject: ReviewSubject; title: string; text: string; openid: string }[]
>`
  select r.id, r.subject, r.title, r.body as text, p.openid from review_case r join person p on p.id = r.asked_by
  where r.id = any(${ids as Id[]}::uuid[]) and r.state = 'screening' and p.openid is not null order by r.id`

/** Open cases whose time is over: nobody owns them any more. */
export const escalate = (sql: Sql, now: Ms, most: number) => sql<{ id: Id; brandId: Id; ownerId: Id | null }[]>`
  with late as (
    select id, owner_id from review_case where state in ('screening', 'waiting') and due_at <= ${iso(now)}
      and escalated_at is null order by due_at limit ${most} for update skip locked)
  update review_case c set escalated_at = ${iso(now)}, owner_id = null from late where c.id = late.id
  returning c.id, c.brand_id as "brandId", late.owner_id as "ownerId"`
