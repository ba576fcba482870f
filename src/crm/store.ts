import type { Sql } from '@/kernel/db'
import { rows } from '@/kernel/db'
import type { BrandRole } from '@/kernel/duties'
import type { Id } from '@/kernel/id'
import type { SealedAddress } from '@/kernel/sealed-address'
import { iso, type Ms } from '@/kernel/time'

export interface NewPerson {
  readonly id: Id
  readonly openid: string
  readonly nickname: string
}

/** Makes the people who are not there yet; who signs in twice at once becomes one person. */
export async function upsertPeople(sql: Sql, people: readonly NewPerson[], now: Ms): Promise<void> {
  await sql`
    insert into person (id, openid, nickname, created_at)
    select r.id, r.openid, r.nickname, ${iso(now)}
    from json_to_recordset(${rows(people)}::json) as r(id uuid, openid text, nickname text)
    on conflict (openid) do nothing`
}

export async function peopleByOpenid(sql: Sql, openids: readonly string[]): Promise<Map<string, Id>> {
  const found = await sql<{ openid: string; id: Id }[]>`
    select openid, id from person where openid = any(${openids as string[]})`
  return new Map(found.map((row) => [row.openid, row.id]))
}

export interface MeRow {
  readonly personId: Id
  readonly nickname: string
  readonly avatarUrl: string
  readonly shopId: Id | null
  readonly brandId: Id | null
  readonly brandName: string | null
  readonly brandRole: BrandRole | null
  readonly operator: boolean
}

/** People with the roles they have. Nobody works for two brands at a time: who did before that was a rule stays with the first. */
export async function loadMe(sql: Sql, personIds: readonly Id[]): Promise<MeRow[]> {
  return await sql<MeRow[]>`
    select p.id as "personId", p.nickname, p.avatar_url as "avatarUrl", s.id as "shopId",
      b.id as "brandId", b.name as "brandName", b.role as "brandRole",
      exists (select from staff o where o.person_id = p.id and o.role = 'operator') as operator
    from person p
    left join shop s on s.person_id = p.id and s.closed_at is null
    left join lateral (
      select brand.id, brand.name, member.role from member join brand on brand.id = member.brand_id
      where member.person_id = p.id and member.ended_at is null order by member.since, brand.id limit 1
    ) b on true
    where p.id = any(${personIds as Id[]}) and p.closed_at is null`
}

/** Addresses in use, newest first, at most `limit` of each person. */
export async function loadAddresses(sql: Sql, personIds: readonly Id[], limit: number): Promise<SealedAddress[]> {
  return await sql<SealedAddress[]>`
    select a.person_id as "personId", a.id, a.sealed
    from unnest(${personIds as Id[]}::uuid[]) as asked(person_id)
    cross join lateral (
      select * from address where address.person_id = asked.person_id and removed_at is null
      order by created_at desc, id desc limit ${limit}
    ) a`
}

export interface AddressKey {
  readonly personId: Id
  readonly addressId: Id
}

/**
 * Which of these people are still there, held until the transaction ends: whoever closes an account waits for what is being
 * written for it, and what comes later finds nobody.
 */
export async function holdPeople(sql: Sql, ids: readonly Id[]): Promise<Set<Id>> {
  const found = await sql<{ id: Id }[]>`
    select id from person where id = any(${ids as Id[]}::uuid[]) and closed_at is null order by id for key share`
  return new Set(found.map((row) => row.id))
}

/** Which of the asked addresses belong to their person and are still in use, as "person/address". */
export async function findAddresses(
  sql: Sql,
  keys: readonly { personId: Id; addressId: Id | null }[],
): Promise<Set<string>> {
  const found = await sql<{ person_id: Id; id: Id }[]>`
    select a.person_id, a.id from address a
    join json_to_recordset(${rows(keys)}::json) as r("personId" uuid, "addressId" uuid)
      on a.person_id = r."personId" and a.id = r."addressId"
    where a.removed_at is null`
  return new Set(found.map((row) => `${row.person_id}/${row.id}`))
}

/** Retires addresses and says which of them were in use: the row stays for the orders that point at it. */
export async function retireAddresses(sql: Sql, keys: readonly AddressKey[], now: Ms): Promise<Set<string>> {
  const found = await sql<{ person_id: Id; id: Id }[]>`
    update address a set removed_at = ${iso(now)}
    from json_to_recordset(${rows(keys)}::json) as r("personId" uuid, "addressId" uuid)
    where a.person_id = r."personId" and a.id = r."addressId" and a.removed_at is null
    returning a.person_id, a.id`
  return new Set(found.map((row) => `${row.person_id}/${row.id}`))
}

export async function insertAddresses(sql: Sql, addresses: readonly SealedAddress[], now: Ms): Promise<void> {
  await sql`
    insert into address (person_id, id, sealed, created_at)
    select r."personId", r.id, r.sealed, ${iso(now)}
    from json_to_recordset(${rows(addresses)}::json) as r("personId" uuid, id uuid, sealed text)`
}

export interface ConsentRow {
  readonly personId: Id
  readonly template: string
  readonly times: number
}

/** Adds accepted messages; the list holds each person and template once. Returns the balances after it. */
export async function addConsents(sql: Sql, list: readonly ConsentRow[], now: Ms): Promise<ConsentRow[]> {
  return await sql<ConsentRow[]>`
    insert into consent as c (person_id, template, balance, changed_at)
    select r."personId", r.template, r.times, ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r("personId" uuid, template text, times int)
    order by 1, 2
    on conflict (person_id, template) do update
      set balance = c.balance + excluded.balance, changed_at = excluded.changed_at
    returning c.person_id as "personId", c.template, c.balance as times`
}

/** Takes up to `times` messages from each balance; the list holds each person and template once. Returns what was taken. */
export async function takeBalances(sql: Sql, list: readonly ConsentRow[], now: Ms): Promise<ConsentRow[]> {
  return await sql<ConsentRow[]>`
    with asked as (
      select * from json_to_recordset(${rows(list)}::json) as r("personId" uuid, template text, times int)
    ), locked as (
      select c.person_id, c.template, least(c.balance, asked.times) as taken
      from consent c join asked on c.person_id = asked."personId" and c.template = asked.template
      where c.balance > 0
      order by c.person_id, c.template
      for no key update of c
    )
    update consent c set balance = c.balance - locked.taken, changed_at = ${iso(now)}
    from locked where c.person_id = locked.person_id and c.template = locked.template
    returning c.person_id as "personId", c.template, locked.taken as times`
}

/** What each person may still be told, `limit` templates at most: there are a handful. */
export const loadConsents = (sql: Sql, personId: Id, limit: number) => sql<{ template: string; balance: number }[]>`
  select template, balance from consent where person_id = ${personId} and balance > 0 order by template limit ${limit}`

/** WeChat says that nothing is left, and WeChat is right. The list holds each person and template once. */
export async function emptyBalances(
  sql: Sql,
  list: readonly { personId: Id; template: string }[],
  now: Ms,
): Promise<void> {
  await sql`
    update consent c set balance = 0, changed_at = ${iso(now)}
    from json_to_recordset(${rows(list)}::json) as r("personId" uuid, template text)
    where c.person_id = r."personId" and c.template = r.template`
}

export interface PersonRow {
  readonly id: Id
  readonly nickname: string
  readonly avatarUrl: string
}

export async function loadPeople(sql: Sql, ids: readonly Id[]): Promise<PersonRow[]> {
  return await sql<PersonRow[]>`
    select id, nickname, avatar_url as "avatarUrl" from person where id = any(${ids as Id[]})`
}

export const openidsOf = (sql: Sql, ids: readonly Id[]) => sql<{ id: Id; openid: string }[]>`
  select id, openid from person where id = any(${ids as Id[]}::uuid[])`
