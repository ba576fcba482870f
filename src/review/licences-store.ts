import { rows, type Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export type LicenceState = 'in-review' | 'accepted' | 'needs-work' | 'declined'

export interface LicenceRow {
  readonly brandId: Id
  readonly id: Id
  readonly kind: string
  readonly number: string
  readonly holder: string
  /** YYYY-MM-DD; null: without an end. */
  readonly validUntil: string | null
  readonly fileId: Id | null
  readonly state: LicenceState
}

const columns = (sql: Sql) => sql`
  l.brand_id as "brandId", l.id, l.kind, l.number, l.holder, to_char(l.valid_until, 'YYYY-MM-DD') as "validUntil",
  l.file_id as "fileId", l.state`

/** The papers of brands, newest first, at most a hundred each. */
export const licencesOf = (sql: Sql, brandIds: readonly Id[]) => sql<LicenceRow[]>`
  select l.* from unnest(${brandIds as Id[]}::uuid[]) as asked(id)
  cross join lateral (
    select ${columns(sql)} from licence l where l.brand_id = asked.id order by l.created_at desc, l.id desc limit 100) l`

export const lockLicences = (sql: Sql, asked: readonly { brandId: Id; id: Id }[]) => sql<LicenceRow[]>`
  select ${columns(sql)} from licence l join json_to_recordset(${rows(asked)}::json) as r("brandId" uuid, id uuid)
    on l.brand_id = r."brandId" and l.id = r.id order by l.brand_id, l.id for no key update of l`

/** Writes papers as they are handed in: they wait for a person. What was accepted stays as it was. */
export const saveLicences = (sql: Sql, list: readonly (LicenceRow & { by: Id })[], at: Ms) => sql`
  insert into licence (brand_id, id, kind, number, holder, valid_until, file_id, state, created_by, created_at)
  select "brandId", id, kind, number, holder, "validUntil", "fileId", 'in-review', by, ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, id uuid, kind text, number text, holder text,
    "validUntil" date, "fileId" uuid, by uuid)
  on conflict (brand_id, id) do update set kind = excluded.kind, number = excluded.number, holder = excluded.holder,
    valid_until = excluded.valid_until, file_id = excluded.file_id, state = 'in-review', decided_at = null
    where licence.state <> 'accepted'`

export const decideLicences = (sql: Sql, list: readonly { brandId: Id; id: Id; state: LicenceState }[], at: Ms) => sql`
  update licence l set state = r.state, decided_at = ${iso(at)}
  from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, id uuid, state text)
  where l.brand_id = r."brandId" and l.id = r.id and l.state = 'in-review'`

export const reopenLicences = (sql: Sql, list: readonly { brandId: Id; id: Id }[]) => sql<{ id: Id }[]>`
  update licence l set state = 'in-review', decided_at = null
  from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, id uuid)
  where l.brand_id = r."brandId" and l.id = r.id and l.state in ('needs-work', 'declined') returning l.id`

/** How many goods of the brand stand in each category. */
export const goodsByCategory = (sql: Sql, brandId: Id) => sql<{ category: string; goods: number }[]>`
  select category, count(*)::int as goods from product where brand_id = ${brandId} and status <> 'withdrawn'
  group by category order by goods desc limit 200`

export const licenceById = (sql: Sql, { brandId, subjectId }: { brandId: Id; subjectId: Id }) => sql<LicenceRow[]>`
  select ${columns(sql)} from licence l where l.brand_id = ${brandId} and l.id = ${subjectId}`
