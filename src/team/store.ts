import { rows, type Sql } from '@/kernel/db'
import type { BrandRole } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface MemberRow {
  readonly brandId: Id
  readonly id: Id
  readonly personId: Id
  readonly role: BrandRole
  readonly since: Ms
  readonly givenBy: Id | null
}

/** Whoever changes a team waits here for whoever else does: owners are counted before one of them goes. */
export const lockBrands = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from brand where id = any(${ids as Id[]}::uuid[]) order by id for no key update`

/** The brands that somebody works for now. */
export const membershipsOf = (sql: Sql, personId: Id) => sql<(MemberRow & { readonly brandName: string })[]>`
  select m.brand_id as "brandId", m.id, m.person_id as "personId", m.role, m.since, m.given_by as "givenBy",
    b.name as "brandName"
  from member m join brand b on b.id = m.brand_id
  where m.person_id = ${personId} and m.ended_at is null order by m.since, m.brand_id limit 20`

/** A row's only change: it ends. */
export async function endMembers(
  sql: Sql,
  list: readonly Pick<MemberRow, 'brandId' | 'id'>[],
  end: { by: Id; at: Ms },
): Promise<void> {
  await sql`update member m set ended_at = greatest(m.since, ${iso(end.at)}), ended_by = ${end.by}
    from json_to_recordset(${rows(list)}::json) as r("brandId" uuid, id uuid)
    where m.brand_id = r."brandId" and m.id = r.id and m.ended_at is null`
}

/** Other owners that a brand has now. */
export async function otherOwners(sql: Sql, brandId: Id, personId: Id): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from member
    where brand_id = ${brandId} and role = 'owner' and ended_at is null and person_id <> ${personId}`
  return found!.n
}
