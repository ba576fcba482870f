import type { Sql } from '@/kernel/db'
import type { Id } from '@/kernel/id'
import type { Scope } from '@/kernel/scopes'
import { iso, type Ms } from '@/kernel/time'

export interface KeyRow {
  readonly id: Id
  readonly name: string
  readonly prefix: string
  readonly scopes: Scope[]
  readonly perMinute: number
  readonly madeBy: string
  readonly madeAt: Ms
  readonly endsAt: Ms
  readonly usedAt: Ms | null
  readonly revokedAt: Ms | null
  readonly makerIsOwner: boolean
}

export interface NewKey {
  readonly brandId: Id
  readonly id: Id
  readonly name: string
  readonly prefix: string
  readonly hash: Buffer
  readonly scopes: readonly Scope[]
  readonly madeBy: Id
  readonly madeAt: Ms
  readonly endsAt: Ms
}

/**
 * A key can do no more than who made it, and ends with the very role that it was made in: whoever becomes an owner again
 * has a new role (a row of its own), and none of the old keys.
 */
const makerIsOwner = (sql: Sql) => sql`exists (select from member m where m.brand_id = k.brand_id
  and m.person_id = k.made_by and m.role = 'owner' and m.ended_at is null and m.since <= k.made_at)`

interface KeysAsk {
  /** Ids follow the time they were made at. */
  readonly before: Id | null
  readonly most: number
}

const columns = (
  sql: Sql,
) => sql`k.id, k.name, k.prefix, k.scopes, k.per_minute as "perMinute", p.nickname as "madeBy", k.made_at as "madeAt",
    k.ends_at as "endsAt", k.used_at as "usedAt", k.revoked_at as "revokedAt", ${makerIsOwner(sql)} as "makerIsOwner"`

export const keysOf = (sql: Sql, brandId: Id, { before, most }: KeysAsk) => sql<KeyRow[]>`
  select ${columns(sql)} from api_key k join person p on p.id = k.made_by
  where k.brand_id = ${brandId} and (${before}::uuid is null or k.id < ${before}) order by k.id desc limit ${most}`

export const keyById = (sql: Sql, brandId: Id, id: Id) => sql<KeyRow[]>`
  select ${columns(sql)} from api_key k join person p on p.id = k.made_by where k.brand_id = ${brandId} and k.id = ${id}`

/** Keys that open something now. */
export async function countGood(sql: Sql, brandId: Id, now: Ms): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from api_key k
    where k.brand_id = ${brandId} and k.revoked_at is null and k.ends_at > ${iso(now)} and ${makerIsOwner(sql)}`
  return found!.n
}

/** Whoever makes a key of this brand waits here for whoever else does, so that nobody gets past the most. */
export const lockBrand = (sql: Sql, brandId: Id) => sql`select from brand where id = ${brandId} for no key update`

export const insertKey = (sql: Sql, k: NewKey) => sql`
  insert into api_key (brand_id, id, name, prefix, hash, scopes, made_by, made_at, ends_at)
  values (${k.brandId}, ${k.id}, ${k.name}, ${k.prefix}, ${k.hash}, ${k.scopes as Scope[]}, ${k.madeBy},
    ${iso(k.madeAt)}, ${iso(k.endsAt)})`

/** The time it was revoked first, or nothing where the brand has no such key. */
export const revokeKey = (sql: Sql, k: { brandId: Id; id: Id; by: Id; at: Ms }) => sql<{ revokedAt: Ms }[]>`
  update api_key set revoked_at = coalesce(revoked_at, ${iso(k.at)}), revoked_by = coalesce(revoked_by, ${k.by})
  where brand_id = ${k.brandId} and id = ${k.id} returning revoked_at as "revokedAt"`

export interface Entering {
  readonly brandId: Id
  readonly id: Id
  readonly scopes: Scope[]
  readonly madeBy: Id
  readonly endsAt: Ms
  readonly revokedAt: Ms | null
  readonly makerIsOwner: boolean
  readonly perMinute: number
  readonly used: number | null
  readonly windowAt: Ms | null
}

/**
 * Finds a key by its fingerprint and counts this call into its running minute, in one statement: processes that count at
 * once wait for each other at the row. Clocks may differ a little; a minute that has begun is never gone back on.
 */
export const enter = (sql: Sql, ask: { hash: Buffer; now: Ms; windowAt: Ms }) => sql<Entering[]>`
  with found as (
    select k.*, ${makerIsOwner(sql)} as owner_made from api_key k where k.hash = ${ask.hash}
  ), paced as (
    insert into api_key_pace as p (key_id, window_at, used)
    select id, ${iso(ask.windowAt)}::timestamptz, 1 from found
    where revoked_at is null and ends_at > ${iso(ask.now)} and owner_made
    on conflict (key_id) do update set window_at = greatest(p.window_at, excluded.window_at),
      used = case when excluded.window_at > p.window_at then 1 else p.used + 1 end
    returning key_id, window_at, used
  ), seen as (
    update api_key k set used_at = ${iso(ask.now)} from found f join paced p on p.key_id = f.id
    where k.brand_id = f.brand_id and k.id = f.id and (f.used_at is null or f.used_at < p.window_at)
  )
  select f.brand_id as "brandId", f.id, f.scopes, f.made_by as "madeBy", f.ends_at as "endsAt",
    f.revoked_at as "revokedAt", f.owner_made as "makerIsOwner", f.per_minute as "perMinute", p.used,
    p.window_at as "windowAt"
  from found f left join paced p on p.key_id = f.id`
