import { rows, type Sql } from '@/kernel/db'
import type { BrandRole } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface NewMember {
  readonly brandId: Id
  readonly id: Id
  readonly personId: Id
  readonly role: BrandRole
  readonly since: Ms
  readonly givenBy: Id | null
}

export interface MemberRow extends NewMember {
  readonly name: string
  readonly avatarUrl: string
  /** Of who gave the role. */
  readonly giver: string | null
}

/** Whoever changes a team waits here for whoever else does: owners are counted before one of them goes. */
export const lockBrands = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from brand where id = any(${ids as Id[]}::uuid[]) order by id for no key update`

/** Who begins to work somewhere does so once at a time, and not while the account is being closed. */
export const lockPeople = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id }[]>`
  select id from person where id = any(${ids as Id[]}::uuid[]) and closed_at is null order by id for no key update`

/** Who works for a brand now, owners first, then by time. */
export const membersOf = (sql: Sql, brandId: Id, most: number) => sql<MemberRow[]>`
  select m.brand_id as "brandId", m.id, m.person_id as "personId", m.role, m.since, m.given_by as "givenBy",
    p.nickname as name, p.avatar_url as "avatarUrl", g.nickname as giver
  from member m join person p on p.id = m.person_id left join person g on g.id = m.given_by
  where m.brand_id = ${brandId} and m.ended_at is null order by m.role <> 'owner', m.since, m.id limit ${most}`

/** The brands that somebody works for now. */
export const membershipsOf = (sql: Sql, personId: Id) => sql<(NewMember & { readonly brandName: string })[]>`
  select m.brand_id as "brandId", m.id, m.person_id as "personId", m.role, m.since, m.given_by as "givenBy",
    b.name as "brandName"
  from member m join brand b on b.id = m.brand_id
  where m.person_id = ${personId} and m.ended_at is null order by m.since, m.brand_id limit 20`

export async function insertMembers(sql: Sql, list: readonly NewMember[]): Promise<void> {
  await sql`insert into member (brand_id, id, person_id, role, since, given_by)
    select "brandId", id, "personId", role, since, "givenBy"
    from json_to_recordset(${rows(list.map((m) => ({ ...m, since: iso(m.since) })))}::json)
      as m("brandId" uuid, id uuid, "personId" uuid, role text, since timestamptz, "givenBy" uuid)`
}

/** A row's only change: it ends. */
export async function endMembers(
  sql: Sql,
  list: readonly Pick<NewMember, 'brandId' | 'id'>[],
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
