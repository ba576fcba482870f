import type { Sql } from '@/kernel/db'
import { rows } from '@/kernel/db'
import type { Finding, ReviewSubject } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export type CaseState = 'screening' | 'waiting' | 'approved' | 'rejected'

export interface CaseRow {
  readonly id: Id
  readonly subject: ReviewSubject
  readonly subjectId: Id
  readonly brandId: Id
  readonly brandName: string
  readonly title: string
  readonly text: string
  readonly findings: Finding[]
  readonly state: CaseState
  readonly reason: string
  readonly openedAt: Ms
  readonly decidedAt: Ms | null
}

export interface NewCase {
  readonly id: Id
  readonly subject: string
  readonly subjectId: Id
  readonly brandId: Id
  readonly title: string
  readonly text: string
  readonly findings: readonly Finding[]
}

/** Opens cases; a case that is there already stays as it is, so asking twice does nothing. */
export async function openCases(sql: Sql, cases: readonly NewCase[], now: Ms): Promise<void> {
  await sql`
    insert into review_case (id, subject, subject_id, brand_id, title, body, findings, state, opened_at)
    select r.id, r.subject, r."subjectId", r."brandId", r.title, r.text, r.findings, 'screening', ${iso(now)}
    from json_to_recordset(${rows(cases)}::json)
      as r(id uuid, subject text, "subjectId" uuid, "brandId" uuid, title text, text text, findings jsonb)
    on conflict (id) do nothing`
}

export const dropCases = (sql: Sql, subjects: readonly { subject: ReviewSubject; subjectId: Id }[]) => sql`
  delete from review_case c using json_to_recordset(${rows(subjects)}::json) as r(subject text, "subjectId" uuid)
  where c.subject = r.subject and c.subject_id = r."subjectId" and c.state in ('screening', 'waiting')`

const columns = (sql: Sql) => sql`
  c.id, c.subject, c.subject_id as "subjectId", c.brand_id as "brandId", b.name as "brandName", c.title, c.body as text, c.findings, c.state,
  c.reason, c.opened_at as "openedAt", c.decided_at as "decidedAt"`

/** Two deciders of one case wait for each other: the second finds it decided. */
export async function lockCases(sql: Sql, ids: readonly Id[]): Promise<CaseRow[]> {
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.id = any(${ids as Id[]}) order by c.id for no key update of c`
}

export interface CaseChange {
  readonly id: Id
  readonly state: CaseState
  readonly findings: readonly Finding[]
  readonly reason: string
  readonly decidedBy: Id | null
  /** ISO; null as long as nobody has decided. */
  readonly decidedAt: string | null
}

export async function saveCases(sql: Sql, changes: readonly CaseChange[]): Promise<void> {
  await sql`
    update review_case c set state = r.state, findings = r.findings, reason = r.reason, decided_by = r."decidedBy",
      decided_at = r."decidedAt"
    from json_to_recordset(${rows(changes)}::json) as r(
      id uuid, state text, findings jsonb, reason text, "decidedBy" uuid, "decidedAt" timestamptz)
    where c.id = r.id`
}

export interface CasePage {
  readonly after: { readonly at: string; readonly id: Id } | null
  readonly limit: number
}

/** What is still open, oldest first: nobody is forgotten. */
export async function openPage(sql: Sql, { after, limit }: CasePage): Promise<CaseRow[]> {
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.state in ('screening', 'waiting')
      and ${after ? sql`(c.opened_at, c.id) > (${after.at}, ${after.id})` : sql`true`}
    order by c.opened_at, c.id limit ${limit}`
}

/** What was decided, newest first. */
export async function decidedPage(sql: Sql, { after, limit }: CasePage): Promise<CaseRow[]> {
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.state in ('approved', 'rejected')
      and ${after ? sql`(c.decided_at, c.id) < (${after.at}, ${after.id})` : sql`true`}
    order by c.decided_at desc, c.id desc limit ${limit}`
}

/** What a machine is to read, with the openid of the person who wrote it (WeChat wants to know whose words they are). */
export const screeningTexts = (sql: Sql, ids: readonly Id[]) => sql<
  { id: Id; subject: ReviewSubject; title: string; text: string; openid: string }[]
>`
  select r.id, r.subject, r.title, r.body as text, p.openid from review_case r
  left join campaign c on r.subject = 'campaign' and c.id = r.subject_id
  left join rating_words w on r.subject <> 'campaign' and w.brand_id = r.brand_id and w.id = r.subject_id
  join person p on p.id = coalesce(c.created_by, w.person_id)
  where r.id = any(${ids as Id[]}::uuid[]) and r.state = 'screening'`
