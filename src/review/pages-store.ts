import type { Sql } from '@/kernel/db'
import type { ReviewSubject } from '@/kernel/effect'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'
import { type CaseRow, type CaseState, columns } from './store'

export interface CasePage {
  readonly after: { readonly at: string; readonly id: Id } | null
  readonly limit: number
  readonly subject?: ReviewSubject | undefined
  readonly brandId?: Id | undefined
  readonly finding?: string | undefined
  /** Null: nobody's. */
  readonly ownerId?: Id | null | undefined
  /** Only what the brand itself proposed: its buyers' words are not its business before they are shown. */
  readonly own?: boolean
}

const matching = (sql: Sql, { subject, brandId, finding, ownerId, own }: CasePage) => sql`
  ${own ? sql`c.subject <> 'rating'` : sql`true`} and ${subject ? sql`c.subject = ${subject}` : sql`true`}
  and ${brandId ? sql`c.brand_id = ${brandId}` : sql`true`}
  and ${finding ? sql`c.findings @> ${JSON.stringify([{ code: finding }])}::text::jsonb` : sql`true`}
  and ${ownerId === undefined ? sql`true` : ownerId === null ? sql`c.owner_id is null` : sql`c.owner_id = ${ownerId}`}`

/** What is still open, by its clock: nobody is forgotten, and who is late is first. */
export async function openPage(sql: Sql, page: CasePage): Promise<CaseRow[]> {
  const { after, limit } = page
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.state in ('screening', 'waiting') and ${matching(sql, page)}
      and ${after ? sql`(c.due_at, c.id) > (${after.at}, ${after.id})` : sql`true`}
    order by c.due_at, c.id limit ${limit}`
}

/** What was decided, newest first; `needsWork` is what its brand has not answered yet. */
export async function decidedPage(sql: Sql, page: CasePage, needsWork = false): Promise<CaseRow[]> {
  const { after, limit } = page
  return await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id
    where c.decided_at is not null and ${matching(sql, page)}
      and ${needsWork ? sql`c.state = 'needs-work' and not exists (${answering(sql)})` : sql`true`}
      and ${after ? sql`(c.decided_at, c.id) < (${after.at}, ${after.id})` : sql`true`}
    order by c.decided_at desc, c.id desc limit ${limit}`
}

const answering = (sql: Sql) => sql`select from review_case a where a.answers_id = c.id and a.state <> 'dropped'`

export const answered = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select c.id from review_case c where c.id = any(${ids as Id[]}::uuid[]) and exists (${answering(sql)})`

export async function openCounts(
  sql: Sql,
  { now, personId }: { now: Ms; personId: Id },
): Promise<{ open: number; late: number; mine: number; routine: number }> {
  const [row] = await sql<{ open: number; late: number; mine: number; routine: number }[]>`
    select count(*)::int as open, (count(*) filter (where due_at <= ${iso(now)}))::int as late,
      (count(*) filter (where owner_id = ${personId}))::int as mine,
      (count(*) filter (where not jsonb_path_exists(findings,
        '$[*] ? (@.weight == "block" && @.code != "wechat-review")')))::int as routine
    from review_case where state in ('screening', 'waiting')`
  return row!
}

export async function brandCounts(sql: Sql, brandId: Id): Promise<{ open: number; needsWork: number }> {
  const [row] = await sql<{ open: number; needsWork: number }[]>`
    select (count(*) filter (where state in ('screening', 'waiting')))::int as open,
      (count(*) filter (where state = 'needs-work' and not exists (${answering(sql)})))::int as "needsWork"
    from review_case c where brand_id = ${brandId} and subject <> 'rating' and state in ('screening', 'waiting', 'needs-work')`
  return row!
}

export async function oneCase(sql: Sql, id: Id): Promise<CaseRow | null> {
  const [row] = await sql<CaseRow[]>`
    select ${columns(sql)} from review_case c join brand b on b.id = c.brand_id where c.id = ${id}`
  return row ?? null
}

export const casesBefore = (sql: Sql, one: CaseRow) => sql<
  { id: Id; state: CaseState; reasonCode: string; reason: string; openedAt: Ms }[]
>`
  select id, state, reason_code as "reasonCode", reason, opened_at as "openedAt" from review_case
  where (subject_id = ${one.subjectId} or id = ${one.answersId}) and id <> ${one.id} and opened_at <= ${iso(one.openedAt)}
  order by opened_at desc, id desc limit 10`

interface Decisions {
  readonly decided: number
  readonly accepted: number
  readonly needsWork: number
  readonly declined: number
  readonly byMachine: number
}

/** What was decided about a brand's own proposals; its buyers' words are none of them. */
export async function decisionsOf(sql: Sql, of: { brandId: Id; since: Ms }): Promise<Decisions> {
  const [row] = await sql<Decisions[]>`
    select count(*)::int as decided, (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'needs-work'))::int as "needsWork",
      (count(*) filter (where state = 'declined'))::int as declined,
      (count(*) filter (where decided_by is null))::int as "byMachine"
    from review_case where brand_id = ${of.brandId} and subject <> 'rating' and decided_at >= ${iso(of.since)}`
  return row!
}

export const reasonsOf = (sql: Sql, of: { brandId: Id; since: Ms }) => sql<{ code: string; count: number }[]>`
  select reason_code as code, count(*)::int as count from review_case
  where brand_id = ${of.brandId} and subject <> 'rating' and decided_at >= ${iso(of.since)} and reason_code <> ''
  group by reason_code order by count desc, code limit 20`
