import { rows, type Sql } from '@/kernel/db'
import type { ProposedChange } from '@/kernel/effect'
import type { Id } from '@/kernel/id'

export interface BrandRow {
  readonly id: Id
  readonly name: string
  readonly about: string
  readonly city: string
  readonly logoUrl: string
}

/** Brands as buyers see them, locked: two proposals at one moment are compared with the same truth. */
export const lockBrands = (sql: Sql, ids: readonly Id[]) => sql<BrandRow[]>`
  select id, name, about, city, logo_url as "logoUrl" from brand where id = any(${ids as Id[]}::uuid[])
  order by id for no key update`

export const brandById = (sql: Sql, id: Id) => sql<BrandRow[]>`
  select id, name, about, city, logo_url as "logoUrl" from brand where id = ${id}`

/** What was accepted, field by field; a null stays as it is. */
export const saveBrands = (
  sql: Sql,
  list: readonly { id: Id; name: string | null; about: string | null; city: string | null; logoUrl: string | null }[],
) => sql`
  update brand b set name = coalesce(r.name, b.name), about = coalesce(r.about, b.about), city = coalesce(r.city, b.city),
    logo_url = coalesce(r."logoUrl", b.logo_url)
  from json_to_recordset(${rows(list)}::json) as r(id uuid, name text, about text, city text, "logoUrl" text)
  where b.id = r.id`

export const changesOf = (sql: Sql, caseIds: readonly Id[]) => sql<{ id: Id; changes: ProposedChange[] }[]>`
  select id, changes from review_case where id = any(${caseIds as Id[]}::uuid[])`

export const waitingChanges = (sql: Sql, brandId: Id) => sql<{ changes: ProposedChange[] }[]>`
  select changes from review_case
  where subject = 'brand' and subject_id = ${brandId} and state in ('screening', 'waiting')`
