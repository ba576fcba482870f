import { rows, type Sql } from '@/kernel/db'
import type { BrandRole } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import { iso, type Ms } from '@/kernel/time'

export interface InvitationRow {
  readonly brandId: Id
  readonly id: Id
  readonly role: BrandRole
  readonly madeBy: Id
  readonly madeAt: Ms
  readonly endsAt: Ms
}

export interface FoundInvitation extends InvitationRow {
  readonly codeHash: string
  readonly takenBy: Id | null
  readonly takenAt: Ms | null
  readonly withdrawnAt: Ms | null
  readonly makerRole: BrandRole | null
  readonly maker: string
  readonly brandName: string
  readonly logoUrl: string
}

/** Writes the ones that are new and says which. A hash is the hexadecimal of 32 bytes. */
export async function insertInvitations(
  sql: Sql,
  list: readonly (InvitationRow & { readonly codeHash: string })[],
): Promise<Set<Id>> {
  const texts = list.map((one) => ({ ...one, madeAt: iso(one.madeAt), endsAt: iso(one.endsAt) }))
  const made = await sql<{ id: Id }[]>`
    insert into invitation (brand_id, id, code_hash, role, made_by, made_at, ends_at)
    select "brandId", id, decode("codeHash", 'hex'), role, "madeBy", "madeAt", "endsAt"
    from json_to_recordset(${rows(texts)}::json) as i("brandId" uuid, id uuid, "codeHash" text, role text,
      "madeBy" uuid, "madeAt" timestamptz, "endsAt" timestamptz)
    on conflict (brand_id, id) do nothing returning id`
  return new Set(made.map(({ id }) => id))
}

/** Invitations that could be taken now, the latest first. */
export const openOf = (sql: Sql, ask: { brandId: Id; now: Ms; most: number }) => sql<
  (InvitationRow & { readonly maker: string })[]
>`
  select i.brand_id as "brandId", i.id, i.role, i.made_by as "madeBy", i.made_at as "madeAt", i.ends_at as "endsAt",
    p.nickname as maker
  from invitation i join person p on p.id = i.made_by
  where i.brand_id = ${ask.brandId} and i.taken_at is null and i.withdrawn_at is null and i.ends_at > ${iso(ask.now)}
  order by i.made_at desc, i.id desc limit ${ask.most}`

/** What stands behind codes, whatever became of it, with the role that its maker has now. */
export const byCode = (sql: Sql, hashes: readonly string[]) => sql<FoundInvitation[]>`
  select i.brand_id as "brandId", i.id, i.role, i.made_by as "madeBy", i.made_at as "madeAt", i.ends_at as "endsAt",
    encode(i.code_hash, 'hex') as "codeHash", i.taken_by as "takenBy", i.taken_at as "takenAt",
    i.withdrawn_at as "withdrawnAt", m.role as "makerRole", p.nickname as maker, b.name as "brandName", b.logo_url as "logoUrl"
  from unnest(${hashes as string[]}::text[]) as asked(hash)
  join invitation i on i.code_hash = decode(asked.hash, 'hex')
  join brand b on b.id = i.brand_id
  join person p on p.id = i.made_by
  left join member m on m.brand_id = i.brand_id and m.person_id = i.made_by and m.ended_at is null`

export const markTaken = (sql: Sql, one: { brandId: Id; id: Id; by: Id; at: Ms }) => sql`
  update invitation set taken_by = ${one.by}, taken_at = ${iso(one.at)}
  where brand_id = ${one.brandId} and id = ${one.id} and taken_at is null`

/** True for what was open until now. */
export async function withdraw(sql: Sql, one: { brandId: Id; id: Id; by: Id; at: Ms }): Promise<boolean> {
  const done = await sql`update invitation set withdrawn_by = ${one.by}, withdrawn_at = ${iso(one.at)}
    where brand_id = ${one.brandId} and id = ${one.id} and taken_at is null and withdrawn_at is null returning id`
  return done.length > 0
}

export const isThere = async (sql: Sql, { brandId, id }: { brandId: Id; id: Id }): Promise<boolean> =>
  (await sql`select from invitation where brand_id = ${brandId} and id = ${id}`).length > 0

/** Who goes takes along what they had promised to others. */
export const withdrawThoseOf = (sql: Sql, one: { brandId: Id; personId: Id; by: Id; at: Ms }) => sql`
  update invitation set withdrawn_by = ${one.by}, withdrawn_at = ${iso(one.at)}
  where brand_id = ${one.brandId} and made_by = ${one.personId} and taken_at is null and withdrawn_at is null`
